/* A child inherits directory, umask, environment, handlers and mask; not pending signals and not alarms. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void handler(int number) { (void)number; }

int main(void)
{
    char here[200], there[200];
    sigset_t set;
    struct sigaction action;
    mkdir("below", 0755);
    chdir("below");
    getcwd(here, sizeof here);
    umask(027);
    setenv("FRUIT", "pear", 1);
    signal(SIGUSR1, handler);
    sigemptyset(&set);
    sigaddset(&set, SIGUSR2);
    sigprocmask(SIG_BLOCK, &set, NULL);
    raise(SIGUSR2);
    alarm(1000);
    if (fork() == 0) {
        getcwd(there, sizeof there);
        printf("directory %d umask %03o FRUIT %s\n", strcmp(here, there) == 0, umask(0), getenv("FRUIT"));
        sigaction(SIGUSR1, NULL, &action);
        printf("handler %d\n", action.sa_handler == handler);
        sigprocmask(SIG_BLOCK, NULL, &set);
        printf("blocked %d\n", sigismember(&set, SIGUSR2));
        sigpending(&set);
        printf("pending %d alarm %d\n", sigismember(&set, SIGUSR2), alarm(0) != 0);
        setenv("FRUIT", "plum", 1);
        chdir("..");
        _exit(0);
    }
    wait(NULL);
    sigpending(&set);
    printf("parent: pending %d alarm %d FRUIT %s\n", sigismember(&set, SIGUSR2), alarm(0) != 0,
           getenv("FRUIT"));
    getcwd(there, sizeof there);
    printf("parent's directory %d umask %03o\n", strcmp(here, there) == 0, umask(0));
    return 0;
}
