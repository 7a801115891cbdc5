/* Prints its arguments and two variables of its environment. */
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char *argv[])
{
    const char *color = getenv("COLOR");
    for (int i = 0; i < argc; i++)
        printf("[%s]", argv[i]);
    printf(" COLOR=%s PATH %s\n", color ? color : "none", getenv("PATH") ? "set" : "not set");
    return argc;
}
