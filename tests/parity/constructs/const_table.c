/* reading constants announces nothing */
#include <stdio.h>

const int primes[] = {2, 3, 5, 7, 11};
static const char *const names[] = {"two", "three", "five", "seven", "eleven"};
int sum;

int main(void)
{
    for (int i = 0; i < 5; i++)
        sum += primes[i];
    printf("%d %s\n", sum, names[3]);
    return 0;
}
