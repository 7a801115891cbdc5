/* A handler for SIGSEGV and SIGFPE: siglongjmp leads out of it; without one the process ends. */
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static sigjmp_buf back;

static void handler(int number) { siglongjmp(back, number); }

int main(void)
{
    volatile int tries = 0;
    int *volatile nowhere = NULL;
    sigset_t mask;
    signal(SIGSEGV, handler);
    signal(SIGFPE, handler);
    int number = sigsetjmp(back, 1);
    printf("signal %d\n", number);
    if (tries++ < 2)
        *nowhere = 1;
    if (tries++ < 5)
        raise(SIGFPE);
    sigprocmask(SIG_BLOCK, NULL, &mask);
    printf("not blocked: %d %d\n", sigismember(&mask, SIGSEGV), sigismember(&mask, SIGFPE));
    signal(SIGSEGV, SIG_DFL);
    int status;
    if (fork() == 0) {
        *nowhere = 1;
        _exit(0);
    }
    wait(&status);
    printf("ended by SIGSEGV: %d\n", WIFSIGNALED(status) && WTERMSIG(status) == SIGSEGV);
    return 0;
}
