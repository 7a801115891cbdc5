/* a printf of one's own on top of the library's */
#include <stdarg.h>
#include <stdio.h>

int messages, last = 7;

static void say(const char *format, ...)
{
    va_list rest;
    va_start(rest, format);
    messages++;
    printf("%d: ", messages);
    vprintf(format, rest);
    va_end(rest);
}

int main(void)
{
    say("%d and %s\n", last, "more");
    say("%c%c\n", 'o' + messages - 1, 'k');
    return 0;
}
