/* aio_write and aio_read: begun at once, done later; aio_error tells EINPROGRESS or 0, aio_return the bytes. */
#include <aio.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void finish(const char *what, struct aiocb *cb)
{
    const struct aiocb *list[1] = {cb};
    while (aio_error(cb) == EINPROGRESS)
        aio_suspend(list, 1, NULL);
    int error = aio_error(cb);
    printf("%s: error %d, %ld bytes\n", what, error, (long)aio_return(cb));
}

int main(void)
{
    char text[20] = "";
    struct aiocb cb;
    int fd = open("file", O_RDWR | O_CREAT, 0644);
    memset(&cb, 0, sizeof cb);
    cb.aio_fildes = fd, cb.aio_buf = "some bytes", cb.aio_nbytes = 10, cb.aio_offset = 3;
    printf("aio_write %d\n", aio_write(&cb));
    finish("write", &cb);
    memset(&cb, 0, sizeof cb);
    cb.aio_fildes = fd, cb.aio_buf = text, cb.aio_nbytes = 20, cb.aio_offset = 8;
    printf("aio_read %d\n", aio_read(&cb));
    finish("read", &cb);
    printf("%s\n", text);
    memset(&cb, 0, sizeof cb);
    cb.aio_fildes = 99, cb.aio_buf = text, cb.aio_nbytes = 1;
    if (aio_read(&cb) == 0)
        finish("a closed one", &cb);
    else
        printf("a closed one: errno %d\n", errno);
    return 0;
}
