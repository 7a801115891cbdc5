/* pawl sweep: a switch before each machine instruction of a region, in a run each. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "disassembly.h"
#include "metal.h"
#include "subcommands.h"
#include "sweeptext.h"

enum { MOST_ROWS = 5000 /* instructions of a region */ };

static bool as_expected(const struct rerun *run, const struct expectation *expected)
{
    char *end = sweep_end(run->end);
    bool is = (!expected->end || strcmp(end, expected->end) == 0) &&
              (expected->status < 0 || run->status == expected->status) &&
              (!expected->output || strcmp(run->output, expected->output) == 0);
    free(end);
    return is;
}

static struct sweep_row *add_row(struct sweep *sweep, unsigned k)
{
    sweep->rows = grown(sweep->rows, sweep->count + 1, sizeof *sweep->rows);
    sweep->rows[sweep->count] = (struct sweep_row){.k = k, .last = k};
    return &sweep->rows[sweep->count++];
}

/* The instruction is the library's: such rows are one. */
static void add_passed(struct sweep *sweep, unsigned k)
{
    struct sweep_row *row = sweep->count ? &sweep->rows[sweep->count - 1] : NULL;
    if (!row || row->pc)
        row = add_row(sweep, k);
    row->last = k;
}

static void add_tried(struct sweep *sweep, const struct rerun *run, uint64_t pc, unsigned k)
{
    struct sweep_row *row = add_row(sweep, k);
    row->pc = pc;
    row->wrong = !as_expected(run, &sweep->expected);
    row->outcome = sweep_outcome(run);
}

/* Before all of it is tried in vain. */
static void must_end(struct sweep *sweep, uint32_t first)
{
    struct rerun run;
    metal_run(&sweep->session, first + MOST_ROWS, &run);
    if (metal_preempted(&run, first + MOST_ROWS))
        fail("%s: the region has more than %d instructions", sweep->session.work.guests[0].name,
             MOST_ROWS);
    rerun_free(&run);
}

/* The switch for each number of instructions, from the region's begin to its end. */
static void try_all(struct sweep *sweep)
{
    uint32_t first = metal_first(&sweep->session);
    must_end(sweep, first);
    for (uint32_t count = first;; count++) {
        struct rerun run;
        metal_run(&sweep->session, count, &run);
        const struct record *record = metal_preempted(&run, count);
        if (record && record->size)
            add_passed(sweep, count - first);
        else if (record)
            add_tried(sweep, &run, record->address, count - first);
        rerun_free(&run);
        if (!record)
            break;
    }
}

/* Each row must be one instruction behind the one before, or the timer would not have counted them.
 */
static void verify(const struct sweep *sweep)
{
    for (size_t i = 1; i < sweep->count; i++) {
        const struct sweep_row *before = &sweep->rows[i - 1], *row = &sweep->rows[i];
        const struct instruction *instruction = disassembly_at(&sweep->code, before->pc);
        if (row->pc && instruction && !instruction_leads_to(instruction, row->pc))
            fail("the timer did not count instructions: after %u of them 0x%llx, after one more "
                 "0x%llx",
                 before->k, (unsigned long long)before->pc, (unsigned long long)row->pc);
    }
}

static void disassemble_region(struct sweep *sweep)
{
    uint64_t from = UINT64_MAX, to = 0;
    for (size_t i = 0; i < sweep->count; i++) {
        uint64_t pc = sweep->rows[i].pc;
        from = pc && pc < from ? pc : from;
        to = pc > to ? pc : to;
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

static void sweep_one(struct sweep *sweep)
{
    try_all(sweep);
    disassemble_region(sweep);
    verify(sweep);
    sweep_print(sweep);
}

/* One program, with all flags that its header names, unless the command line does. */
static void sweep_program(struct options *options, char *name)
{
    struct header header = metal_header(name);
    const struct list given = options->cflags;
    struct sweep *sweeps = NULL;
    size_t count = 0, from, to;
    for (const char *flags; (flags = metal_flags(&header, &given, count, &from, &to)); count++) {
        sweeps = grown(sweeps, count + 1, sizeof *sweeps);
        if (count)
            putchar('\n');
        sweeps[count] = (struct sweep){.flags = flags};
        metal_build(&sweeps[count].session, options, name, flags);
        sweeps[count].expected = header_expectation(&header, from, to);
        if (!sweeps[count].expected.end)
            sweeps[count].expected.end = text("exit");
        sweeps[count].meaning = meaning(&header, from, to);
        sweep_one(&sweeps[count]);
    }
    for (size_t i = 0; i < header.count; i++)
        if (strcmp(header.lines[i].key, "code") == 0)
            sweep_print_code(sweeps, count, header.lines[i].value);
    options->cflags = given;
}

int sweep_main(int argc, char **argv)
{
    struct options options = options_parse(SUB_SWEEP, argc, argv);
    if (!options.words.count)
        fail("a program is missing: a lab's name (`pawl list') or a C file");
    for (size_t i = 0; i < options.words.count; i++) {
        if (i)
            putchar('\n');
        sweep_program(&options, options.words.items[i]);
    }
    return 0;
}
