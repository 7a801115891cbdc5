/* more [FILE...]: a text, page by page on a terminal: Enter shows the next, q ends.
   What it shows may come from a pipe: the keys are read from /dev/tty, as lines. */
#include <stdio.h>
#include <unistd.h>

enum { LINES = 22 };

/* False: no more. Keys come as lines. */
static int ask(void)
{
    static FILE *keys;
    char line[64];
    if (!keys)
        keys = fopen("/dev/tty", "r");
    printf("--More--");
    fflush(stdout);
    if (!keys || !fgets(line, sizeof line, keys))
        return 0;
    return line[0] != 'q';
}

static int show(FILE *file)
{
    int c, lines = 0, pages = isatty(STDOUT_FILENO);
    while ((c = getc(file)) != EOF) {
        if (pages && lines == LINES) {
            if (!ask())
                return 0;
            lines = 0;
        }
        putchar(c);
        lines += c == '\n';
    }
    return 1;
}

int main(int argc, char **argv)
{
    int status = 0;
    if (argc == 1)
        show(stdin);
    for (int i = 1; i < argc; i++) {
        FILE *file = fopen(argv[i], "r");
        if (!file) {
            fprintf(stderr, "more: ");
            perror(argv[i]);
            status = 1;
            continue;
        }
        int goes_on = show(file);
        fclose(file);
        if (!goes_on)
            break;
    }
    return status;
}
