/* SO_RCVTIMEO: a read that nobody serves ends with EAGAIN. */
#include <errno.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

int main(void)
{
    int pair[2];
    struct timeval second = {1, 0};
    char byte;
    socketpair(AF_UNIX, SOCK_STREAM, 0, pair);
    printf("timeout %d\n", setsockopt(pair[0], SOL_SOCKET, SO_RCVTIMEO, &second, sizeof second));
    int result = read(pair[0], &byte, 1);
    printf("read %d EAGAIN %d\n", result, errno == EAGAIN);
    return 0;
}
