/* Variables before and after fork: the child changes its own copies.
   fork 전후의 변수: 자식은 자기 복사본만 바꾼다.

   In the course: processes, fork (프로세스 생성, 주소 공간의 복사).
   fork copies global variables, locals and the heap. The child prints other values at the same
   addresses, and the parent's stay what they were. One piece of paper, photocopied.

   What can come out: always these numbers. Without the wait, the two lines in either order.

   pawl: schedule waits: P1:* P2:* P1:*
   pawl: expect output "before: global 6, local 88, heap 40\n"
   pawl: expect output "child: global 7, local 89, heap 41\n"
   pawl: expect output "parent: global 6, local 88, heap 40, child's status 7\n"
   pawl: expect status 0
   pawl: schedule child-first: P1@fork.c:47 P2:* P1:*
   pawl: expect output "before: global 6, local 88, heap 40\n"
   pawl: expect output "child: global 7, local 89, heap 41\n"
   pawl: expect output "parent: global 6, local 88, heap 40, child's status 7\n"
   pawl: expect status 0
   pawl: explore
   pawl: expect verdict ok
   pawl: expect outcomes 1
   pawl: watch global */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int global = 6;

int main(void)
{
    int local = 88;
    int *heap = malloc(sizeof *heap);
    int status;

    *heap = 40;
    printf("before: global %d, local %d, heap %d\n", global, local, *heap);
    if (fork() == 0) {
        global++;
        local++;
        *heap = *heap + 1;
        printf("child: global %d, local %d, heap %d\n", global, local, *heap);
        exit(global);
    }

    wait(&status);
    printf("parent: global %d, local %d, heap %d, child's status %d\n", global, local, *heap,
           WEXITSTATUS(status));
    return 0;
}
