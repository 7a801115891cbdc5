/* setenv, putenv, unsetenv, clearenv and `environ` are one environment; a child has a copy. */
#define _DEFAULT_SOURCE
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static void show(const char *when)
{
    printf("%s:", when);
    for (char **each = environ; each && *each; each++)
        printf(" %s", *each);
    printf("\n");
}

int main(void)
{
    static char given[] = "GIVEN=1";
    clearenv();
    show("cleared");
    setenv("A", "one", 0);
    setenv("B", "two", 0);
    setenv("A", "other", 0);
    show("not overwritten");
    setenv("A", "other", 1);
    putenv(given);
    show("put");
    given[6] = '2'; /* it is the string itself */
    printf("GIVEN %s\n", getenv("GIVEN"));
    unsetenv("B");
    unsetenv("none");
    show("without B");
    printf("%s %s\n", getenv("B") ? "B" : "no B", getenv("GIV") ? "GIV" : "no GIV");
    int empty = setenv("", "x", 1);
    printf("%d %s\n", empty, strerror(errno));
    errno = 0;
    int equals = setenv("A=B", "x", 1);
    printf("%d %s\n", equals, strerror(errno));
    errno = 0;
    int without = unsetenv("A=B");
    printf("%d %s\n", without, strerror(errno));
    fflush(stdout);
    if (fork() == 0) {
        setenv("A", "child", 1);
        show("child");
        exit(0);
    }
    wait(NULL);
    show("parent");
    char *own[] = {"X=y", NULL};
    environ = own;
    setenv("Z", "z", 1);
    show("own table");
    printf("%s\n", own[1] ? "changed" : "as it was");
    return 0;
}
