/* The reader comes while the writer copies: it sees half a string.
   쓰는 도중에 읽으면 반쪽 문자열이 보인다.

   In the course: interprocess communication, shared memory (공유 메모리, 반쪽 데이터).
   strcpy copies byte by byte, and the slice may end after each of them. Who reads first sees the old one.

   What can come out: "new text", "old text", or a mixture.

   pawl: schedule half: P1@wait P2:5 P3:* P2:* P1:*
   pawl: expect output "reader: NEW text\nparent: NEW TEXT\n"
   pawl: schedule reader-first: P1@wait P3:* P2:* P1:*
   pawl: expect output "reader: old text\nparent: NEW TEXT\n"
   pawl: expect status 0
   pawl: explore
   pawl: expect verdict ok
   pawl: expect outcomes 128
   pawl: expect outcome exit 1 "reader: NEW text\nparent: NEW TEXT\n" */
#include <stdio.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <sys/wait.h>
#include <unistd.h>

char *shared;

int main(void)
{
    int id = shmget(IPC_PRIVATE, 64, IPC_CREAT | 0600);

    shared = shmat(id, NULL, 0);
    strcpy(shared, "old text");
    if (fork() == 0) {
        strcpy(shared, "NEW TEXT");
        _exit(0);
    }
    if (fork() == 0) {
        printf("reader: %s\n", shared);
        return 0;
    }
    while (wait(NULL) > 0)
        ;
    printf("parent: %s\n", shared);
    shmdt(shared);
    shmctl(id, IPC_RMID, NULL);
    return 0;
}
