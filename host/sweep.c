/* pawl sweep: a switch before each machine instruction of a region, in a run each. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "disassembly.h"
#include "rerun.h"
#include "subcommands.h"
#include "sweeptext.h"

enum {
    LIMIT = 300,      /* ticks: labs are short, and loops that wait in vain many */
    FIRST = 2,        /* instructions after which the timer can interrupt at all */
    MOST_BEFORE = 40, /* from the timer's start to the region's first */
    MOST_ROWS = 5000, /* instructions of a region */
};

/* The record of the timer that was asked for; NULL: the region was over before. */
static const struct record *preempted(const struct rerun *run, uint32_t count)
{
    for (size_t i = 0; i < run->count; i++)
        if (run->records[i].event == EVENT_PREEMPT && run->records[i].value == count)
            return &run->records[i];
    return NULL;
}

static bool as_expected(const struct rerun *run, const struct expectation *expected)
{
    char *end = sweep_end(run->end);
    bool is = (!expected->end || strcmp(end, expected->end) == 0) &&
              (expected->status < 0 || run->status == expected->status) &&
              (!expected->output || strcmp(run->output, expected->output) == 0);
    free(end);
    return is;
}

static void add_row(struct sweep *sweep, const struct rerun *run, uint64_t pc, unsigned k)
{
    sweep->rows = grown(sweep->rows, sweep->count + 1, sizeof *sweep->rows);
    sweep->rows[sweep->count++] = (struct sweep_row){
        .k = k,
        .pc = pc,
        .wrong = !as_expected(run, &sweep->expected),
        .outcome = sweep_outcome(run),
    };
}

/* The switch for each number of instructions, from the region's begin to its end. Those that are
   late did not count: before the first the library was yet to return, and later it was called
   again. */
static void try_all(struct sweep *sweep, const char *name)
{
    unsigned first = 0;
    for (unsigned count = FIRST;; count++) {
        struct rerun run;
        sweep->session.preempt = count;
        rerun_now(&sweep->session, &run);
        const struct record *record = preempted(&run, count);
        if (run.end == ENDS)
            fail("%s: the machine broke down: %s", name, run.output);
        if (record && !record->size && !first)
            first = count;
        if (record && !record->size)
            add_row(sweep, &run, record->address, count - first);
        rerun_free(&run);
        if (first ? !record : count == MOST_BEFORE)
            break;
        if (first && count - first == MOST_ROWS)
            fail("%s: the region has more than %d instructions", name, MOST_ROWS);
    }
    if (!first)
        fail("%s has no region: nothing of the program lies between pawl_region_begin() and "
             "pawl_region_end()",
             name);
}

/* Each row must be one instruction behind the one before, or the timer would not have counted them.
 */
static void verify(const struct sweep *sweep)
{
    for (size_t i = 1; i < sweep->count; i++) {
        const struct sweep_row *before = &sweep->rows[i - 1], *row = &sweep->rows[i];
        const struct instruction *instruction = disassembly_at(&sweep->code, before->pc);
        if (row->k == before->k + 1 && instruction && !instruction_leads_to(instruction, row->pc))
            fail("the timer did not count instructions: after %u of them 0x%llx, after one more "
                 "0x%llx",
                 before->k, (unsigned long long)before->pc, (unsigned long long)row->pc);
    }
}

static void disassemble_region(struct sweep *sweep)
{
    uint64_t from = UINT64_MAX, to = 0;
    for (size_t i = 0; i < sweep->count; i++) {
        from = sweep->rows[i].pc < from ? sweep->rows[i].pc : from;
        to = sweep->rows[i].pc > to ? sweep->rows[i].pc : to;
    }
    sweep->code = disassemble(sweep->session.machine, from, to + 4);
}

/* What it means if a run is not as the lines [from, to) expect: their line `wrong`. */
static const char *meaning(const struct header *header, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (strcmp(header->lines[i].key, "wrong") == 0)
            return header->lines[i].value;
    return "not as expected (기대와 다르다)";
}

static struct sweep sweep_with(struct options *options, char *name, const char *flags)
{
    struct sweep sweep = {.flags = flags};
    struct list programs = {0};
    list_add(&programs, name);
    options->cflags = (struct list){0};
    if (!list_add_words(&options->cflags, flags))
        fail("%s: a quote is not closed: %s", name, flags);
    session_build(&sweep.session, options, &programs);
    return sweep;
}

static void sweep_one(struct sweep *sweep, const char *name)
{
    try_all(sweep, name);
    disassemble_region(sweep);
    verify(sweep);
    sweep_print(sweep);
}

/* One program, with all flags that its header names, unless the command line does. */
static void sweep_program(struct options options, char *name)
{
    struct guest guest = guest_named(name);
    struct header header = header_read(guest.sources.items[0]);
    struct sweep *sweeps = NULL;
    size_t count = 0, from = 0, to = 0;
    char *given = NULL;
    for (size_t i = 0; i < options.cflags.count; i++)
        given = text("%s%s%s", given ? given : "", given ? " " : "", options.cflags.items[i]);
    for (const char *flags; (flags = header_sweep(&header, count, &from, &to)) || !count; count++) {
        sweeps = grown(sweeps, count + 1, sizeof *sweeps);
        if (count)
            putchar('\n');
        sweeps[count] = sweep_with(&options, name, given ? given : flags ? flags : "-O2");
        sweeps[count].expected = header_expectation(&header, from, to);
        if (!sweeps[count].expected.end)
            sweeps[count].expected.end = text("exit");
        sweeps[count].meaning = meaning(&header, from, to);
        sweep_one(&sweeps[count], name);
        if (given || !flags) {
            count++;
            break;
        }
    }
    for (size_t i = 0; i < header.count; i++)
        if (strcmp(header.lines[i].key, "code") == 0)
            sweep_print_code(sweeps, count, header.lines[i].value);
}

int sweep_main(int argc, char **argv)
{
    struct options options = options_parse(SUB_SWEEP, argc, argv);
    if (!options.words.count)
        fail("a program is missing: a lab's name (`pawl list') or a C file");
    if (!options.limit.given)
        options.limit = (struct maybe){true, LIMIT};
    for (size_t i = 0; i < options.words.count; i++) {
        if (i)
            putchar('\n');
        sweep_program(options, options.words.items[i]);
    }
    return 0;
}
