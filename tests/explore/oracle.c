/* oracle [--states=N] [--places=N] [--faults=1] [--signal=USR1,...] [--lossy] [--races]: explores the machine
   that it is linked with, with the options of `pawl explore`, and says, a line each,
       violation KIND PREEMPTIONS STEPS
       note KIND PREEMPTIONS STEPS
       overtaken N|unbounded|unbounded only if unfair
       outcome END PREEMPTIONS STATUSES "OUTPUT"
       states N edges N complete 0|1 outcomes-complete 0|1 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "oracle_cycles.h"
#include "oracle_ends.h"

/* ---- Violations that a run shows ---------------------------------------------------------- */

static void say_violation(const char *kind, struct cost cost)
{
    if (less(cost, NO_WAY))
        printf("violation %s %u %u\n", kind, cost.preemptions, cost.steps);
}

static void take_least(struct cost *least, struct cost cost)
{
    if (less(cost, *least))
        *least = cost;
}

static void say_violations(void)
{
    struct cost assert = NO_WAY, crash = NO_WAY, deadlock = NO_WAY, mutex = NO_WAY, misuse = NO_WAY,
                race = NO_WAY;
    for (const struct spot *n = graph.nodes; n < graph.nodes + graph.node_count; n++) {
        if (n->end == END_DEADLOCK)
            take_least(&deadlock, n->cost);
        if (n->race)
            take_least(&race, n->cost);
        for (const struct edge *e = graph.edges + n->first; e < graph.edges + n->first + n->count; e++) {
            struct cost cost = behind(n->cost, e);
            if (e->effect.failure)
                take_least(e->effect.failure == FAILURE_ASSERT ? &assert : &crash, cost);
            if (e->effect.two_inside)
                take_least(&mutex, cost);
            if (e->effect.misuse)
                take_least(&misuse, cost);
        }
    }
    say_violation("assert", assert);
    say_violation("crash", crash);
    if (graph.complete)
        say_cycles(&deadlock);
    say_violation("deadlock", deadlock);
    say_violation("mutex", mutex);
    say_violation("misuse", misuse);
    if (asked.races)
        say_violation("race", race);
}

/* ---- Outcomes ------------------------------------------------------------------------------- */

static void print_text(const char *text, size_t length)
{
    putchar('"');
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c == '\n')
            printf("\\n");
        else if (c == '\t')
            printf("\\t");
        else if (c == '"' || c == '\\')
            printf("\\%c", c);
        else if (c < 32 || c > 126)
            printf("\\%03o", c);
        else
            putchar(c);
    }
    printf("\"\n");
}

static void print_statuses(const struct outcome *o)
{
    const int *statuses;
    unsigned count = outcome_statuses(o, &statuses);
    for (unsigned i = 0; i < count; i++) {
        int status = statuses[i];
        printf("%s%d", i ? "," : "", status & 0x7f ? 128 + (status & 0x7f) : status >> 8);
    }
    if (!count)
        putchar('-');
}

static void say_outcomes(void)
{
    static const char *const names[] = {"exit", "idle", "deadlock", "assert", "crash", "livelock", "forever"};
    for (number n = 0; n < outcomes.count; n++) {
        const struct outcome *o = store_bytes(&outcomes, n);
        size_t length;
        const char *text = outcome_text(o, &length);
        printf("outcome %s %u ", names[o->end], outcome_costs[n].preemptions);
        print_statuses(o);
        putchar(' ');
        print_text(text, length);
    }
}

/* ---- The program ---------------------------------------------------------------------------- */

static uint32_t number_of(const char *word, const char *key, uint32_t otherwise)
{
    size_t length = strlen(key);
    return strncmp(word, key, length) == 0 ? (uint32_t)strtoul(word + length, NULL, 10) : otherwise;
}

/* The set of these names, with commas between. */
static uint32_t signals_of(const char *names)
{
    static const char *const known[SIGNALS] = {
#define SIGNAL(name, number, action, text) [number] = #name,
#include "signals.def"
#undef SIGNAL
    };
    uint32_t set = 0;
    for (const char *at = names; at; at = strchr(at, ',') ? strchr(at, ',') + 1 : NULL)
        for (unsigned signal = 1; signal < SIGNALS; signal++)
            if (known[signal] && strncmp(known[signal] + 3, at, strlen(known[signal] + 3)) == 0 &&
                strchr(",", at[strlen(known[signal] + 3)]))
                set |= signal_bit(signal);
    return set;
}

/* A boot block that starts every program once, as `pawl explore` does. Its schedule is empty: behind it stand the
   entries by which a call is told to fail, that of error N at N. */
static const void *boot_block(bool lossy, size_t *size)
{
    static struct {
        struct boot head;
        struct boot_command commands[COMMANDS];
        struct boot_entry errors[FAULT_KILL + 1];
        char words[COMMANDS][256];
    } block;
    block.head = (struct boot){
        .magic = BOOT_MAGIC, .version = BOOT_VERSION, .size = sizeof block,
        .flags = BOOT_WAKE_ANY | BOOT_CLOCK_FREE | (lossy ? BOOT_LOSSY : 0),
        .quantum = 1000, .limit = UINT64_MAX, .commands = offsetof(__typeof__(block), commands),
        .schedule = offsetof(__typeof__(block), errors),
    };
    for (unsigned error = 0; error <= FAULT_KILL; error++)
        block.errors[error].a = error;
    for (unsigned i = 0; i < program_count && i < COMMANDS; i++) {
        snprintf(block.words[i], sizeof block.words[i], "/bin/%s", programs[i].name);
        block.commands[i] = (struct boot_command){
            .program = i, .argc = 1, .argv = (uint32_t)offsetof(__typeof__(block), words[i])};
        block.head.command_count++;
    }
    *size = sizeof block;
    return &block;
}

int main(int argc, char **argv)
{
    uint32_t most = 20000, places = 400000;
    bool lossy = false;
    for (int i = 1; i < argc; i++) {
        most = number_of(argv[i], "--states=", most);
        places = number_of(argv[i], "--places=", places);
        asked.races |= strcmp(argv[i], "--races") == 0;
        asked.faults |= strcmp(argv[i], "--faults=1") == 0;
        lossy |= strcmp(argv[i], "--lossy") == 0;
        if (strncmp(argv[i], "--signal=", 9) == 0)
            asked.signals |= signals_of(argv[i] + 9);
    }
    size_t size;
    struct effect first;
    const void *block = boot_block(lossy, &size);
    machine_boot(block, size, &first);
    graph_explore(first.to, most);
    say_violations();
    if (graph.complete) {
        find_outcomes(&first, places);
        say_outcomes();
    }
    printf("states %u edges %u complete %d outcomes-complete %d\n", graph.node_count, graph.edge_count,
           graph.complete, graph.complete && outcomes_complete);
    return 0;
}
