/* setjmp and longjmp: through functions, 0 becomes 1, out of a handler, and again and again. */
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static jmp_buf start;
static sigjmp_buf out;

static void deep(int n)
{
    if (n < 0)
        return;
    if (n == 0)
        longjmp(start, 42);
    deep(n - 1);
    puts("never here");
}

static void on_alarm(int signal)
{
    (void)signal;
    siglongjmp(out, 3);
}

static void on_abort(int signal)
{
    (void)signal;
    siglongjmp(out, 9);
}

int main(void)
{
    volatile int rounds = 0;
    int status;
    int value = setjmp(start);
    printf("setjmp gives %d\n", value);
    if (value == 0)
        deep(10);
    if (value == 42)
        longjmp(start, 0);
    for (;;) {
        value = _setjmp(start);
        rounds++;
        if (rounds < 5)
            _longjmp(start, rounds);
        break;
    }
    printf("rounds %d, last %d\n", rounds, value);
    signal(SIGALRM, on_alarm);
    for (volatile int i = 0; i < 3; i++) {
        value = sigsetjmp(out, 1);
        if (value == 0) {
            alarm(1);
            for (;;)
                pause();
        }
        printf("out of the handler with %d\n", value);
    }
    signal(SIGABRT, on_abort);
    if (sigsetjmp(out, 1) == 0)
        abort();
    puts("saved from abort");
    fflush(stdout);
    signal(SIGABRT, SIG_DFL);
    if (fork() == 0)
        abort();
    wait(&status);
    printf("not saved %d\n", WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
    return 0;
}
