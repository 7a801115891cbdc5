/* What exec refuses, and that the process goes on as it was.
   tests: with told */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void refused(const char *what, const char *path, char *const argv[])
{
    char *envp[] = {"A=b", NULL};
    int result = execve(path, argv, envp);
    printf("%s: %d %s\n", what, result, strerror(errno));
}

static void make(const char *name, mode_t mode)
{
    int file = open(name, O_CREAT | O_WRONLY, mode);
    write(file, "just text\n", 10);
    close(file);
}

int main(void)
{
    char *argv[] = {"told", NULL}, *wild[] = {"told", (char *)8, NULL};
    char *const *volatile nowhere = (char *const *)8;
    static char *many[5000], large[200000];
    make("plain", 0644);
    make("open", 0755);
    memset(large, 'x', sizeof large - 1);
    for (int i = 0; i < 4999; i++)
        many[i] = large;
    refused("nothing there", "./nothing", argv);
    refused("no folder", "./plain/told", argv);
    refused("empty path", "", argv);
    refused("a folder", "/tmp", argv);
    refused("not executable", "./plain", argv);
    refused("no program", "./open", argv);
    refused("path is no pointer", (char *)8, argv);
    refused("argv is no pointer", "./told", nowhere);
    refused("argv[1] is no pointer", "./told", wild);
    refused("too much", "./told", many);
    unlink("plain");
    unlink("open");
    printf("still here\n");
    fflush(stdout);
    execl("./told", "told", NULL);
    return 1;
}
