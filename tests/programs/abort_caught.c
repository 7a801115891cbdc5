/* abort ends the process even if SIGABRT is caught, ignored or blocked; only a jump out of the handler
 * prevents it. */
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static jmp_buf back;

static void handler(int number)
{
    (void)number;
    write(1, "caught\n", 7);
}
static void jump(int number) { longjmp(back, number); }

int main(void)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGABRT);
    for (int way = 0; way < 4; way++) {
        int status;
        if (fork() == 0) {
            if (way == 1)
                signal(SIGABRT, SIG_IGN);
            if (way == 2)
                sigprocmask(SIG_BLOCK, &set, NULL);
            if (way == 0)
                signal(SIGABRT, handler);
            if (way == 3)
                signal(SIGABRT, jump);
            if (setjmp(back) == 0)
                abort();
            _exit(8);
        }
        wait(&status);
        printf("%d: by signal %d, exited %d\n", way, WTERMSIG(status), WEXITSTATUS(status));
    }
    return 0;
}
