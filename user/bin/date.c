/* date [+FORMAT]: the machine's own time, which begins on 1 January 2025. */
#include <stdio.h>
#include <time.h>

int main(int argc, char **argv)
{
    const char *format = argc > 1 && argv[1][0] == '+' ? argv[1] + 1 : "%a %b %e %H:%M:%S UTC %Y";
    char text[256];
    time_t now = time(NULL);
    text[0] = 0;
    strftime(text, sizeof text, format, gmtime(&now));
    puts(text);
    return 0;
}
