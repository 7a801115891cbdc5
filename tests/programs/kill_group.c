/* kill of a group reaches all its processes, kill(0) one's own group; others are not touched. */
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void member(pid_t group, int ready)
{
    setpgid(0, group);
    write(ready, "r", 1);
    for (;;)
        pause();
}

int main(void)
{
    int ready[2], status;
    char byte;
    pid_t pid[3];
    pipe(ready);
    for (int i = 0; i < 3; i++) {
        pid[i] = fork();
        if (pid[i] == 0)
            member(i == 1 ? pid[0] : 0, ready[1]);
        read(ready[0], &byte, 1); /* each is in its group before the next one is made */
    }
    printf("kill the first two %d\n", kill(-pid[0], SIGUSR1));
    for (int i = 0; i < 2; i++) {
        waitpid(pid[i], &status, 0);
        printf("%d: ended by SIGUSR1 %d\n", i, WIFSIGNALED(status) && WTERMSIG(status) == SIGUSR1);
    }
    printf("the third lives: %d\n", waitpid(pid[2], &status, WNOHANG) == 0);
    kill(pid[2], SIGTERM);
    waitpid(pid[2], &status, 0);
    printf("now it does not: %d\n", WTERMSIG(status) == SIGTERM);
    signal(SIGUSR2, SIG_IGN);
    pid_t child = fork();
    if (child == 0) {
        setpgid(0, 0);
        signal(SIGUSR2, SIG_DFL);
        kill(0, SIGUSR2);
        _exit(0);
    }
    waitpid(child, &status, 0);
    printf("kill(0) reached its own: %d\n", WIFSIGNALED(status) && WTERMSIG(status) == SIGUSR2);
    return 0;
}
