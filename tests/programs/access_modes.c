/* access says what a user may do with a file. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static void fails(const char *what, long result) { printf("%s: %ld errno %d\n", what, result, errno); }

int main(void)
{
    unsigned modes[] = {0000, 0400, 0200, 0100, 0644, 0755, 0077};
    close(open("file", O_CREAT | O_WRONLY, 0644));
    for (int i = 0; i < 7; i++) {
        chmod("file", modes[i]);
        printf("%03o: there %d read %d write %d execute %d all %d\n", modes[i], access("file", F_OK),
               access("file", R_OK), access("file", W_OK), access("file", X_OK),
               access("file", R_OK | W_OK | X_OK));
    }
    errno = 0;
    access("file", X_OK | R_OK);
    printf("errno %d\n", errno);
    fails("missing", access("none", F_OK));
    fails("bad mode", access("file", 64));
    return 0;
}
