/* waitpid's forms: a group (-pgid), our own group (0), one pid, any (-1); ECHILD when no child of that kind
 * is left. */
#include <errno.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static pid_t child_of_group(pid_t group, int code)
{
    pid_t child = fork();
    if (child == 0) {
        if (group >= 0)
            setpgid(0, group);
        _exit(code);
    }
    if (group >= 0)
        setpgid(child, group ? group : child); /* either of the two comes first */
    return child;
}

static void show(const char *what, pid_t which)
{
    int status;
    if (waitpid(which, &status, 0) < 0)
        printf("%s: errno %d\n", what, errno);
    else
        printf("%s: status %d\n", what, WEXITSTATUS(status));
}

int main(void)
{
    pid_t ours = child_of_group(-1, 1);
    pid_t leader = child_of_group(0, 2);
    show("own group", 0);
    show("own group again", 0);
    show("the other group", -leader);
    show("the other group again", -leader);
    show("one that is gone", ours);
    child_of_group(0, 3);
    show("any", -1);
    show("any again", -1);
    return 0;
}
