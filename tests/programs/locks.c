/* fcntl's locks: kept apart by process and range, not inherited by fork, told by F_GETLK, gone with any
 * close of the file. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static int lock(int fd, int type, off_t start, off_t length)
{
    struct flock l = {.l_type = type, .l_whence = SEEK_SET, .l_start = start, .l_len = length};
    return fcntl(fd, F_SETLK, &l) == 0 ? 0 : errno;
}

static void child(int fd, pid_t parent)
{
    struct flock l = {.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0, .l_len = 0};
    printf("child writes 0-9: %s\n", lock(fd, F_WRLCK, 0, 10) == EAGAIN ? "EAGAIN" : "?");
    printf("child reads 0-9: %s\n", lock(fd, F_RDLCK, 0, 10) == EAGAIN ? "EAGAIN" : "?");
    printf("child writes 10-19: %d\n", lock(fd, F_WRLCK, 10, 10));
    printf("child reads 20-29: %d\n", lock(fd, F_RDLCK, 20, 10));
    printf("child writes 20-29: %d\n", lock(fd, F_WRLCK, 20, 10) == EAGAIN);
    fcntl(fd, F_GETLK, &l);
    printf("in the way: type %d from %ld for %ld, the parent's %d\n", l.l_type == F_WRLCK, (long)l.l_start,
           (long)l.l_len, l.l_pid == parent);
    l.l_type = F_WRLCK, l.l_start = 40, l.l_len = 1;
    fcntl(fd, F_GETLK, &l);
    printf("free: %d\n", l.l_type == F_UNLCK);
}

int main(void)
{
    int fd = open("file", O_RDWR | O_CREAT, 0644);
    pid_t parent = getpid();
    printf("parent: %d %d\n", lock(fd, F_WRLCK, 0, 10), lock(fd, F_RDLCK, 20, 10));
    if (fork() == 0) {
        child(fd, parent);
        _exit(0);
    }
    wait(NULL);
    printf("the child's is gone: %d\n", lock(fd, F_WRLCK, 10, 10));
    close(open("file", O_RDONLY)); /* takes all our locks with it */
    if (fork() == 0)
        _exit(lock(fd, F_WRLCK, 0, 30));
    int status;
    wait(&status);
    printf("ours are gone: %d\n", WEXITSTATUS(status));
    int in = open("file", O_RDONLY);
    printf("to write without the right: %d\n", lock(in, F_WRLCK, 0, 1) == EBADF);
    printf("a type that is none: %d\n", lock(fd, 77, 0, 1) == EINVAL);
    return 0;
}
