#include "effort.h"

#include <signal.h>
#include <time.h>

#include "edges.h"
#include "engine.h"
#include "outset.h"

enum { PATIENCE = 512 /* states between looks at the clock */ };

struct progress progress = {0, -1};
size_t search_memory;

static struct {
    uint64_t began, limit, until, next_line;
    size_t memory, share; /* 0: no limit */
    unsigned every, countdown;
    bool reached, graced;
    FILE *to;
} effort;

static volatile sig_atomic_t interrupted;

static void interrupt(int number)
{
    (void)number;
    interrupted = 1;
}

static uint64_t now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000 + (uint64_t)t.tv_nsec / 1000000;
}

void effort_begin(uint64_t milliseconds, size_t bytes, unsigned progress_every, FILE *to)
{
    const struct sigaction action = {.sa_handler = interrupt, .sa_flags = SA_RESTART};
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    effort.began = now();
    effort.limit = milliseconds;
    effort.memory = bytes;
    effort.every = progress_every;
    effort.next_line = effort.began + progress_every;
    effort.to = to;
    effort_share(100);
}

/* What the arrays of the search take the engine cannot have. */
static void limit_engine(void)
{
    size_t others = search_memory + edges_memory();
    if (effort.share)
        engine_limit(effort.share > others ? effort.share - others : 1);
}

void effort_share(unsigned percent)
{
    effort.until = effort.limit ? effort.began + effort.limit * percent / 100 : UINT64_MAX;
    effort.share = effort.memory / 100 * percent;
    effort.graced = effort.reached = false;
    effort.countdown = 0;
    limit_engine();
}

void effort_share_memory(unsigned percent)
{
    effort_share(100);
    effort.share = effort.memory / 100 * percent;
    limit_engine();
}

void effort_grace(unsigned milliseconds)
{
    effort_share(100);
    effort.until = now() + milliseconds;
    effort.graced = true;
}

static bool look(void)
{
    uint64_t time = now();
    if (effort.every && time >= effort.next_line) {
        effort_progress();
        effort.next_line = time + effort.every;
    }
    limit_engine();
    return time >= effort.until || (interrupted && !effort.graced) ||
           (effort.share && effort_memory() >= effort.share && !effort.graced);
}

bool effort_spent(void)
{
    if (!effort.countdown--) {
        effort.countdown = PATIENCE;
        effort.reached |= look();
    }
    return effort.reached;
}

bool effort_interrupted(void) { return interrupted; }

uint64_t effort_elapsed(void) { return now() - effort.began; }

size_t effort_memory(void) { return engine_memory() + search_memory + edges_memory(); }

void effort_progress(void)
{
    int preemptions = progress.preemptions < 0 ? -1 : progress.preemptions + (int)outset.preemptions;
    fprintf(effort.to, "progress %u %llu %u %d %zu %llu\n", engine_states(),
            (unsigned long long)engine_transitions(), progress.frontier, preemptions,
            effort_memory() / 1024, (unsigned long long)effort_elapsed());
    fflush(effort.to);
}
