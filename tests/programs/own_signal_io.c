/* O_ASYNC: SIGIO comes when a socket can be read, to the process that F_SETOWN names. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t caught;

static void handler(int number) { (void)number, caught = 1; }

int main(void)
{
    int s[2];
    char text[10];
    sigset_t set, old;
    struct sigaction action = {.sa_handler = handler};
    sigemptyset(&action.sa_mask);
    sigaction(SIGIO, &action, NULL);
    sigemptyset(&set);
    sigaddset(&set, SIGIO);
    sigprocmask(SIG_BLOCK, &set, &old);
    socketpair(AF_UNIX, SOCK_STREAM, 0, s);
    printf("owner %d\n", fcntl(s[0], F_SETOWN, getpid()));
    printf("it is me %d\n", fcntl(s[0], F_GETOWN) == getpid());
    printf("flags %d\n", fcntl(s[0], F_SETFL, fcntl(s[0], F_GETFL) | O_ASYNC | O_NONBLOCK));
    if (fork() == 0) {
        write(s[1], "news", 4);
        _exit(0);
    }
    while (!caught)
        sigsuspend(&old);
    ssize_t n = read(s[0], text, sizeof text);
    printf("SIGIO, then %ld: %.*s\n", (long)n, (int)n, text);
    wait(NULL);
    return 0;
}
