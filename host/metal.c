#include "metal.h"

#include <stdlib.h>

enum {
    FIRST = 2,        /* instructions after which the timer can interrupt at all */
    MOST_BEFORE = 40, /* from the timer's start to the region's first */
};

struct header metal_header(const char *name)
{
    struct work work = {0};
    work_add_command(&work, name);
    return header_read(work.guests[0].sources.items[0]);
}

static char *joined(const struct list *words)
{
    char *all = text("%s", words->items[0]);
    for (size_t i = 1; i < words->count; i++) {
        char *longer = text("%s %s", all, words->items[i]);
        free(all);
        all = longer;
    }
    return all;
}

const char *metal_flags(const struct header *header, const struct list *given, size_t number,
                        size_t *from, size_t *to)
{
    *from = *to = 0;
    const char *flags = header_sweep(header, number, from, to);
    if (given->count && number == 0)
        return joined(given);
    if (given->count)
        return NULL;
    return flags || number ? flags : "-O2";
}

void metal_build(struct session *session, struct options *options, char *name, const char *flags)
{
    struct list programs = {0};
    list_add(&programs, name);
    options->cflags = (struct list){0};
    if (!list_add_words(&options->cflags, flags))
        fail("%s: a quote is not closed: %s", name, flags);
    if (!options->limit.given)
        options->limit = (struct maybe){true, METAL_LIMIT};
    session_build(session, options, &programs);
}

void metal_run(struct session *session, uint32_t count, struct rerun *run)
{
    session->preempt = count;
    rerun_now(session, run);
    if (run->end == ENDS)
        fail("%s: the machine broke down: %s", session->work.guests[0].name, run->output);
}

const struct record *metal_preempted(const struct rerun *run, uint32_t count)
{
    for (size_t i = 0; i < run->count; i++)
        if (run->records[i].event == EVENT_PREEMPT && run->records[i].value == count)
            return &run->records[i];
    return NULL;
}

uint32_t metal_first(struct session *session)
{
    for (uint32_t count = FIRST; count <= MOST_BEFORE; count++) {
        struct rerun run;
        metal_run(session, count, &run);
        const struct record *record = metal_preempted(&run, count);
        bool begins = record, found = record && !record->size;
        rerun_free(&run);
        if (found)
            return count;
        if (!begins)
            break;
    }
    fail("%s has no region: nothing of the program lies between pawl_region_begin() and "
         "pawl_region_end()",
         session->work.guests[0].name);
}

/* What stands against a run that only the timer rules. */
static void must_be_alone(const struct options *options)
{
    if (options->words.count != 1)
        fail("--metal: one program, a lab's name (`pawl list') or a C file");
    if (options->schedule)
        fail("--metal=%llu says where the switch comes: no --schedule goes with it",
             (unsigned long long)options->before.value);
}

/* The number of its preemption, if there is one. */
static uint32_t count_of(struct session *session, uint64_t k)
{
    struct rerun run;
    const char *name = session->work.guests[0].name;
    uint64_t count = metal_first(session) + k;
    if (count < k || count > UINT32_MAX)
        fail("--metal=%llu: no region is that long", (unsigned long long)k);
    metal_run(session, (uint32_t)count, &run);
    const struct record *record = metal_preempted(&run, (uint32_t)count);
    if (!record)
        fail("--metal=%llu: the region of %s is over before (`pawl sweep %s' shows all K)",
             (unsigned long long)k, name, name);
    if (record->size)
        fail("--metal=%llu: %s is in the library then, which is not interrupted (`pawl sweep %s' "
             "shows all K)",
             (unsigned long long)k, name, name);
    rerun_free(&run);
    return (uint32_t)count;
}

void metal_session(struct session *session, struct options *options)
{
    must_be_alone(options);
    size_t from, to;
    struct header header = metal_header(options->words.items[0]);
    metal_build(session, options, options->words.items[0],
                metal_flags(&header, &options->cflags, 0, &from, &to));
    session->preempt = count_of(session, options->before.value);
}
