/* One well-known FIFO to a server, and one back to each client. */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CLIENTS = 3 };

struct request {
    int client;
    int number;
};

static void client(int i)
{
    char name[20];
    int square;
    sprintf(name, "client%d", i);
    mkfifo(name, 0600);
    int server = open("server", O_WRONLY);
    struct request request = {i, i + 2};
    write(server, &request, sizeof request);
    int back = open(name, O_RDONLY);
    read(back, &square, sizeof square);
    unlink(name);
    _exit(square);
}

int main(void)
{
    struct request request;
    pid_t pids[CLIENTS];
    mkfifo("server", 0600);
    for (int i = 0; i < CLIENTS; i++)
        if ((pids[i] = fork()) == 0)
            client(i);
    int in = open("server", O_RDONLY), served = 0;
    int keep = open("server", O_WRONLY); /* so that there is no end of file between clients */
    while (served < CLIENTS && read(in, &request, sizeof request) == sizeof request) {
        char name[20];
        sprintf(name, "client%d", request.client);
        int out = open(name, O_WRONLY), square = request.number * request.number;
        write(out, &square, sizeof square);
        close(out);
        served++;
    }
    close(keep);
    for (int i = 0; i < CLIENTS; i++) {
        int status;
        waitpid(pids[i], &status, 0);
        printf("client %d got %d\n", i, WEXITSTATUS(status));
    }
    printf("server removed: %d\n", unlink("server"));
    return 0;
}
