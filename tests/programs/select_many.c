/* select: which of several can be read or written, the number of them, a timeout, EBADF. */
#include <errno.h>
#include <stdio.h>
#include <sys/select.h>
#include <unistd.h>

static int p[3][2];

static void show(const char *what, int wait)
{
    fd_set in, out;
    struct timeval t = {0, wait};
    FD_ZERO(&in);
    FD_ZERO(&out);
    for (int i = 0; i < 3; i++)
        FD_SET(p[i][0], &in);
    FD_SET(p[0][1], &out);
    FD_SET(p[1][1], &out);
    int n = select(p[2][1] + 1, &in, wait ? NULL : &out, NULL, &t);
    printf("%s: %d, in %d %d %d", what, n, FD_ISSET(p[0][0], &in) != 0, FD_ISSET(p[1][0], &in) != 0,
           FD_ISSET(p[2][0], &in) != 0);
    if (!wait)
        printf(", out %d %d", FD_ISSET(p[0][1], &out) != 0, FD_ISSET(p[1][1], &out) != 0);
    printf("\n");
}

int main(void)
{
    char byte = 'x';
    for (int i = 0; i < 3; i++)
        pipe(p[i]);
    show("only to write", 0);
    show("after a while nothing", 20000);
    write(p[1][1], &byte, 1);
    show("one", 0);
    close(p[2][1]);
    show("and end of file", 1000);
    read(p[1][0], &byte, 1);
    show("end of file alone", 1000);
    if (fork() == 0) {
        usleep(10000);
        write(p[0][1], &byte, 1);
        _exit(0);
    }
    close(p[2][0]);
    p[2][0] = p[1][0];
    show("what the child writes", 5000000);
    fd_set set;
    FD_ZERO(&set);
    FD_SET(20, &set);
    int n = select(21, &set, NULL, NULL, NULL);
    printf("closed: %d EBADF %d\n", n, errno == EBADF);
    return 0;
}
