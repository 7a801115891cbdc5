/* waitid: what it asks for, what it tells. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static int fails(int result, int error) { return result == -1 && errno == error; }

static void say(const char *what, int result, const siginfo_t *info, pid_t child)
{
    printf("%s: %d, child %d, signal %d, code %d, status %d\n", what, result, info->si_pid == child,
           info->si_signo == SIGCHLD, info->si_code, info->si_status);
}

int main(void)
{
    siginfo_t info;
    char byte = 0;
    int p[2];
    pipe(p);
    memset(&info, 0, sizeof info);
    printf("no children: ECHILD %d\n", fails(waitid(P_ALL, 0, &info, WEXITED), ECHILD));
    pid_t child = fork();
    if (child == 0) {
        raise(SIGSTOP);
        read(p[0], &byte, 1);
        _exit(7);
    }
    say("stopped", waitid(P_PID, (id_t)child, &info, WSTOPPED), &info, child);
    memset(&info, 0, sizeof info);
    int result = waitid(P_ALL, 0, &info, WEXITED | WNOHANG);
    printf("lives: %d, pid %d\n", result, info.si_pid);
    kill(child, SIGCONT);
    say("continued", waitid(P_PID, (id_t)child, &info, WCONTINUED), &info, child);
    write(p[1], &byte, 1);
    say("exited, kept", waitid(P_PGID, (id_t)getpgrp(), &info, WEXITED | WNOWAIT), &info, child);
    say("exited", waitid(P_ALL, 0, &info, WEXITED), &info, child);
    child = fork();
    if (child == 0) {
        raise(SIGKILL);
        _exit(0);
    }
    say("killed", waitid(P_ALL, 0, &info, WEXITED), &info, child);
    printf("nothing asked for: EINVAL %d\n", fails(waitid(P_ALL, 0, &info, WNOHANG), EINVAL));
    printf("odd options: EINVAL %d\n", fails(waitid(P_ALL, 0, &info, WEXITED | 0x100), EINVAL));
    return 0;
}
