/* The same, with the signal blocked round each line: nothing is lost.
   같은 예제, 임계 구역 동안 시그널을 막으면 아무것도 사라지지 않는다.

   In the course: signals, masks (시그널 마스크).
   A blocked signal stays pending until it is unblocked; then its handler runs.

   What can come out: 3, wherever the signal comes.

   pawl: schedule right: P1@read:count P1:1 ^P1:USR1 P1:*
   pawl: expect output "count is 3\n"
   pawl: explore
   pawl: expect verdict ok
   pawl: expect outcomes 1
   pawl: watch count */
#include <signal.h>
#include <stdio.h>

volatile int count;

static void handler(int signal)
{
    (void)signal;
    count = count + 1;
}

static void add(void)
{
    sigset_t mask, old;

    sigemptyset(&mask);
    sigaddset(&mask, SIGUSR1);
    sigprocmask(SIG_BLOCK, &mask, &old);
    count = count + 1;
    sigprocmask(SIG_SETMASK, &old, NULL);
}

int main(void)
{
    signal(SIGUSR1, handler);
    add();
    add();
    printf("count is %d\n", count);
    return 0;
}
