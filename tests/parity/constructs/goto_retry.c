/* goto forwards and backwards */
#include <stdio.h>

int tries, left = 3;

int main(void)
{
again:
    tries++;
    if (tries == 5)
        goto out;
    if (left-- > 0)
        goto again;
    tries = 100;
out:
    printf("%d %d\n", tries, left);
    return 0;
}
