/* getenv, setenv, unsetenv, putenv, environ, and a child's own copy. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static void show(const char *name)
{
    const char *value = getenv(name);
    printf("%s=%s\n", name, value ? value : "(none)");
}

int main(void)
{
    static char put[] = "PUT=here";
    int count = 0;
    show("FRUIT");
    printf("set %d\n", setenv("FRUIT", "pear", 0));
    setenv("FRUIT", "plum", 0);
    show("FRUIT");
    setenv("FRUIT", "plum", 1);
    show("FRUIT");
    putenv(put);
    show("PUT");
    put[4] = 'H'; /* it is the string itself */
    show("PUT");
    for (char **e = environ; *e != NULL; e++)
        count += strncmp(*e, "FRUIT=", 6) == 0;
    printf("once in environ: %d\n", count);
    if (fork() == 0) {
        setenv("FRUIT", "fig", 1);
        _exit(0);
    }
    wait(NULL);
    show("FRUIT");
    printf("unset %d\n", unsetenv("FRUIT"));
    show("FRUIT");
    int result = setenv("A=B", "x", 1);
    printf("bad name %d EINVAL %d\n", result, errno == EINVAL);
    return 0;
}
