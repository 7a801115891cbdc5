/* User and group ids: inherited, one may become oneself, and nobody else. */
#include <errno.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void show(const char *what, int result)
{
    printf("%s: %d errno %d\n", what, result, result < 0 ? errno : 0);
}

int main(void)
{
    int status;
    uid_t user = getuid();
    printf("uid %d euid %d gid %d egid %d\n", (int)user, (int)geteuid(), (int)getgid(), (int)getegid());
    show("setuid to oneself", setuid(user));
    show("setuid to root", setuid(0));
    show("setgid to root's", setgid(0));
    show("seteuid to root", seteuid(0));
    show("setgid to one's own", setgid(getgid()));
    if (fork() == 0) {
        printf("child: %d %d\n", getuid() == user, geteuid() == user);
        _exit(0);
    }
    wait(&status);
    return 0;
}
