/* freopen of standard output: what comes before, what children print, and how it is buffered then. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    char line[100];
    printf("to the console\n");
    FILE *f = freopen("out", "w", stdout);
    fprintf(stderr, "%d %d\n", f == stdout, fileno(stdout));
    printf("first\n");
    write(1, "direct\n", 7);
    if (fork() == 0) {
        printf("child\n");
        return 0;
    }
    wait(NULL);
    printf("parent\n");
    fflush(stdout);
    f = fopen("out", "r");
    while (fgets(line, sizeof line, f))
        fprintf(stderr, "%s", line);
    fclose(f);
    f = freopen("nowhere/else", "r", stdin);
    fprintf(stderr, "%d %s\n", f != NULL, strerror(errno));
    f = fopen("out", "r");
    f = freopen("out", "r", f);
    fprintf(stderr, "%s", fgets(line, sizeof line, f));
    return 0;
}
