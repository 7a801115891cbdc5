/* A pipe end that nobody closed: the reader has one of the write ends itself, and the end of the file never comes.
   닫지 않은 파이프 끝: 읽는 쪽이 쓰기 끝을 쥐고 있으면 파일의 끝(EOF)이 오지 않는다.

   In the course: interprocess communication, pipes (파이프, 쓰지 않는 끝은 닫는다).
   Compare with `pipe`: one line is missing. read gives 0 only when all write ends are closed, in all processes.

   What can come out: the message, and then a deadlock, always.

   pawl: schedule stuck: P1:* P2:* P1:*
   pawl: expect output "parent: got <hello>\n"
   pawl: expect end deadlock
   pawl: explore
   pawl: expect verdict deadlock
   pawl: expect violation deadlock 0
   pawl: expect outcomes 1
   pawl: expect outcome deadlock 0 "parent: got <hello>\n" */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int fd[2];
    char text[32];
    ssize_t length;

    pipe(fd);
    if (fork() == 0) {
        close(fd[0]);
        write(fd[1], "hello", 5);
        _exit(0);
    }

    /* close(fd[1]) is missing 빠졌다 */
    while ((length = read(fd[0], text, sizeof text)) > 0)
        printf("parent: got <%.*s>\n", (int)length, text);
    printf("parent: end of file\n");
    wait(NULL);
    return 0;
}
