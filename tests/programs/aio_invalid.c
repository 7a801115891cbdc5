/* Asynchronous requests that are none: a priority below 0, an operation that does not exist. */
#include <aio.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int main(void)
{
    char buffer[4] = "abc";
    int d = open("file", O_RDWR | O_CREAT, 0600);
    struct aiocb request = {.aio_fildes = d, .aio_buf = buffer, .aio_nbytes = 3, .aio_reqprio = -1};
    int result = aio_write(&request);
    printf("%d %s\n", result, strerror(errno));
    result = aio_read(&request);
    printf("%d %s\n", result, strerror(errno));
    struct aiocb *list[] = {&request};
    result = aio_fsync(O_SYNC, &request); /* it has no priority */
    printf("%d\n", result);
    aio_suspend((const struct aiocb **)list, 1, NULL);
    request.aio_reqprio = 0;
    request.aio_lio_opcode = 77;
    result = lio_listio(LIO_WAIT, list, 1, NULL);
    printf("%d %s\n", result, strerror(errno));
    printf("%s\n", strerror(aio_error(&request)));
    request.aio_lio_opcode = LIO_WRITE;
    result = lio_listio(LIO_WAIT, list, 1, NULL);
    printf("%d, %d bytes\n", result, (int)aio_return(&request));
    return 0;
}
