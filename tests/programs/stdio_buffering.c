/* Buffering modes: what is fully buffered is doubled by fork, line-buffered only an unfinished line,
 * unbuffered nothing. */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void try(const char *what, int mode)
{
    static char buffer[BUFSIZ];
    char text[100];
    remove("file");
    FILE *f = fopen("file", "w+");
    setvbuf(f, mode == _IONBF ? NULL : buffer, mode, sizeof buffer);
    fprintf(f, "whole\npart ");
    if (fork() == 0) {
        fclose(f);
        _exit(0);
    }
    wait(NULL);
    fflush(f);
    rewind(f);
    size_t n = fread(text, 1, sizeof text, f);
    printf("%s: %d bytes\n", what, (int)n);
    fclose(f);
}

int main(void)
{
    try("full", _IOFBF);
    try("line", _IOLBF);
    try("none", _IONBF);
    return 0;
}
