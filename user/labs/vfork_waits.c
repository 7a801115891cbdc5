/* A vfork child that waits for its parent: a deadlock, as the manual warns.
   부모를 기다리는 vfork 자식: 교착 상태가 된다.

   In the course: processes, vfork (vfork의 주의점).
   The parent stands still until the child ends or execs; the child reads a pipe into which only the parent writes.

   What can come out: the deadlock, always.

   pawl: schedule stuck: P1:* P2:*
   pawl: expect output "child: waiting for my parent\n"
   pawl: expect end deadlock
   pawl: expect status 125
   pawl: explore
   pawl: expect verdict deadlock
   pawl: expect violation deadlock 0
   pawl: expect outcomes 1 */
#include <stdio.h>
#include <unistd.h>

int main(void)
{
    int fd[2];
    char go;

    pipe(fd);
    if (vfork() == 0) {
        printf("child: waiting for my parent\n");
        read(fd[0], &go, 1);
        _exit(0);
    }
    write(fd[1], "!", 1);
    return 0;
}
