/* execvp looks where PATH says.
   tests: with told */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void look(const char *path, const char *name)
{
    int status;
    fflush(stdout);
    if (path)
        setenv("PATH", path, 1);
    else
        unsetenv("PATH");
    if (fork() == 0) {
        execlp(name, "told", name, NULL);
        printf("%s in %s: %s\n", name, path ? path : "nothing", strerror(errno));
        fflush(stdout);
        _exit(50);
    }
    wait(&status);
    printf("status %d\n", WEXITSTATUS(status));
}

int main(void)
{
    mkdir("empty", 0755);
    mkdir("told.d", 0755);
    setenv("COLOR", "green", 1);
    look("/nowhere:.:/tmp", "told");
    look("empty:", "told");
    look("empty:/nowhere", "told");
    look("empty", "./told");
    look("/nowhere", "");
    look(".", "told.d");
    look(".:empty", "told.d/x");
    rmdir("empty");
    rmdir("told.d");
    return 0;
}
