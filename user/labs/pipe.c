/* Parent and child over a pipe: the parent reads until the last writer has closed.
   부모와 자식이 파이프로 이야기한다. 쓰는 쪽이 모두 닫으면 파일의 끝(EOF)이다.

   In the course: interprocess communication, pipes (프로세스 간 통신, 파이프).
   A pipe is a bounded buffer in the kernel: who reads an empty one waits. Each side closes the end
   that it does not use; a parent that keeps its write end would never see the end of the file.

   What can come out: always the same bytes, in one piece or in two: a pipe is a stream.
   Try: leave out the parent's close(fd[1]).

   pawl: schedule reader-first: P1:* P2:* P1:*
   pawl: expect output "child: sent two messages\nparent: got <one,>\nparent: got <two,>\n"
   pawl: expect output "parent: end of file\n"
   pawl: expect status 0
   pawl: schedule writer-first: P1@pipe.c:40 P2:* P1:*
   pawl: expect output "child: sent two messages\nparent: got <one,two,>\nparent: end of file\n"
   pawl: expect status 0
   pawl: explore
   pawl: expect verdict ok
   pawl: expect outcomes 5 */
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
        write(fd[1], "one,", 4);
        write(fd[1], "two,", 4);
        printf("child: sent two messages\n");
        return 0;
    }

    close(fd[1]);
    while ((length = read(fd[0], text, sizeof text)) > 0)
        printf("parent: got <%.*s>\n", (int)length, text);
    printf("parent: end of file\n");
    wait(NULL);
    return 0;
}
