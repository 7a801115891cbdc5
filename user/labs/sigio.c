/* Asynchronous I/O: the program works on, and SIGIO tells when there is something to read.
   비동기 입출력: 프로그램은 하던 일을 하고, 읽을 것이 생기면 SIGIO가 알린다.

   In the course: signals, asynchronous I/O (비동기 입출력, SIGIO).

   What can come out: the datagram, read by the handler, in the middle of the work.

   pawl: schedule run: P1:*
   pawl: expect output "SIGIO: hello\n"
   pawl: expect status 0
   pawl: explore
   pawl: expect verdict ok
   pawl: expect outcomes 1 */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static int sockets[2];
static volatile sig_atomic_t arrived;
static char text[16];

static void handler(int signal)
{
    (void)signal;
    read(sockets[0], text, sizeof text - 1);
    arrived = 1;
}

int main(void)
{
    socketpair(AF_UNIX, SOCK_DGRAM, 0, sockets);
    signal(SIGIO, handler);
    fcntl(sockets[0], F_SETOWN, getpid());
    fcntl(sockets[0], F_SETFL, O_ASYNC | O_NONBLOCK);
    if (fork() == 0) {
        write(sockets[1], "hello", 5);
        _exit(0);
    }
    while (!arrived)
        usleep(1000); /* the work */
    printf("SIGIO: %s\n", text);
    while (wait(NULL) < 0)
        ;
    return 0;
}
