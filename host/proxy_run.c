/* QEMU, and what goes between it and the debugger. */
#include "proxy.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

static _Noreturn void become_qemu(const struct list *words, int end, int errors)
{
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    signal(SIGPIPE, SIG_DFL);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    dup2(end, 0);
    dup2(end, 1);
    if (errors >= 0)
        dup2(errors, 2);
    execvp(words->items[0], words->items);
    note("%s: %s", words->items[0], strerror(errno));
    _exit(127);
}

/* Without having read the description of the registers, QEMU gives none by itself. */
static void prepare(struct proxy *proxy)
{
    static const char *const first[] = {"Qqemu.PhyMemMode:1",
                                        "qXfer:features:read:target.xml:0,10"};
    for (size_t i = 0; i < sizeof first / sizeof *first; i++)
        proxy_ask(proxy, first[i], strlen(first[i]));
}

pid_t proxy_start(struct proxy *proxy, const struct list *words)
{
    int ends[2];
    signal(SIGPIPE, SIG_IGN);
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        fail("no connection to QEMU: %s", strerror(errno));
    pid_t qemu = fork();
    if (qemu < 0)
        fail("no process for QEMU: %s", strerror(errno));
    if (qemu == 0)
        become_qemu(words, ends[1], proxy->errors);
    close(ends[1]);
    proxy->machine.in = proxy->machine.out = ends[0];
    prepare(proxy);
    return qemu;
}

/* Of a machine that runs nothing can be said: the debugger may stop it or let go of it. */
static bool can_answer(const struct proxy *proxy)
{
    const char *packet = proxy->client.packet;
    return !proxy->running || packet[0] == 'k' || packet[0] == 'D' || starts_with(packet, "vKill");
}

static void hear_client(struct proxy *proxy)
{
    struct remote *client = &proxy->client;
    enum remote_event event;
    while (!client->over && !proxy->machine.over && (event = remote_next(client)) != REMOTE_NOTHING)
        if (event == REMOTE_BREAK && proxy->running)
            remote_write(&proxy->machine, "\3", 1);
        else if (event == REMOTE_PACKET && can_answer(proxy))
            proxy_answer(proxy, client->packet, client->length);
        else if (event == REMOTE_PACKET || event == REMOTE_OVERLONG)
            remote_say(client, MEANINGLESS);
}

static void hear_machine(struct proxy *proxy)
{
    struct remote *machine = &proxy->machine;
    enum remote_event event;
    while ((event = remote_next(machine)) != REMOTE_NOTHING)
        if (event == REMOTE_PACKET && machine->packet[0] == 'O')
            remote_send(&proxy->client, machine->packet, machine->length);
        else if (event == REMOTE_PACKET)
            proxy_stopped(proxy, machine->packet);
}

/* What the programs print; false at its end. */
static bool hear_console(int console)
{
    char bytes[4096];
    ssize_t got = read(console, bytes, sizeof bytes);
    for (ssize_t done = 0, now; done < got; done += now)
        if ((now = write(1, bytes + done, (size_t)(got - done))) < 0)
            break; /* nobody listens: the run goes on */
    return got > 0 || (got < 0 && errno == EINTR);
}

/* The debugger acknowledges that all is over: to nobody, that is an error to it. */
static void linger(struct remote *client)
{
    enum { PATIENCE = 1000 /* milliseconds */ };
    struct pollfd end = {.fd = client->in, .events = POLLIN};
    while (!client->over && poll(&end, 1, PATIENCE) > 0) {
        client->at = client->have; /* whatever it says */
        remote_fill(client);
    }
}

void proxy_run(struct proxy *proxy)
{
    struct remote *client = &proxy->client, *machine = &proxy->machine;
    struct pollfd ends[] = {{.fd = client->in, .events = POLLIN},
                            {.fd = machine->in, .events = POLLIN},
                            {.fd = proxy->console, .events = POLLIN},
                            {.fd = proxy->signals, .events = POLLIN}};
    while (!client->over && !machine->over) {
        if (poll(ends, 4, -1) < 0)
            continue;
        if (ends[3].revents)
            break;
        if (ends[2].revents && !hear_console(proxy->console))
            ends[2].fd = -1;
        if (ends[0].revents)
            remote_fill(client);
        if (ends[1].revents)
            remote_fill(machine);
        hear_machine(proxy);
        hear_client(proxy);
    }
    if (machine->over && !proxy->ended)
        remote_say(client, "X09");
    linger(client);
}

int proxy_finish(struct proxy *proxy, pid_t qemu)
{
    int status;
    if (!proxy->ended)
        kill(qemu, SIGKILL);
    while (waitpid(qemu, &status, 0) < 0 && errno == EINTR)
        ;
    while (proxy->console >= 0 && hear_console(proxy->console))
        ;
    symbols_close(proxy->symbols);
    free(proxy->threads);
    free(proxy->pieces);
    free(proxy->list);
    free(proxy->breakpoints);
    free(proxy->client.sent);
    free(proxy->machine.sent);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int proxy_main(const char *machine, const struct list *words)
{
    static struct proxy proxy = {
        .client = {.in = 0, .out = 1}, .console = -1, .errors = -1, .signals = -1};
    tables_open(&proxy, machine);
    pid_t qemu = proxy_start(&proxy, words);
    proxy_run(&proxy);
    return proxy_finish(&proxy, qemu);
}
