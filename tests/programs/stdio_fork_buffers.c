/* What a stream's buffer holds at fork is printed twice: fully buffered, by lines, not at all. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static void try(const char *name, int mode)
{
    FILE *f = fopen(name, "w");
    char text[200];
    setvbuf(f, NULL, mode, 1024);
    fprintf(f, "line\nrest");
    if (fork() == 0) {
        fprintf(f, "(child)");
        exit(0);
    }
    wait(NULL);
    fprintf(f, "(parent)");
    if (fork() == 0)
        _exit(0);
    wait(NULL);
    fclose(f);
    f = fopen(name, "r");
    text[fread(text, 1, sizeof text - 1, f)] = 0;
    printf("%s:\n%s\n", name, text);
    fclose(f);
}

int main(void)
{
    try("full", _IOFBF);
    try("lines", _IOLBF);
    try("none", _IONBF);
    return 0;
}
