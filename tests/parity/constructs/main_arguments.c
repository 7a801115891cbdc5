/* main with arguments */
#include <stdio.h>

int arguments;

int main(int argc, char *argv[])
{
    arguments = argc;
    while (*argv) {
        if (**argv == '-')
            arguments += 100;
        argv++;
    }
    printf("%d\n", arguments);
    return 0;
}
