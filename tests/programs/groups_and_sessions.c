/* Process groups and sessions: inherited, setpgid and its errors, setsid makes a leader without a
 * terminal's group. */
#include <errno.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void show(const char *what, int result)
{
    printf("%s: %s errno %d\n", what, result < 0 ? "fails" : "works", result < 0 ? errno : 0);
}

int main(void)
{
    pid_t group = getpgrp(), session = getsid(0);
    int status;
    printf("leads its group: %d, the same by pid: %d\n", group == getpid(), getpgid(getpid()) == group);
    show("setsid of a group's leader", setsid());
    show("setpgid to a negative group", setpgid(0, -1));
    show("getpgid of nobody", getpgid(999999));
    show("getsid of nobody", getsid(999999));
    show("setpgid to a group that is not there", setpgid(0, 999998));
    if (fork() == 0) {
        printf("inherited: group %d session %d\n", getpgrp() == group, getsid(0) == session);
        show("setpgid", setpgid(0, 0));
        printf("a group of its own: %d\n", getpgrp() == getpid());
        show("setpgid back", setpgid(0, group));
        show("setsid", setsid());
        printf("leads all: %d %d\n", getpgrp() == getpid(), getsid(0) == getpid());
        show("setsid again", setsid());
        show("setpgid of a session's leader", setpgid(0, 0));
        show("setpgid of the parent", setpgid(getppid(), 0));
        _exit(0);
    }
    wait(&status);
    return 0;
}
