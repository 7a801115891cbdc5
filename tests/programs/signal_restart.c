/* SA_RESTART: a read goes on after the handler; without it, read fails with EINTR. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t caught;
static int go[2];

static void handler(int number)
{
    (void)number;
    caught++;
    write(go[1], "g", 1); /* the child may write now */
}

static void try(int flags)
{
    struct sigaction action = {.sa_handler = handler, .sa_flags = flags};
    int data[2];
    char byte;
    sigemptyset(&action.sa_mask);
    sigaction(SIGUSR1, &action, NULL);
    pipe(go);
    pipe(data);
    pid_t parent = getpid();
    if (fork() == 0) {
        sleep(1); /* the parent waits in read by now */
        kill(parent, SIGUSR1);
        read(go[0], &byte, 1);
        write(data[1], "x", 1);
        _exit(0);
    }
    ssize_t n = read(data[0], &byte, 1);
    printf("read %ld%s, caught %d\n", (long)n, n < 0 && errno == EINTR ? " EINTR" : "", caught);
    wait(NULL);
}

int main(void)
{
    try(SA_RESTART);
    try(0);
    return 0;
}
