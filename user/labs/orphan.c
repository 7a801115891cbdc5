/* A child whose parent has ended is adopted by process 1.
   부모가 먼저 끝난 자식(고아)은 1번 프로세스가 입양한다.

   In the course: processes, termination (고아 프로세스).
   getppid asked twice gives two answers: the parent that was, and init.

   What can come out: the parent is another one after the sleep; if the child is late, it never sees the first.

   pawl: schedule run: P1:* P2:*
   pawl: expect status 0
   pawl: schedule sees-both: P1@sleep P2:* P1:*
   pawl: expect output "child: my parent is still there\nparent: ends\nchild: adopted by process 1\n"
   pawl: expect status 0
   pawl: explore
   pawl: expect verdict ok
   pawl: expect outcomes 6 */
#include <stdio.h>
#include <unistd.h>

int main(void)
{
    pid_t parent = getpid();

    if (fork() == 0) {
        printf("child: %s\n", getppid() == parent ? "my parent is still there" : "my parent has gone");
        sleep(2);
        printf("child: adopted by process %d\n", (int)getppid());
        return 0;
    }
    sleep(1);
    printf("parent: ends\n");
    return 0;
}
