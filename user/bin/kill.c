/* kill [-SIGNAL] PID...: sends a signal (TERM) to processes, or to groups (-PID). -l: the names.
   The shell has no kill of its own. */
#include <ctype.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name;
    int number;
} signals[] = {
    {"HUP", SIGHUP},   {"INT", SIGINT},   {"QUIT", SIGQUIT}, {"ILL", SIGILL},   {"TRAP", SIGTRAP},
    {"ABRT", SIGABRT}, {"BUS", SIGBUS},   {"FPE", SIGFPE},   {"KILL", SIGKILL}, {"USR1", SIGUSR1},
    {"SEGV", SIGSEGV}, {"USR2", SIGUSR2}, {"PIPE", SIGPIPE}, {"ALRM", SIGALRM}, {"TERM", SIGTERM},
    {"CHLD", SIGCHLD}, {"CONT", SIGCONT}, {"STOP", SIGSTOP}, {"TSTP", SIGTSTP}, {"TTIN", SIGTTIN},
    {"TTOU", SIGTTOU}, {"URG", SIGURG},   {"IO", SIGIO},
};
enum { COUNT = sizeof signals / sizeof signals[0] };

/* -1 if there is no such signal. */
static int number_of(const char *name)
{
    if (isdigit((unsigned char)name[0]))
        return atoi(name) < NSIG ? atoi(name) : -1;
    if (strncmp(name, "SIG", 3) == 0)
        name += 3;
    for (int i = 0; i < COUNT; i++)
        if (strcmp(name, signals[i].name) == 0)
            return signals[i].number;
    return -1;
}

int main(int argc, char **argv)
{
    int signal = SIGTERM, first = 1, status = 0;
    if (argc > 1 && strcmp(argv[1], "-l") == 0) {
        for (int i = 0; i < COUNT; i++)
            printf("%2d %s\n", signals[i].number, signals[i].name);
        return 0;
    }
    if (argc > 1 && argv[1][0] == '-' && strcmp(argv[1], "--") != 0) {
        const char *name = argv[1] + 1;
        if (strcmp(name, "s") == 0 && argc > 2)
            name = argv[first = 2];
        signal = number_of(name);
        first++;
        if (signal < 0) {
            fprintf(stderr, "kill: %s: no such signal\n", name);
            return 2;
        }
    }
    if (first < argc && strcmp(argv[first], "--") == 0)
        first++;
    if (first == argc) {
        fprintf(stderr, "usage: kill [-SIGNAL] PID...\n");
        return 2;
    }
    for (int i = first; i < argc; i++) {
        char *end;
        long pid = strtol(argv[i], &end, 10);
        if (end == argv[i] || *end)
            fprintf(stderr, "kill: %s: not a pid\n", argv[i]);
        else if (kill((pid_t)pid, signal) == 0)
            continue;
        else
            fprintf(stderr, "kill: %s: %s\n", argv[i], strerror(errno));
        status = 1;
    }
    return status;
}
