/* siglongjmp gives the mask of sigsetjmp back if that kept it; with 0, the signal of the handler stays
 * blocked. */
#include <setjmp.h>
#include <signal.h>
#include <stdio.h>

static sigjmp_buf back;

static void handler(int number) { siglongjmp(back, number); }

static void try(int keep)
{
    sigset_t mask;
    if (sigsetjmp(back, keep) == 0)
        raise(SIGUSR1);
    sigprocmask(SIG_BLOCK, NULL, &mask);
    printf("kept %d: blocked %d\n", keep, sigismember(&mask, SIGUSR1));
}

int main(void)
{
    signal(SIGUSR1, handler);
    try(1);
    try(1);
    try(0);
    return 0;
}
