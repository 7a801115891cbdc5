/* a memcpy of the program's own, word by word and byte by byte */
#include <stdio.h>

char from[13] = "hello, world", to[13];

static void *copy(void *to, const void *from, unsigned n)
{
    char *t = to;
    const char *f = from;
    while (n >= 4) {
        *(int *)t = *(const int *)f;
        t += 4, f += 4, n -= 4;
    }
    while (n-- > 0)
        *t++ = *f++;
    return to;
}

int main(void)
{
    printf("%s\n", (char *)copy(to, from, sizeof from));
    return 0;
}
