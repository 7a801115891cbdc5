/* memcpy, memset, memmove and memcmp of the library */
#include <stdio.h>
#include <string.h>

char a[16] = "0123456789", b[16];

int main(void)
{
    memcpy(b, a, 11);
    memmove(b + 2, b, 5);
    memset(b, '-', 2);
    printf("%s %d\n", b, memcmp(a, b, 4) > 0);
    return 0;
}
