/* A filter: copies its input in capitals; its status is the number of lines. */
#include <ctype.h>
#include <stdio.h>

int main(void)
{
    int c, lines = 0;
    while ((c = getchar()) != EOF) {
        putchar(toupper(c));
        lines += c == '\n';
    }
    return lines;
}
