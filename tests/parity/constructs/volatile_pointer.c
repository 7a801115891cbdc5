/* a pointer to volatile and a volatile pointer */
#include <stdio.h>

int device = 5;
volatile int *at = &device;
int *volatile shared = &device;

int main(void)
{
    *at = *at + 1;
    *shared += 2;
    shared = &device;
    printf("%d\n", device);
    return 0;
}
