/* an exit status other than zero */
#include <stdio.h>
#include <stdlib.h>

int status = 40;

int main(void)
{
    status += 2;
    printf("leaving\n");
    if (status > 41)
        exit(status);
    return 1;
}
