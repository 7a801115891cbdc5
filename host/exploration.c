#include "exploration.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "beginning.h"
#include "explorers.h"
#include "findings.h"
#include "predicate.h"
#include "signalset.h"
#include "symbols.h"
#include "unreached.h"

/* ---- Building ---------------------------------------------------------------------------- */

static char *schedule_options(const struct options *options)
{
    char *line = text("%s", ""), *longer;
    if (strcmp(options->wake, "any") == 0) {
        longer = text("%s wake=any", line);
        free(line), line = longer;
    }
    if (strcmp(options->clock, "free") == 0) {
        longer = text("%s clock=free", line);
        free(line), line = longer;
    }
    if (options->lossy) {
        longer = text("%s lossy=yes", line);
        free(line), line = longer;
    }
    if (options->limit.given) {
        longer = text("%s limit=%llu", line, (unsigned long long)options->limit.value);
        free(line), line = longer;
    }
    longer = text("%s", line + (*line == ' '));
    free(line);
    return longer;
}

void exploration_begin(struct exploration *exploration, const struct options *options,
                       const struct list *programs)
{
    *exploration = (struct exploration){.programs = programs, .options = *options, .replays = *options};
    struct options *own = &exploration->options;
    const char *wake = NULL;
    char *misfit;
    if (own->clock && strcmp(own->clock, "free") != 0)
        fail("--clock=%s: when explored, a timer may fire at any step: --clock=free", own->clock);
    own->clock = "free";
    exploration->replays.signals = (struct list){0};
    exploration->replays.seed = (struct maybe){0};
    exploration->replays.schedule = own->from;
    char *entries = own->from ? beginning_entries(exploration_machine(exploration), &wake) : NULL;
    if (own->wake && wake && strcmp(own->wake, wake) != 0)
        fail("--from: the schedule says wake=%s, the command line --wake=%s", wake, own->wake);
    own->wake = own->wake ? own->wake : wake ? wake : "any";
    exploration->schedule_options = schedule_options(own);
    own->target = target_find(own->explorer ? "host" : "explore");
    session_build(&exploration->explorer, own, programs);
    for (size_t i = 0; i < own->reach.count; i++)
        list_add(&exploration->questions,
                 predicate_word("reach", own->reach.items[i], exploration_symbols(exploration)));
    for (size_t i = 0; i < own->never.count; i++)
        list_add(&exploration->questions,
                 predicate_word("never", own->never.items[i], exploration_symbols(exploration)));
    if (entries && !exploration_from(exploration, entries, &misfit))
        session_misfit("--from: the schedule does not fit: %s", misfit);
    free(entries);
}

bool exploration_from(struct exploration *exploration, const char *entries, char **misfit)
{
    exploration->from = beginning_words(exploration_machine(exploration), exploration->schedule_options, entries, misfit);
    return exploration->from;
}

struct symbols *exploration_symbols(struct exploration *exploration)
{
    return session_symbols(&exploration->explorer);
}

struct session *exploration_machine(struct exploration *exploration)
{
    if (!exploration->has_machine)
        session_build(&exploration->machine, &exploration->replays, exploration->programs);
    exploration->has_machine = true;
    return &exploration->machine;
}

/* ---- What it is told --------------------------------------------------------------------- */

static void add_number(struct list *words, const char *key, const struct maybe *number)
{
    if (number->given)
        list_add(words, text("%s=%llu", key, (unsigned long long)number->value));
}

/* Half of what the machine has: swapping is no use. */
static struct maybe usual_memory(void)
{
    long pages = sysconf(_SC_PHYS_PAGES), page = sysconf(_SC_PAGESIZE);
    uint64_t mib = (uint64_t)pages * (uint64_t)page / 2 >> 20;
    return (struct maybe){pages > 0 && mib, mib};
}

static struct list words_of_options(const struct exploration *exploration)
{
    const struct options *options = &exploration->options;
    const struct maybe memory = options->memory.given ? options->memory : usual_memory();
    struct list words = {0};
    add_number(&words, "preemptions", &options->preemptions);
    add_number(&words, "time", &options->time);
    add_number(&words, "memory", &memory);
    add_number(&words, "outcomes", &options->outcomes);
    add_number(&words, "random", &options->random);
    add_number(&words, "seed", &options->seed);
    add_number(&words, "planted", &options->planted);
    if (options->races)
        list_add(&words, text("races=1"));
    if (options->no_reduction)
        list_add(&words, text("reduce=0"));
    if (options->safety)
        list_add(&words, text("verdicts=0"));
    if (options->verify)
        list_add(&words, text("verify=1"));
    if (options->faults && strcmp(options->faults, "1") == 0)
        list_add(&words, text("faults=1"));
    if (options->signals.count)
        list_add(&words, text("signals=%u", signal_set(&options->signals)));
    if (exploration->from)
        list_add(&words, text("from=%s", exploration->from));
    list_add_all(&words, (const char *const *)exploration->questions.items);
    return words;
}

static bool has_key(const struct list *words, const char *word)
{
    size_t length = strcspn(word, "=") + 1;
    for (size_t i = 0; words && i < words->count; i++)
        if (strncmp(words->items[i], word, length) == 0)
            return true;
    return false;
}

/* Two at once only where there are two processors. */
static bool walks(const struct options *options)
{
    if (options->jobs)
        return strcmp(options->jobs, "2") == 0;
    return sysconf(_SC_NPROCESSORS_ONLN) >= 2;
}

void exploration_run(struct exploration *exploration, const struct list *more, bool quiet,
                     struct answer *answer)
{
    const struct options *own = &exploration->options;
    struct list base = words_of_options(exploration), words = {0};
    for (size_t i = 0; i < base.count; i++)
        if (!has_key(more, base.items[i]))
            list_add(&words, base.items[i]);
    if (more)
        list_add_all(&words, (const char *const *)more->items);
    size_t size;
    void *boot = session_boot(&exploration->explorer, 0, &size);
    const struct explorers_job job = {
        .path = own->explorer ? own->explorer : exploration->explorer.machine,
        .boot = boot,
        .boot_size = size,
        .words = words,
        .time = own->time.value,
        .walks = !quiet && walks(own),
        .shows = !quiet && isatty(STDERR_FILENO),
        .schedule_options = exploration->schedule_options,
        .stops = exploration->stops,
        .context = exploration->context,
    };
    explorers_run(&job, answer);
    free(boot);
    if (!quiet && !exploration->from)
        findings_shorten(exploration, answer);
    findings_explain(exploration, answer);
    answer_unreached(answer, exploration_symbols(exploration));
}
