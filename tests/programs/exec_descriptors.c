/* Descriptors stay open over exec, those with FD_CLOEXEC close; offset and pipe go on.
   tests: with told */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int ends[2], status;
    char text[600];
    pipe(ends);                             /* 3, 4 */
    int kept = dup(ends[1]);                /* 5 */
    int closed = dup(ends[1]);              /* 6 */
    fcntl(closed, F_SETFD, FD_CLOEXEC);
    int again = dup(closed);                /* 7: not the flag */
    printf("%d %d %d\n", kept, closed, again);
    fflush(stdout);
    if (fork() == 0) {
        dup2(ends[1], 1);
        fcntl(ends[0], F_SETFD, FD_CLOEXEC);
        execl("./told", "told", NULL);
        _exit(9);
    }
    close(ends[1]), close(kept), close(closed), close(again);
    long size = 0, got;
    while ((got = read(ends[0], text + size, sizeof text - 1 - size)) > 0)
        size += got;
    text[size] = 0;
    char *open = text;
    for (int lines = 0; lines < 2; open++)
        lines += *open == '\n';
    wait(&status);
    printf("%sstatus %d\n", open, WEXITSTATUS(status));
    return 0;
}
