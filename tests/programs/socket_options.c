/* The usual socket options: type, error, SO_REUSEADDR; what is refused. */
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

static void get(const char *what, int s, int option)
{
    int value = -1;
    socklen_t length = sizeof value;
    int result = getsockopt(s, SOL_SOCKET, option, &value, &length);
    printf("%s: %d, %d of %d bytes\n", what, result, value, (int)length);
}

int main(void)
{
    int on = 1, s = socket(AF_INET, SOCK_STREAM, 0), d = socket(AF_INET, SOCK_DGRAM, 0);
    get("stream", s, SO_TYPE);
    get("datagram", d, SO_TYPE);
    get("no error", s, SO_ERROR);
    get("SO_REUSEADDR", s, SO_REUSEADDR);
    printf("set %d\n", setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on));
    get("SO_REUSEADDR", s, SO_REUSEADDR);
    get("SO_KEEPALIVE", s, SO_KEEPALIVE);
    get("listens", s, SO_ACCEPTCONN);
    listen(s, 1);
    get("listens", s, SO_ACCEPTCONN);
    int result = setsockopt(s, SOL_SOCKET, SO_REUSEADDR, &on, 1);
    printf("too short: %d errno %d\n", result, errno);
    result = setsockopt(s, SOL_SOCKET, 9999, &on, sizeof on);
    printf("none such: %d errno %d\n", result, errno);
    result = setsockopt(1, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    printf("no socket: %d errno %d\n", result, errno);
    return 0;
}
