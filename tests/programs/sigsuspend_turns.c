/* sigsuspend takes the mask off and waits in one: parent and child take turns by signals, none is lost
 * (TELL and WAIT). */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t told;
static sigset_t open_mask;

static void handler(int number) { (void)number, told = 1; }

static void wait_told(void)
{
    while (!told)
        sigsuspend(&open_mask);
    told = 0;
}

int main(void)
{
    sigset_t blocked;
    signal(SIGUSR1, handler);
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGUSR1);
    sigprocmask(SIG_BLOCK, &blocked, &open_mask);
    pid_t parent = getpid(), child = fork();
    if (child == 0) {
        for (int i = 0; i < 3; i++) {
            wait_told();
            printf("child %d\n", i);
            kill(parent, SIGUSR1);
        }
        _exit(0);
    }
    for (int i = 0; i < 3; i++) {
        printf("parent %d\n", i);
        kill(child, SIGUSR1);
        wait_told();
    }
    wait(NULL);
    raise(SIGUSR1);
    int result = sigsuspend(&open_mask);
    printf("sigsuspend %d EINTR %d\n", result, errno == EINTR);
    sigprocmask(SIG_BLOCK, NULL, &open_mask);
    printf("blocked again: %d\n", sigismember(&open_mask, SIGUSR1));
    return 0;
}
