#include "gdbserver.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include "proxy.h"
#include "report.h"

enum { USUAL_PORT = 1234 };

/* ---- The connection ---------------------------------------------------------------------- */

static void take_port(struct gdbserver *server, const char *word)
{
    uint64_t wanted = *word ? number_of("--server", word, 0) : USUAL_PORT;
    if (wanted > UINT16_MAX)
        fail("--server=%s: a port is at most %d", word, UINT16_MAX);
    struct sockaddr_in address = {.sin_family = AF_INET,
                                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK),
                                  .sin_port = htons((uint16_t)wanted)};
    socklen_t size = sizeof address;
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), on = 1;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(listener, (struct sockaddr *)&address, size) != 0 || listen(listener, 1) != 0 ||
        getsockname(listener, (struct sockaddr *)&address, &size) != 0)
        fail("port %llu: %s; --server=0 takes a free one", (unsigned long long)wanted,
             strerror(errno));
    server->listener = listener;
    server->port = ntohs(address.sin_port);
}

struct gdbserver gdbserver_open(const char *port)
{
    struct gdbserver server;
    int ends[2];
    take_port(&server, port);
    if (pipe(ends) != 0)
        fail("no pipe: %s", strerror(errno));
    fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    server.console = ends[0];
    server.console_end = ends[1];
    server.console_name = text("/dev/fd/%d", ends[1]);
    return server;
}

static int end_signals(void)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGHUP);
    sigaddset(&set, SIGQUIT);
    sigprocmask(SIG_BLOCK, &set, NULL);
    return signalfd(-1, &set, SFD_CLOEXEC);
}

/* The debugger's connection; -1 if a signal came, or QEMU has ended, before it did. */
static int accept_debugger(const struct proxy *proxy, int listener)
{
    struct pollfd ends[] = {{.fd = listener, .events = POLLIN},
                            {.fd = proxy->machine.in, .events = POLLIN},
                            {.fd = proxy->signals, .events = POLLIN}};
    while (poll(ends, 3, -1) < 0)
        ;
    if (!ends[0].revents)
        return -1;
    int connection = accept4(listener, NULL, NULL, SOCK_CLOEXEC), on = 1;
    setsockopt(connection, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return connection;
}

static void say_where(const char *machine, unsigned port)
{
    fprintf(stderr,
            "The machine stands before its first instruction and waits for a debugger:\n"
            "  gdb-multiarch -ex 'target remote 127.0.0.1:%u' '%s'\n",
            port, machine);
}

/* What QEMU complains of, but for what it says of each machine that a debugger stops. */
static void say_errors(FILE *errors)
{
    char *line = NULL;
    size_t room = 0;
    rewind(errors);
    while (getline(&line, &room, errors) > 0)
        if (!strstr(line, "icount sleep disabled"))
            fputs(line, stderr);
    free(line);
    fclose(errors);
}

/* How the run has ended: as `pawl run` says it. */
static void say_end(struct session *session, const char *records)
{
    size_t size;
    struct record *all = (struct record *)file_read(records, &size);
    struct report *report = report_new(session_symbols(session));
    if (all)
        report_records(report, all, size / sizeof *all);
    if (report_outcome(report))
        report_print(report, &(struct report_options){.colour = isatty(STDERR_FILENO)}, stderr);
    report_free(report);
    free(all);
}

int gdbserver_run(const struct gdbserver *server, struct session *session, const struct list *words,
                  const char *records)
{
    static struct proxy proxy;
    const char *out = session->options->out;
    FILE *errors = tmpfile();
    if (!errors)
        fail("no file for what QEMU says: %s", strerror(errno));
    proxy.errors = fileno(errors);
    proxy.console = server->console;
    tables_open(&proxy, session->machine);
    if (out)
        file_copy(session->machine, out);
    proxy.signals = end_signals();
    pid_t qemu = proxy_start(&proxy, words);
    close(server->console_end);
    if (!proxy.machine.over)
        say_where(out ? out : session->machine, server->port);
    proxy.client.in = proxy.client.out =
        proxy.machine.over ? -1 : accept_debugger(&proxy, server->listener);
    close(server->listener);
    if (proxy.client.in >= 0)
        proxy_run(&proxy);
    bool by_itself = proxy.ended || proxy.machine.over;
    int status = proxy_finish(&proxy, qemu);
    say_errors(errors);
    say_end(session, records);
    return by_itself ? status : 0;
}
