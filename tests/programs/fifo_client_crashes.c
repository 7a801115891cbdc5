/* A client that dies before its answer: the server's write meets SIGPIPE, or EPIPE if it ignores that. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static int caught;

static void handler(int number) { caught += number == SIGPIPE; }

int main(void)
{
    mkfifo("answers", 0644);
    pid_t client = fork();
    if (client == 0) {
        open("answers", O_RDONLY);
        pause();
    }
    int out = open("answers", O_WRONLY);
    printf("write %ld\n", (long)write(out, "first", 5));
    kill(client, SIGKILL);
    wait(NULL);
    signal(SIGPIPE, handler);
    ssize_t n = write(out, "second", 6);
    printf("write %ld EPIPE %d caught %d\n", (long)n, errno == EPIPE, caught);
    signal(SIGPIPE, SIG_IGN);
    n = write(out, "third", 5);
    printf("write %ld EPIPE %d caught %d\n", (long)n, errno == EPIPE, caught);
    signal(SIGPIPE, SIG_DFL);
    printf("now it ends the server\n");
    write(out, "fourth", 6);
    printf("never said\n");
    return 0;
}
