/* O_NONBLOCK: EAGAIN when empty and when full, atomic writes up to PIPE_BUF. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <unistd.h>

static char block[PIPE_BUF];

static void fails(const char *what, long result)
{
    printf("%s: %ld %d\n", what, result, errno == EAGAIN);
}

int main(void)
{
    int p[2], n = 0;
    char byte;
    pipe(p);
    fcntl(p[0], F_SETFL, O_NONBLOCK);
    fcntl(p[1], F_SETFL, fcntl(p[1], F_GETFL) | O_NONBLOCK);
    fails("empty", read(p[0], &byte, 1));
    while (write(p[1], block, sizeof block) == sizeof block)
        n++;
    printf("full after %d bytes: %d\n", n * (int)sizeof block, errno == EAGAIN);
    read(p[0], block, 100);
    fails("no room for a whole one", write(p[1], block, PIPE_BUF));
    printf("reader does not block: %d\n", (fcntl(p[0], F_GETFL) & O_NONBLOCK) != 0);
    printf("writer writes: %d\n", (fcntl(p[1], F_GETFL) & O_ACCMODE) == O_WRONLY);
    close(p[1]);
    return 0;
}
