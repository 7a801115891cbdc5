/* End of file comes when the last copy of the write end is closed: one left open in the reader itself would
 * hang it. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int p[2], hold[2];
    char byte;
    pipe(p);
    pipe(hold);
    int copy = dup(p[1]);
    if (fork() == 0) {
        close(hold[1]);
        read(hold[0], &byte, 1); /* the child holds its write ends until then */
        _exit(0);
    }
    fcntl(p[0], F_SETFL, O_NONBLOCK);
    close(p[1]);
    printf("a copy is left: %ld", (long)read(p[0], &byte, 1));
    printf(" EAGAIN %d\n", errno == EAGAIN);
    close(copy);
    printf("the child's is left: %ld", (long)read(p[0], &byte, 1));
    printf(" EAGAIN %d\n", errno == EAGAIN);
    close(hold[1]);
    wait(NULL);
    printf("none is left: %ld\n", (long)read(p[0], &byte, 1));
    return 0;
}
