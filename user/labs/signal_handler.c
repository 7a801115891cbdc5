/* A handler runs at any point, also in the middle of `count = count + 1`.
   시그널 핸들러는 아무 때나, `count = count + 1` 한가운데서도 실행된다.

   In the course: signals (시그널, 핸들러와 경쟁 상태).
   The handler counts, and so does the program: if the signal comes between the read and the write, what the handler
   counted is lost. Blocking the signal round the critical line is the cure (see `signal_mask`).

   What can come out: 3, or 2 if the handler's count is lost.

   pawl: schedule lost: P1@read:count P1:1 ^P1:USR1 P1:*
   pawl: expect output "count is 2\n"
   pawl: schedule right: P1@read:count ^P1:USR1 P1:*
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

int main(void)
{
    signal(SIGUSR1, handler);
    count = count + 1;
    count = count + 1;
    printf("count is %d\n", count);
    return 0;
}
