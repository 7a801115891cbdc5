/* Ten children end at once: SIGCHLD does not queue, so a handler with one wait leaves zombies.
   자식 열이 한꺼번에 끝나면: SIGCHLD는 쌓이지 않으므로 wait 한 번으로는 좀비가 남는다.

   In the course: signals, SIGCHLD (좀비 회수).
   While the handler runs, SIGCHLD is blocked, and all that come meanwhile are one. The cure is a loop:
   while (waitpid(-1, NULL, WNOHANG) > 0). `once` is how many a handler with a single wait reaps.

   What can come out: from 1 to 10 with one wait a handler; always 10 with the loop.

   pawl: schedule run: P1:*
   pawl: expect output "one wait a handler: 1 of 10 reaped\n"
   pawl: expect output "a loop of waits: 10 of 10 reaped\n"
   pawl: expect status 0
   pawl: explore --time=1
   pawl: expect verdict ok */
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CHILDREN = 10 };

volatile sig_atomic_t once, looped;

static void one_wait(int signal)
{
    (void)signal;
    if (waitpid(-1, NULL, WNOHANG) > 0)
        once++;
}

static void all_waits(int signal)
{
    (void)signal;
    while (waitpid(-1, NULL, WNOHANG) > 0)
        looped++;
}

static void let_them_end(void (*handler)(int))
{
    sigset_t mask, old;

    signal(SIGCHLD, handler);
    sigemptyset(&mask);
    sigaddset(&mask, SIGCHLD);
    sigprocmask(SIG_BLOCK, &mask, &old);
    for (int i = 0; i < CHILDREN; i++)
        if (fork() == 0)
            _exit(0);
    sleep(1); /* all of them have ended */
    sigprocmask(SIG_SETMASK, &old, NULL);
    sleep(1);
}

int main(void)
{
    let_them_end(one_wait);
    printf("one wait a handler: %d of %d reaped\n", (int)once, CHILDREN);
    signal(SIGCHLD, SIG_DFL);
    while (waitpid(-1, NULL, WNOHANG) > 0)
        ;
    let_them_end(all_waits);
    printf("a loop of waits: %d of %d reaped\n", (int)looped, CHILDREN);
    return 0;
}
