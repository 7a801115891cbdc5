/* F_SETLKW waits until the lock is free; a circle of two who wait is refused with EDEADLK. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static int lock(int fd, int command, int type, off_t start)
{
    struct flock l = {.l_type = type, .l_whence = SEEK_SET, .l_start = start, .l_len = 1};
    return fcntl(fd, command, &l) == 0 ? 0 : errno;
}

int main(void)
{
    int fd = open("file", O_RDWR | O_CREAT, 0644), ready[2], status;
    char byte = 'x';
    pipe(ready);
    lock(fd, F_SETLKW, F_WRLCK, 0);
    if (fork() == 0) {
        lock(fd, F_SETLKW, F_WRLCK, 1);
        write(ready[1], &byte, 1);
        int result = lock(fd, F_SETLKW, F_WRLCK, 0); /* until the parent unlocks it */
        pread(fd, &byte, 1, 0);
        printf("child has it: %d, reads %c\n", result, byte);
        _exit(3);
    }
    read(ready[0], &byte, 1);
    sleep(1); /* the child waits by now */
    printf("parent: a deadlock %d\n", lock(fd, F_SETLKW, F_WRLCK, 1) == EDEADLK);
    pwrite(fd, "p", 1, 0);
    lock(fd, F_SETLK, F_UNLCK, 0);
    int result = lock(fd, F_SETLKW, F_WRLCK, 1); /* until the child has ended */
    printf("parent has it: %d\n", result);
    wait(&status);
    printf("%d\n", WEXITSTATUS(status));
    return 0;
}
