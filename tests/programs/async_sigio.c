/* O_ASYNC: SIGIO tells the owner that something has come, through a socket and through a pipe. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t came;

static void handler(int signal) { came = signal; }

static void wait_on(const char *what, int from, int to)
{
    char bytes[16] = "";
    int waiting = 0;
    sigset_t set, old;
    sigemptyset(&set);
    sigaddset(&set, SIGIO);
    sigprocmask(SIG_BLOCK, &set, &old);
    came = 0;
    if (fork() == 0) {
        usleep(10000);
        write(to, "hello", 5);
        _exit(0);
    }
    while (!came)
        sigsuspend(&old);
    sigprocmask(SIG_SETMASK, &old, NULL);
    ioctl(from, FIONREAD, &waiting);
    read(from, bytes, sizeof bytes);
    printf("%s: signal %d, %d bytes: %s\n", what, came == SIGIO, waiting, bytes);
    wait(NULL);
}

int main(void)
{
    int pair[2], ends[2], on = 1, off = 0;
    char byte;
    signal(SIGIO, handler);
    socketpair(AF_UNIX, SOCK_DGRAM, 0, pair);
    fcntl(pair[0], F_SETOWN, getpid());
    fcntl(pair[0], F_SETFL, fcntl(pair[0], F_GETFL) | O_ASYNC);
    printf("the owner: %d, O_ASYNC %d\n", fcntl(pair[0], F_GETOWN) == getpid(),
           (fcntl(pair[0], F_GETFL) & O_ASYNC) != 0);
    wait_on("a socket", pair[0], pair[1]);
    pipe(ends);
    fcntl(ends[0], F_SETOWN, getpid());
    ioctl(ends[0], FIOASYNC, &on);
    wait_on("a pipe", ends[0], ends[1]);
    ioctl(ends[0], FIOASYNC, &off);
    came = 0;
    write(ends[1], "x", 1);
    printf("no more: %d\n", came);
    ioctl(ends[0], FIONBIO, &on);
    read(ends[0], &byte, 1);
    printf("it does not wait: %zd\n", read(ends[0], &byte, 1));
    printf("not so: %d\n", ioctl(99, FIONREAD, &on));
    return 0;
}
