/* Test, then pause: the signal that comes between them is lost, and the program sleeps for ever.
   검사한 뒤 pause: 그 사이에 온 시그널은 놓치고 영원히 잠든다.

   In the course: signals, sigsuspend (pause의 경쟁 상태).
   `if (!ready) pause();` looks and then sleeps, in two steps. sigsuspend unblocks and sleeps in one: see `tell_wait`.

   What can come out: "go", or a deadlock.

   pawl: schedule stuck: P1@pause P2:* P1:*
   pawl: expect end deadlock
   pawl: expect status 125
   pawl: schedule lucky: P1:* P2:* P1:*
   pawl: expect output "parent: go\n"
   pawl: expect status 0
   pawl: explore
   pawl: expect verdict deadlock
   pawl: expect violation deadlock 0
   pawl: expect outcomes 2 */
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

volatile sig_atomic_t ready;

static void handler(int signal)
{
    (void)signal;
    ready = 1;
}

int main(void)
{
    signal(SIGUSR1, handler);
    if (fork() == 0) {
        kill(getppid(), SIGUSR1);
        _exit(0);
    }
    if (!ready)
        pause();
    printf("parent: go\n");
    wait(NULL);
    return 0;
}
