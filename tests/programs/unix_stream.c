/* AF_UNIX: an address is a name in the file system; it stays after close and must be unlinked before the
 * next bind. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

static void show(const char *what, long result)
{
    printf("%s: %s errno %d\n", what, result < 0 ? "fails" : "works", result < 0 ? errno : 0);
}

int main(void)
{
    struct sockaddr_un a = {.sun_family = AF_UNIX, .sun_path = "address"};
    struct stat st;
    char text[20] = "";
    int s = socket(AF_UNIX, SOCK_STREAM, 0), c = socket(AF_UNIX, SOCK_STREAM, 0);
    show("nobody there", connect(c, (struct sockaddr *)&a, sizeof a));
    show("bind", bind(s, (struct sockaddr *)&a, sizeof a));
    printf("a socket in the file system: %d\n", stat("address", &st) == 0 && S_ISSOCK(st.st_mode));
    show("nobody listens", connect(c, (struct sockaddr *)&a, sizeof a));
    listen(s, 5);
    if (fork() == 0) {
        connect(c, (struct sockaddr *)&a, sizeof a);
        write(c, "hello", 5);
        read(c, text, sizeof text - 1);
        printf("client got %s\n", text);
        _exit(0);
    }
    close(c);
    int peer = accept(s, NULL, NULL);
    read(peer, text, 5);
    printf("server got %s\n", text);
    write(peer, "and back", 8);
    wait(NULL);
    printf("end of file %ld\n", (long)read(peer, text, 1));
    close(s);
    show("closed listener", connect(socket(AF_UNIX, SOCK_STREAM, 0), (struct sockaddr *)&a, sizeof a));
    int t = socket(AF_UNIX, SOCK_STREAM, 0);
    show("bind again", bind(t, (struct sockaddr *)&a, sizeof a));
    unlink("address");
    show("bind after unlink", bind(t, (struct sockaddr *)&a, sizeof a));
    return 0;
}
