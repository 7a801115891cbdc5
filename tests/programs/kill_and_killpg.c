/* kill to groups: 0, -group, killpg; what is no group. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile int caught;
static int fails(int result, int error) { return result == -1 && errno == error; }
static void on_signal(int signal) { (void)signal, caught++; }

int main(void)
{
    int status, ended = 0, ready[2];
    pid_t first = 0, others[3];
    char byte;
    signal(SIGUSR1, on_signal);
    setpgid(0, 0);
    pipe(ready);
    for (int i = 0; i < 3; i++) {
        pid_t pid = fork();
        if (pid == 0) {
            signal(SIGUSR1, SIG_DFL);
            setpgid(0, first);
            write(ready[1], "r", 1);
            for (;;)
                pause();
        }
        setpgid(pid, first);
        others[i] = pid;
        if (i == 0)
            first = pid;
    }
    for (int i = 0; i < 3; i++)
        read(ready[0], &byte, 1);
    printf("killpg %d\n", killpg(first, SIGUSR1));
    for (int i = 0; i < 3; i++) {
        waitpid(others[i], &status, 0);
        ended += WIFSIGNALED(status) && WTERMSIG(status) == SIGUSR1;
    }
    printf("ended %d, own %d\n", ended, caught);
    printf("gone: ESRCH %d\n", fails(kill(-first, 0), ESRCH));
    pid_t pid = fork();
    if (pid == 0)
        for (;;)
            sleep(10);
    int result = kill(0, SIGUSR1);
    printf("kill 0: %d, own %d\n", result, caught);
    kill(pid, SIGKILL);
    waitpid(pid, &status, 0);
    printf("child by SIGKILL %d\n", WTERMSIG(status) == SIGKILL);
    printf("a zombie takes signals: ");
    pid = fork();
    if (pid == 0)
        _exit(0);
    siginfo_t info;
    waitid(P_PID, (id_t)pid, &info, WEXITED | WNOWAIT);
    printf("%d\n", kill(pid, SIGTERM));
    waitpid(pid, &status, 0);
    printf("and has ended all the same: %d; now ESRCH %d\n", WIFEXITED(status),
           fails(kill(pid, 0), ESRCH));
    return 0;
}
