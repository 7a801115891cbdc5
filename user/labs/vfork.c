/* vfork: the child goes first, in its parent's memory, and the parent waits until it ends or execs.
   vfork: 자식이 부모의 메모리에서 먼저 실행되고, 부모는 자식이 끝나거나 exec할 때까지 기다린다.

   In the course: processes, vfork (vfork와 fork의 차이).
   What the child changes the parent sees; with fork it would not.

   What can come out: always the same.

   pawl: schedule run: P1:*
   pawl: expect output "child: 11 changed to 12\nparent: global 12, local 22\n"
   pawl: expect status 0
   pawl: explore
   pawl: expect verdict ok
   pawl: expect outcomes 1 */
#include <stdio.h>
#include <unistd.h>

int global = 11;

int main(void)
{
    volatile int local = 21;

    if (vfork() == 0) {
        global++;
        local++;
        printf("child: 11 changed to %d\n", global);
        fflush(stdout);
        _exit(0);
    }
    printf("parent: global %d, local %d\n", global, local);
    return 0;
}
