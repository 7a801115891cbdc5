/* String functions at their borders: strncpy pads or does not end, strncat ends, comparisons by sign,
 * memmove overlaps. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static int sign(int x) { return (x > 0) - (x < 0); }

int main(void)
{
    char a[10], b[20] = "0123456789";
    volatile size_t three = 3;
    memset(a, '#', sizeof a);
    strncpy(a, "abc", 6);
    printf("%d %d %c\n", a[3], a[5], a[6]);
    strncpy(a, "abcdefgh", three);
    printf("%c %d\n", a[2], a[3]);
    strncat(a, "xyz", 2);
    printf("%s %d\n", a, (int)strnlen("abc", 2));
    printf("%d %d %d\n", sign(strcmp("abc", "abd")), sign(strcmp("ab", "abc")), sign(strcmp("\x80", "a")));
    printf("%d %d %d\n", strncmp("abcx", "abcy", 3), sign(strcasecmp("HELLO", "hello")),
           sign(strncasecmp("ABc", "abD", 3)));
    memmove(b + 2, b, 8);
    printf("%s\n", b);
    memmove(b, b + 2, 8);
    printf("%s\n", b);
    printf("%d %d\n", sign(memcmp("a\0b", "a\0c", 3)), memcmp("a\0b", "a\0c", 2));
    printf("%s\n", (char *)memchr("find x here", 'x', 11));
    char *copy = strdup("a copy");
    copy[0] = 'A';
    printf("%s %s\n", copy, strndup("much", 2));
    free(copy);
    return 0;
}
