/* Streams on a pipe: fdopen on both ends, lines across fork, no places. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int ends[2], number;
    char line[40], word[20];
    pipe(ends);
    if (fork() == 0) {
        close(ends[0]);
        FILE *out = fdopen(ends[1], "w");
        for (int i = 0; i < 3; i++)
            fprintf(out, "line %d of the child\n", i);
        fprintf(out, "17 words");
        exit(3);
    }
    close(ends[1]);
    FILE *in = fdopen(ends[0], "r");
    errno = 0;
    printf("%ld ", ftell(in));
    printf("%s\n", strerror(errno));
    errno = 0;
    printf("%d ", fseek(in, 0, SEEK_SET));
    printf("%s\n", strerror(errno));
    for (int i = 0; i < 3; i++)
        printf("%s", fgets(line, sizeof line, in));
    printf("%d ", fscanf(in, "%d%s", &number, word));
    printf("%d %s\n", number, word);
    printf("%d\n", fgetc(in));
    printf("%d %d\n", feof(in) != 0, ferror(in));
    errno = 0;
    printf("%d ", fputc('x', in));
    printf("%s %d\n", strerror(errno), ferror(in) != 0);
    clearerr(in);
    printf("%d %d\n", feof(in), ferror(in));
    printf("%d\n", fclose(in));
    int status;
    wait(&status);
    printf("%d\n", WEXITSTATUS(status));
    return 0;
}
