/* select: which are ready, a timeout that ends it and what remains of it, an interrupted one, errors. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/select.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

static int caught;

static void handler(int signal) { caught = signal; }

static void show(const char *what, int result)
{
    printf("%s: %d%s%s\n", what, result, result < 0 ? " " : "", result < 0 ? strerror(errno) : "");
}

int main(void)
{
    int a[2], b[2];
    char byte;
    fd_set in, out;
    struct timeval time = {0, 30000};
    struct timespec still = {0, 10000000};
    struct sigaction action = {.sa_handler = handler, .sa_flags = SA_RESTART};
    pipe(a);
    pipe(b);
    FD_ZERO(&in);
    FD_ZERO(&out);
    FD_SET(a[0], &in);
    FD_SET(b[0], &in);
    show("nothing in 30 ms", select(b[1] + 1, &in, NULL, NULL, &time));
    printf("the set is empty: %d, and nothing remains: %ld\n", !FD_ISSET(a[0], &in) && !FD_ISSET(b[0], &in),
           (long)(time.tv_sec + time.tv_usec));
    FD_SET(a[0], &in);
    FD_SET(b[0], &in);
    FD_SET(a[1], &out);
    show("writable", select(b[1] + 1, &in, &out, NULL, NULL));
    printf("%d %d %d\n", FD_ISSET(a[0], &in), FD_ISSET(b[0], &in), FD_ISSET(a[1], &out));
    if (fork() == 0) {
        write(b[1], "x", 1);
        _exit(0);
    }
    FD_SET(a[0], &in);
    FD_SET(b[0], &in);
    show("a child writes", select(b[1] + 1, &in, NULL, NULL, NULL));
    printf("%d %d\n", FD_ISSET(a[0], &in), FD_ISSET(b[0], &in));
    read(b[0], &byte, 1);
    wait(NULL);
    close(b[1]);
    FD_ZERO(&in);
    FD_SET(b[0], &in);
    show("the end can be read", select(b[0] + 1, &in, NULL, NULL, NULL));
    FD_ZERO(&in);
    FD_SET(a[0], &in);
    show("pselect", pselect(a[0] + 1, &in, NULL, NULL, &still, NULL));
    sigaction(SIGALRM, &action, NULL);
    alarm(1);
    FD_SET(a[0], &in);
    show("interrupted", select(a[0] + 1, &in, NULL, NULL, NULL));
    printf("by %d, the set as it was: %d\n", caught, FD_ISSET(a[0], &in));
    close(a[0]);
    show("not open", select(a[0] + 1, &in, NULL, NULL, NULL));
    show("a negative number", select(-1, NULL, NULL, NULL, NULL));
    time.tv_sec = -1;
    show("a negative time", select(0, NULL, NULL, NULL, &time));
    time = (struct timeval){0, 1000};
    show("only time", select(0, NULL, NULL, NULL, &time));
    return 0;
}
