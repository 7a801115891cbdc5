/* alarm: one for each process, the last counts, 0 takes it back, the old one's rest is told; SIGALRM ends
 * by default. */
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t rung;

static void handler(int number) { (void)number, rung++; }

int main(void)
{
    int status;
    signal(SIGALRM, handler);
    printf("none before: %u\n", alarm(100));
    unsigned left = alarm(1);
    printf("the old one's rest: %d\n", left == 100 || left == 99);
    pause();
    printf("rung %d\n", rung);
    alarm(1);
    left = alarm(0);
    printf("taken back, a rest of one: %u\n", left);
    sleep(2);
    printf("rung %d\n", rung);
    if (fork() == 0) {
        signal(SIGALRM, SIG_DFL);
        alarm(1);
        for (;;)
            pause();
    }
    wait(&status);
    printf("ended by SIGALRM: %d\n", WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM);
    return 0;
}
