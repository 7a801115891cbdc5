/* TELL and WAIT: parent and child take turns, with signals that cannot be lost.
   TELL과 WAIT: 놓칠 수 없는 시그널로 부모와 자식이 번갈아 간다.

   In the course: signals, synchronisation of processes (TELL_WAIT).
   The signal is blocked from the beginning; sigsuspend unblocks it and sleeps in one step, so it cannot come
   between looking and sleeping as in `pause`.

   What can come out: parent, child, parent, child - always.

   pawl: schedule parent-late: P1@write P2:* P1:* P2:* P1:*
   pawl: expect output "parent 1\n"
   pawl: expect output "child 1\n"
   pawl: expect output "parent 2\n"
   pawl: expect output "child 2\n"
   pawl: expect status 0
   pawl: schedule run: P1:*
   pawl: expect output "parent 1\n"
   pawl: expect output "child 1\n"
   pawl: expect output "parent 2\n"
   pawl: expect output "child 2\n"
   pawl: expect status 0
   pawl: explore
   pawl: expect verdict ok
   pawl: expect outcomes 1 */
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t told;
static sigset_t nothing;

static void handler(int signal)
{
    (void)signal;
    told = 1;
}

static void tell_wait(void)
{
    sigset_t mask;

    signal(SIGUSR1, handler);
    sigemptyset(&nothing);
    sigemptyset(&mask);
    sigaddset(&mask, SIGUSR1);
    sigprocmask(SIG_BLOCK, &mask, NULL);
}

static void tell(pid_t whom) { kill(whom, SIGUSR1); }

static void wait_for_it(void)
{
    while (!told)
        sigsuspend(&nothing);
    told = 0;
}

int main(void)
{
    pid_t child, parent = getpid();

    tell_wait();
    if ((child = fork()) == 0) {
        for (int i = 1; i <= 2; i++) {
            wait_for_it();
            printf("child %d\n", i);
            tell(parent);
        }
        return 0;
    }
    for (int i = 1; i <= 2; i++) {
        printf("parent %d\n", i);
        tell(child);
        wait_for_it();
    }
    wait(NULL);
    return 0;
}
