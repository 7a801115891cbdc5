#include "explorers.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    PROTOCOL_END = 3,  /* the descriptor that it writes its lines to */
    WALK_AFTER = 300,  /* milliseconds: most searches are over by then */
    GRACE = 5000,      /* that it is given to end when it is told to */
    PROGRESS_EVERY = 250,
    ASKED_EVERY = 100,
    MOST_COMPLAINTS = 3,
};

struct explorer {
    pid_t process; /* 0: not started, or gone */
    int lines;     /* -1: none, or at its end */
    char *part;    /* of a line that has not come as a whole */
    size_t part_size;
    unsigned complaints;
    int status;
    struct answer answer;
};

struct pair {
    const struct explorers_job *job;
    int boot;
    uint64_t started, told_at; /* milliseconds; told_at: to end; 0: not yet */
    struct explorer search, walk;
    bool shown;
};

static volatile sig_atomic_t interrupts;

static void interrupted(int signal_number)
{
    (void)signal_number;
    interrupts++;
}

static uint64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * 1000 + (uint64_t)time.tv_nsec / 1000000;
}

/* ---- One process ------------------------------------------------------------------------- */

static _Noreturn void become_explorer(const struct list *words, int lines)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    setpgid(0, 0); /* the terminal's signals are for us */
    int nothing = open("/dev/null", O_RDWR);
    dup2(nothing, 0);
    dup2(nothing, 1);
    dup2(lines, PROTOCOL_END);
    execvp(words->items[0], words->items);
    fprintf(stderr, "pawl: %s: %s\n", words->items[0], strerror(errno));
    _exit(2);
}

/* The boot block as an open file that has no name, above the descriptor of the lines. */
static int boot_file(const struct explorers_job *job)
{
    int file = memfd_create("boot", 0);
    int high = file < 0 ? -1 : fcntl(file, F_DUPFD, PROTOCOL_END + 1);
    if (high < 0 || write(high, job->boot, job->boot_size) != (ssize_t)job->boot_size)
        fail("no memory for the boot block: %s", strerror(errno));
    close(file);
    return high;
}

static void start(struct pair *pair, struct explorer *explorer, const char *more)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        fail("no pipe: %s", strerror(errno));
    struct list words = {0};
    list_add(&words, text("%s", pair->job->path));
    list_add(&words, text("/dev/fd/%d", pair->boot));
    list_add_all(&words, (const char *const *)pair->job->words.items);
    list_add(&words, text("progress=%d", pair->job->shows || pair->job->stops ? PROGRESS_EVERY : 0));
    if (more)
        list_add(&words, text("%s", more));
    explorer->process = fork();
    if (explorer->process < 0)
        fail("no process for the explorer: %s", strerror(errno));
    if (explorer->process == 0)
        become_explorer(&words, ends[1]);
    setpgid(explorer->process, explorer->process); /* whoever is first: now it can be told by its group */
    close(ends[1]);
    explorer->lines = ends[0];
}

static void tell(const struct explorer *explorer, int signal_number)
{
    if (explorer->process > 0)
        kill(-explorer->process, signal_number);
}

static void forget(struct explorer *explorer)
{
    if (explorer->lines >= 0)
        close(explorer->lines);
    explorer->lines = -1;
    while (explorer->process > 0 && waitpid(explorer->process, &explorer->status, 0) < 0 && errno == EINTR)
        ;
    explorer->process = 0;
    free(explorer->part);
    explorer->part = NULL;
    explorer->part_size = 0;
}

/* ---- What it says ------------------------------------------------------------------------ */

static void take_line(struct explorer *explorer, const char *line)
{
    if (*line && !answer_line(&explorer->answer, line) && explorer->complaints++ < MOST_COMPLAINTS)
        note("the explorer says what is not understood: %.80s", line);
}

static void take_bytes(struct explorer *explorer, const char *bytes, size_t size)
{
    explorer->part = grown(explorer->part, explorer->part_size + size + 1, 1);
    memcpy(explorer->part + explorer->part_size, bytes, size);
    explorer->part_size += size;
    explorer->part[explorer->part_size] = 0;
    char *line = explorer->part, *end = explorer->part + explorer->part_size, *stop;
    while ((stop = memchr(line, '\n', (size_t)(end - line)))) {
        *stop = 0;
        take_line(explorer, line);
        line = stop + 1;
    }
    explorer->part_size = (size_t)(end - line);
    memmove(explorer->part, line, explorer->part_size + 1);
}

/* Reads once; at the end it is forgotten. */
static void hear(struct explorer *explorer)
{
    char bytes[65536];
    ssize_t got = read(explorer->lines, bytes, sizeof bytes);
    if (got > 0)
        take_bytes(explorer, bytes, (size_t)got);
    else if (got == 0 || errno != EINTR)
        forget(explorer);
}

/* ---- The progress line ------------------------------------------------------------------- */

static const char *scaled(double number, char *text)
{
    static const char *const units[] = {"", "k", "M", "G"};
    int unit = 0;
    for (; number >= 1000 && unit < 3; unit++)
        number /= 1000;
    sprintf(text, unit && number < 100 ? "%.1f%s" : "%.0f%s", number, units[unit]);
    return text;
}

static void show(struct pair *pair)
{
    const struct effort *effort = &pair->search.answer.effort;
    char states[32], speed[32], frontier[32], level[64] = "";
    if (!pair->job->shows || !effort->states)
        return;
    double seconds = (double)(effort->milliseconds ? effort->milliseconds : 1) / 1000;
    if (effort->preemptions > 0)
        sprintf(level, ", no more than %" PRId64 " preemptions done", effort->preemptions - 1);
    fprintf(stderr, "\r\033[Kpawl: %s states, %s/s, %s to do%s, %" PRIu64 " MiB%s",
            scaled((double)effort->states, states), scaled((double)effort->states / seconds, speed),
            scaled((double)effort->frontier, frontier), level, effort->kib / 1024,
            pair->search.answer.violation_count || pair->walk.answer.violation_count
                ? ", something is wrong"
                : "");
    fflush(stderr);
    pair->shown = true;
}

/* ---- Both -------------------------------------------------------------------------------- */

/* Tells them to end, and later does not ask any more. */
static void end_in_time(struct pair *pair)
{
    uint64_t time = now(), most = pair->job->time;
    bool late = most && time - pair->started > most + GRACE;
    const struct explorers_job *job = pair->job;
    bool unwanted = job->stops && job->stops(job->context, &pair->search.answer.effort);
    if ((interrupts || late || unwanted) && !pair->told_at) {
        pair->told_at = time;
        tell(&pair->search, SIGINT);
        tell(&pair->walk, SIGINT);
    }
    if (interrupts > 1 || (pair->told_at && time - pair->told_at > GRACE)) {
        tell(&pair->search, SIGKILL);
        tell(&pair->walk, SIGKILL);
    }
}

/* The search is over. If it has tried all, what the other found is not even needed. */
static void end_walk(struct pair *pair)
{
    uint64_t told = now();
    tell(&pair->walk, SIGINT);
    while (!pair->search.answer.complete && pair->walk.lines >= 0 && now() - told < GRACE) {
        struct pollfd end = {.fd = pair->walk.lines, .events = POLLIN};
        if (poll(&end, 1, 100) > 0)
            hear(&pair->walk);
    }
    tell(&pair->walk, SIGKILL);
    forget(&pair->walk);
}

static void both(struct pair *pair)
{
    bool walks = pair->job->walks;
    while (pair->search.lines >= 0) {
        struct pollfd ends[] = {{.fd = pair->search.lines, .events = POLLIN},
                                {.fd = pair->walk.lines, .events = POLLIN}};
        int ready = poll(ends, 2, pair->job->stops ? ASKED_EVERY : walks ? WALK_AFTER : 1000);
        end_in_time(pair);
        if (walks && !pair->told_at && now() - pair->started >= WALK_AFTER) {
            walks = false;
            start(pair, &pair->walk, "walk=1");
        }
        if (ready > 0 && ends[0].revents)
            hear(&pair->search);
        if (ready > 0 && ends[1].revents)
            hear(&pair->walk);
        show(pair);
    }
    end_walk(pair);
}

static void advise(int status)
{
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL)
        note("somebody killed it, perhaps for lack of memory: --memory=MIB has it stop before");
    else
        note("that is a mistake of Pawl, not of the program: please report it, with the program and the command; "
             "--no-reduction or other --cflags may get round it");
}

/* One that breaks down has not finished; what it found by then holds. */
static void judge(const struct pair *pair, struct answer *answer)
{
    int status = pair->search.status;
    if (answer->ended || interrupts > 1 || pair->told_at)
        return;
    if (WIFSIGNALED(status))
        note("the explorer broke down (signal %d: %s)", WTERMSIG(status), strsignal(WTERMSIG(status)));
    else
        note("the explorer broke down (status %d)", WEXITSTATUS(status));
    advise(status);
    answer->broken = true;
}

void explorers_run(const struct explorers_job *job, struct answer *answer)
{
    static const struct explorer none = {.lines = -1};
    struct pair pair = {.job = job, .boot = boot_file(job), .started = now(), .search = none, .walk = none};
    struct sigaction old, catch = {.sa_handler = interrupted};
    interrupts = 0;
    sigaction(SIGINT, &catch, &old);
    answer_begin(&pair.search.answer, job->schedule_options);
    answer_begin(&pair.walk.answer, job->schedule_options);
    start(&pair, &pair.search, NULL);
    both(&pair);
    sigaction(SIGINT, &old, NULL);
    close(pair.boot);
    if (pair.shown)
        fputs("\r\033[K", stderr);
    *answer = pair.search.answer;
    answer->interrupted = interrupts > 0;
    judge(&pair, answer);
    answer_merge(answer, &pair.walk.answer);
    answer_finish(answer);
}
