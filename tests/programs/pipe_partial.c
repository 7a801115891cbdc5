/* A large write to a full non-blocking pipe takes what fits; a blocking one waits until all is written. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static char block[200000];

int main(void)
{
    int p[2];
    long total = 0;
    ssize_t n;
    pipe(p);
    fcntl(p[1], F_SETFL, O_NONBLOCK);
    n = write(p[1], block, sizeof block);
    printf("some of it: %d\n", n > 0 && n < (ssize_t)sizeof block);
    ssize_t again = write(p[1], block, sizeof block);
    printf("then nothing: %d\n", again == -1 && errno == EAGAIN);
    if (fork() == 0) {
        fcntl(p[1], F_SETFL, 0);
        close(p[0]);
        ssize_t written = write(p[1], block, sizeof block);
        _exit(written == (ssize_t)sizeof block ? 7 : 8);
    }
    close(p[1]);
    for (ssize_t got; (got = read(p[0], block, 3000)) > 0; total += got)
        ;
    int status;
    wait(&status);
    printf("all of the second: %d, status %d\n", total == n + (long)sizeof block, WEXITSTATUS(status));
    return 0;
}
