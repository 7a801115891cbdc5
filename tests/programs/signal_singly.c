/* Signals one at a time, as System V has them: sighold, sigrelse, sigignore, sigset, sigpause. */
#define _GNU_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Old, and told so by newer headers. */
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

static void handler(int signal) { printf("handler: %d\n", signal == SIGUSR1); }

static const char *name(void (*action)(int))
{
    return action == SIG_ERR    ? strerror(errno)
           : action == SIG_DFL  ? "default"
           : action == SIG_IGN  ? "ignored"
           : action == SIG_HOLD ? "held"
           : action == handler  ? "handler"
                                : "another";
}

int main(void)
{
    setbuf(stdout, NULL);
    printf("%s\n", name(sigset(SIGUSR1, handler)));
    printf("%d\n", sighold(SIGUSR1));
    raise(SIGUSR1);
    puts("raised while it is held");
    printf("%d\n", sigrelse(SIGUSR1));
    printf("%s\n", name(sigset(SIGUSR1, SIG_HOLD)));
    printf("%s\n", name(sigset(SIGUSR1, SIG_HOLD)));
    raise(SIGUSR1);
    puts("raised while it is held");
    printf("%s\n", name(sigset(SIGUSR1, handler)));
    printf("%s\n", name(sigset(SIGUSR1, handler)));
    sighold(SIGUSR1);
    raise(SIGUSR1);
    int result = sigpause(SIGUSR1);
    printf("sigpause: %d %s\n", result, strerror(errno));
    raise(SIGUSR1);
    puts("held again");
    printf("%d\n", sigignore(SIGUSR1));
    sigrelse(SIGUSR1);
    puts("ignored");
    printf("%s\n", name(sigset(SIGUSR1, SIG_DFL)));
    printf("%s\n", name(sigset(SIGKILL, handler)));
    result = sighold(0);
    printf("%d %s\n", result, strerror(errno));
    result = sigrelse(1000);
    printf("%d %s\n", result, strerror(errno));
    result = sigpause(1000);
    printf("%d %s\n", result, strerror(errno));
    result = sigignore(SIGSTOP);
    printf("%d %s\n", result, strerror(errno));
    return 0;
}
