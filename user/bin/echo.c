/* echo [-n] [WORD...]: prints its arguments; -n: without a newline. */
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv)
{
    int first = 1;
    if (argc > 1 && strcmp(argv[1], "-n") == 0)
        first = 2;
    for (int i = first; i < argc; i++)
        printf("%s%s", argv[i], i + 1 < argc ? " " : "");
    if (first == 1)
        putchar('\n');
    return 0;
}
