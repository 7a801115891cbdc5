/* AF_UNIX by path: the node that bind makes, what it is and that it stays; errors of bind and connect. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

static void show(const char *what, int result)
{
    printf("%s: %d%s%s\n", what, result < 0 ? -1 : result > 2 ? 3 : result, result < 0 ? " " : "",
           result < 0 ? strerror(errno) : "");
}

static struct sockaddr_un named(const char *path)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    strcpy(address.sun_path, path);
    return address;
}

static int join(int s, const char *path)
{
    struct sockaddr_un address = named(path);
    return connect(s, (struct sockaddr *)&address, sizeof address);
}

int main(void)
{
    struct sockaddr_un address = named("door"), other;
    socklen_t length = sizeof other;
    struct stat status;
    char buffer[16] = "";
    int listener = socket(AF_UNIX, SOCK_STREAM, 0), s = socket(AF_UNIX, SOCK_STREAM, 0);
    show("connect to nothing", join(s, "door"));
    show("listen without address", listen(listener, 1));
    show("bind", bind(listener, (struct sockaddr *)&address, sizeof address));
    show("bind twice", bind(listener, (struct sockaddr *)&address, sizeof address));
    show("bind another there", bind(s, (struct sockaddr *)&address, sizeof address));
    show("connect before listen", join(s, "door"));
    stat("door", &status);
    printf("a socket: %d\n", S_ISSOCK(status.st_mode));
    show("open it", open("door", O_RDWR));
    getsockname(listener, (struct sockaddr *)&other, &length);
    printf("name %s, length %u\n", other.sun_path, length);
    show("listen", listen(listener, 1));
    show("connect", join(s, "door"));
    show("again", join(s, "door"));
    int t = accept(listener, NULL, NULL);
    show("write", write(s, "hi", 2));
    show("read", read(t, buffer, sizeof buffer));
    length = sizeof other;
    memset(&other, 0, sizeof other);
    getpeername(s, (struct sockaddr *)&other, &length);
    printf("peer %s, length %u\n", other.sun_path, length);
    length = sizeof other;
    getpeername(t, (struct sockaddr *)&other, &length);
    printf("its peer has no name: length %u\n", length);
    int d = socket(AF_UNIX, SOCK_DGRAM, 0);
    show("connect a datagram socket", join(d, "door"));
    close(listener);
    int u = socket(AF_UNIX, SOCK_STREAM, 0);
    show("connect when closed", join(u, "door"));
    address = named("door");
    show("bind when closed", bind(u, (struct sockaddr *)&address, sizeof address));
    show("unlink", unlink("door"));
    show("connect when unlinked", join(u, "door"));
    show("bind when unlinked", bind(u, (struct sockaddr *)&address, sizeof address));
    address = named("nowhere/door");
    show("bind in no directory", bind(socket(AF_UNIX, SOCK_STREAM, 0), (struct sockaddr *)&address,
                                      sizeof address));
    show("an address too short", connect(socket(AF_UNIX, SOCK_STREAM, 0), (struct sockaddr *)&address, 1));
    address.sun_family = AF_INET;
    show("another family", connect(socket(AF_UNIX, SOCK_STREAM, 0), (struct sockaddr *)&address,
                                   sizeof address));
    return unlink("door");
}
