/* Names that are too long; limits that a program may ask for. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char path[2 * PATH_MAX];

int main(void)
{
    int d, p[2];
    memset(path, 'x', NAME_MAX);
    d = open(path, O_WRONLY | O_CREAT, 0600);
    printf("NAME_MAX: %d\n", d >= 0);
    printf("unlink: %d\n", unlink(path));
    path[NAME_MAX] = 'x';
    d = open(path, O_WRONLY | O_CREAT, 0600);
    printf("one more: %d %s\n", d, strerror(errno));
    d = mkdir(path, 0700);
    printf("one more: %d %s\n", d, strerror(errno));
    for (int i = 0; i < PATH_MAX - 1; i += 2)
        memcpy(path + i, "./", 2);
    strcpy(path + PATH_MAX - 2, ".");
    printf("longest path: %d\n", access(path, F_OK));
    for (int i = 0; i < PATH_MAX; i += 2)
        memcpy(path + i, "./", 2);
    path[PATH_MAX] = 0;
    d = access(path, F_OK);
    printf("one more: %d %s\n", d, strerror(errno));
    printf("as pathconf says: %d\n", pathconf(".", _PC_NAME_MAX) == NAME_MAX);
    printf("no truncation: %ld\n", pathconf("/", _PC_NO_TRUNC));
    pipe(p);
    printf("PIPE_BUF: %ld\n", fpathconf(p[1], _PC_PIPE_BUF));
    d = pathconf("nothing", _PC_NAME_MAX);
    printf("nothing: %d %s\n", d, strerror(errno));
    d = pathconf(".", 999);
    printf("no such limit: %d %s\n", d, strerror(errno));
    d = fpathconf(99, _PC_NAME_MAX);
    printf("no such file: %d %s\n", d, strerror(errno));
    return 0;
}
