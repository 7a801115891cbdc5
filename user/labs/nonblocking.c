/* Reading without waiting: EAGAIN until something is there.
   기다리지 않는 읽기: 들어온 것이 없으면 EAGAIN.

   In the course: non-blocking I/O (논블로킹 입출력).
   The parent looks again and again, and does something else in between; how often depends on who runs when.

   What can come out: at least one EAGAIN if the parent goes first, none if the child does; then the text.

   pawl: schedule child-first: P1@read P2:* P1:*
   pawl: expect output "EAGAIN: never\n"
   pawl: expect output "read: data\n"
   pawl: expect status 0
   pawl: schedule parent-first: P1@usleep P2:* P1:*
   pawl: expect output "EAGAIN: at least once\n"
   pawl: expect output "read: data\n"
   pawl: expect status 0
   pawl: explore
   pawl: expect verdict ok
   pawl: expect outcomes 2 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int fd[2], empty = 0;
    char text[16] = "";

    pipe(fd);
    fcntl(fd[0], F_SETFL, O_NONBLOCK);
    if (fork() == 0) {
        write(fd[1], "data", 4);
        _exit(0);
    }
    while (read(fd[0], text, sizeof text - 1) < 0 && errno == EAGAIN) {
        empty = 1;
        usleep(100);
    }
    printf("EAGAIN: %s\n", empty ? "at least once" : "never");
    printf("read: %s\n", text);
    wait(NULL);
    return 0;
}
