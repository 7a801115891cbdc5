/* Reading ahead: fflush and exit give the offset of a file back; fclose and _exit do not, on Linux. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static int fd;

static void where(const char *when)
{
    printf("%s: %ld\n", when, (long)lseek(fd, 0, SEEK_CUR));
}

static void child(int how)
{
    char line[20];
    lseek(fd, 0, SEEK_SET);
    if (fork() == 0) {
        FILE *f = fdopen(fd, "r");
        fgets(line, sizeof line, f);
        if (how)
            _exit(0);
        exit(0);
    }
    wait(NULL);
}

int main(void)
{
    char line[20];
    FILE *f = fopen("lines", "w");
    for (int i = 0; i < 100; i++)
        fprintf(f, "line %02d\n", i);
    fclose(f);
    fd = open("lines", O_RDONLY);
    f = fdopen(dup(fd), "r");
    fgets(line, sizeof line, f);
    where("read ahead");
    fflush(f);
    where("fflush");
    fgets(line, sizeof line, f);
    printf("%s", line);
    fscanf(f, "%s", line);
    printf("%s %ld\n", line, ftell(f));
    fclose(f);
    where("fclose");
    child(0);
    where("exit");
    child(1);
    where("_exit");
    return 0;
}
