/* One well-known FIFO for requests, one of its own for each client's answers. The server opens its own for
 * writing too, so that it meets no end of file between two clients. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { CLIENTS = 3, REQUESTS = 4 };

struct request {
    int client, number;
};

static int client(int me)
{
    char name[20];
    int sum = 0, in = -1;
    sprintf(name, "client%d", me);
    mkfifo(name, 0600);
    int server = open("server", O_WRONLY);
    for (int i = 1; i <= REQUESTS; i++) {
        struct request r = {me, me * 10 + i};
        int answer;
        write(server, &r, sizeof r);
        if (in < 0)
            in = open(name, O_RDONLY);
        read(in, &answer, sizeof answer);
        sum += answer == r.number * r.number;
    }
    unlink(name);
    return sum;
}

int main(void)
{
    struct request r;
    int status, out[CLIENTS] = {0};
    mkfifo("server", 0600);
    for (int i = 0; i < CLIENTS; i++)
        if (fork() == 0)
            _exit(client(i));
    int in = open("server", O_RDWR);
    for (int served = 0; served < CLIENTS * REQUESTS; served++) {
        read(in, &r, sizeof r);
        char name[20];
        int answer = r.number * r.number;
        sprintf(name, "client%d", r.client);
        if (out[r.client] == 0)
            out[r.client] = open(name, O_WRONLY);
        write(out[r.client], &answer, sizeof answer);
    }
    while (wait(&status) > 0)
        printf("a client got %d right answers\n", WEXITSTATUS(status));
    return 0;
}
