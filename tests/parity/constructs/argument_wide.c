/* arguments of different widths and kinds */
#include <stdio.h>

char letter = 'x';
short small = -3;
long long big = 1LL << 40;
double ratio = 2.5;
char *text = "end";

static int mixed(char c, double d, short s, long long l, const char *t)
{
    return c + (int)(d * 4) + s + (int)(l >> 38) + t[0];
}

int main(void)
{
    printf("%d\n", mixed(letter, ratio, small, big, text));
    printf("%c %d %lld %s\n", letter, small, big, text);
    return 0;
}
