/* tests: with echo_args
 * exec returns only when it fails: no such file, not a program, not executable, a directory. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static void show(const char *what, int result)
{
    printf("%s: %d errno %d\n", what, result, errno);
}

int main(void)
{
    char *args[] = {"x", NULL};
    show("missing", execv("./missing", args));
    show("empty name", execv("", args));
    show("name not in PATH", execvp("no_such_program", args));
    show("missing directory", execl("./none/x", "x", (char *)NULL));
    show("below a file", execl("./echo_args/x", "x", (char *)NULL));
    close(open("text", O_WRONLY | O_CREAT, 0644));
    show("not executable", execv("./text", args));
    mkdir("folder", 0755);
    show("a directory", execv("./folder", args));
    show("and still here", 0 * (errno = 0));
    return 0;
}
