/* Servers and clients of AF_INET, and programs that are started, by the dozen; each is killed in the middle.
   The port is free again each time, and nothing is used up. */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { TIMES = 60, CLIENTS = 3 };

static void check(int right, const char *what)
{
    if (right)
        return;
    perror(what);
    exit(1);
}

static int listener(struct sockaddr_in *name)
{
    int l = socket(AF_INET, SOCK_STREAM, 0), yes = 1;
    socklen_t length = sizeof *name;
    *name = (struct sockaddr_in){.sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK)}};
    check(l >= 0, "socket");
    check(setsockopt(l, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) == 0, "setsockopt");
    check(bind(l, (struct sockaddr *)name, sizeof *name) == 0, "bind");
    check(getsockname(l, (struct sockaddr *)name, &length) == 0, "getsockname");
    check(listen(l, CLIENTS) == 0, "listen");
    return l;
}

/* Answers one byte and waits for the next, which does not come. */
static void serve(int l)
{
    char byte;
    int d = accept(l, 0, 0);
    check(d >= 0 && read(d, &byte, 1) == 1 && write(d, &byte, 1) == 1, "serve");
    while (read(d, &byte, 1) > 0)
        continue;
    pause();
}

static int client(const struct sockaddr_in *name)
{
    char byte = 'x';
    int d = socket(AF_INET, SOCK_STREAM, 0);
    check(connect(d, (const struct sockaddr *)name, sizeof *name) == 0, "connect");
    check(write(d, &byte, 1) == 1 && read(d, &byte, 1) == 1, "client");
    return d;
}

static void kill_all(const pid_t *pids, int count)
{
    for (int i = 0; i < count; i++) {
        int status;
        check(kill(pids[i], SIGKILL) == 0, "kill");
        check(waitpid(pids[i], &status, 0) == pids[i] && WIFSIGNALED(status), "waitpid");
    }
}

/* The servers are killed: their clients read the end of file. */
static void servers(void)
{
    struct sockaddr_in name;
    int l = listener(&name), ends[CLIENTS];
    pid_t pids[CLIENTS];
    char byte;
    for (int i = 0; i < CLIENTS; i++) {
        pids[i] = fork();
        if (pids[i] == 0)
            serve(l);
        check(pids[i] > 0, "fork");
        ends[i] = client(&name);
    }
    close(l);
    kill_all(pids, CLIENTS);
    for (int i = 0; i < CLIENTS; i++) {
        check(read(ends[i], &byte, 1) == 0, "read");
        close(ends[i]);
    }
    check(socket(AF_INET, SOCK_STREAM, 0) == l && close(l) == 0, "socket");
}

/* The clients are killed, one before it is accepted. */
static void clients(void)
{
    struct sockaddr_in name;
    int l = listener(&name), told[2];
    pid_t pids[CLIENTS];
    char byte = 'x';
    check(pipe(told) == 0, "pipe");
    for (int i = 0; i < CLIENTS; i++) {
        pids[i] = fork();
        if (pids[i] == 0) {
            int d = socket(AF_INET, SOCK_STREAM, 0);
            check(connect(d, (const struct sockaddr *)&name, sizeof name) == 0, "connect");
            check(write(d, &byte, 1) == 1 && write(told[1], &byte, 1) == 1, "write");
            pause();
        }
        check(read(told[0], &byte, 1) == 1, "told");
    }
    int d = accept(l, 0, 0);
    check(d >= 0 && read(d, &byte, 1) == 1, "accept");
    kill_all(pids, CLIENTS);
    check(read(d, &byte, 1) == 0, "read");
    close(d);
    for (int i = 1; i < CLIENTS; i++) {
        d = accept(l, 0, 0);
        check(d >= 0 && read(d, &byte, 1) == 1 && read(d, &byte, 1) == 0, "late");
        close(d);
    }
    close(l);
    close(told[0]);
    close(told[1]);
}

/* A program that reads what never comes; a pipe to it is broken when it is killed. */
static void programs(void)
{
    int ends[2], status;
    char *arguments[] = {"cat", NULL};
    check(pipe(ends) == 0, "pipe");
    pid_t pid = fork();
    if (pid == 0) {
        dup2(ends[0], 0);
        close(ends[0]);
        close(ends[1]);
        execvp("cat", arguments);
        _exit(127);
    }
    close(ends[0]);
    check(kill(pid, SIGKILL) == 0 && waitpid(pid, &status, 0) == pid && WIFSIGNALED(status), "kill");
    check(write(ends[1], "x", 1) == -1 && errno == EPIPE, "write");
    close(ends[1]);
}

static void borrowers(void)
{
    int status;
    char *arguments[] = {"true", NULL};
    pid_t pid = vfork();
    if (pid == 0) {
        execvp("true", arguments);
        _exit(127);
    }
    check(pid > 0 && waitpid(pid, &status, 0) == pid && status == 0, "vfork");
}

static void commands(void)
{
    char line[20] = "";
    FILE *f = popen("echo text", "r");
    check(f && fgets(line, sizeof line, f) && strcmp(line, "text\n") == 0, "popen");
    check(pclose(f) == 0, "pclose");
    check(WEXITSTATUS(system("exit 3")) == 3, "system");
}

static void many(const char *what, void (*one)(void), int times)
{
    for (int i = 0; i < times; i++)
        one();
    printf("%s\n", what);
    fflush(stdout);
}

int main(void)
{
    signal(SIGPIPE, SIG_IGN);
    many("servers", servers, TIMES);
    many("clients", clients, TIMES);
    many("programs", programs, TIMES);
    many("borrowers", borrowers, TIMES);
    many("commands", commands, TIMES / 3);
    return 0;
}
