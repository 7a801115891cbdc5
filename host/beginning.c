/* A schedule's beginning as the explorer's words. */
#include "beginning.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "abi.h"
#include "rerun.h"
#include "steps.h"
#include "table.h"
#include "text.h"

/* "P2?1", "!P3", "^P3:10": the explorer writes them "?2=1", "t3", "g3=10". */
static void put_word(const char *word, FILE *to)
{
    const char *between = strpbrk(word, "?:");
    unsigned thread = (unsigned)strtoul(word + strcspn(word, "0123456789"), NULL, 10);
    if (*word == 'w')
        fputs(word, to);
    else if (*word == '!')
        fprintf(to, "t%u", thread);
    else
        fprintf(to, "%c%u=%s", *word == '^' ? 'g' : '?', thread, between ? between + 1 : "");
}

static char *words_of(const struct steps *steps)
{
    char *words;
    size_t size;
    FILE *to = must(open_memstream(&words, &size));
    for (size_t i = 0; i < steps->count; i++) {
        const struct stretch *part = &steps->parts[i];
        if (i)
            fputc(' ', to);
        if (part->count)
            fprintf(to, "%u*%u", part->thread, part->count);
        else
            put_word(part->word, to);
    }
    fclose(to);
    return words;
}

/* What is made to happen once in an explored run, at most; and what is told by no record. */
static void check(const struct schedule *schedule)
{
    uint64_t sent = 0;
    for (size_t i = 0; i < schedule->count; i++) {
        const struct boot_entry *entry = &schedule->entries[i];
        if (entry->op == BOOT_FAIL)
            fail("--from: a call that is made to fail (P1#EINTR) cannot be explored from");
        if (entry->op == BOOT_SIGNAL && sent >> (entry->a & 63) & 1)
            fail("--from: exploring, each signal is sent from outside once in a run at most");
        if (entry->op == BOOT_SIGNAL)
            sent |= UINT64_C(1) << (entry->a & 63);
    }
}

char *beginning_words(struct session *machine, const char *options, const char *entries, char **misfit)
{
    struct rerun run;
    struct steps steps;
    char *words = NULL, *schedule = text("%s failure=stop: %s%s" END_ENTRY, options, entries, *entries ? " " : "");
    rerun(machine, schedule, 0, &run);
    check(&machine->schedule);
    *misfit = NULL;
    const struct maybe *most = &machine->options->preemptions;
    if (run.cut || run.end == END_LIMIT || run.end >= ENDS)
        fail("--from: that is too long");
    if (most->given && run.preemptions > most->value)
        fail("--from: it has %" PRIu64 " preemptions, and --preemptions=%" PRIu64, run.preemptions, most->value);
    if (run.end == END_MISFIT && run.misfit + 1 != machine->schedule.count) {
        *misfit = schedule_entry(schedule, machine->schedule.entries[run.misfit].column);
    } else {
        steps_of(run.records, run.count, strstr(options, "wake=any"), true, &steps);
        words = words_of(&steps);
        steps_free(&steps);
    }
    rerun_free(&run);
    free(schedule);
    return words;
}

char *beginning_entries(struct session *machine, const char **wake)
{
    session_schedule(machine, NULL);
    const struct schedule *schedule = &machine->schedule;
    for (size_t i = 0; i < schedule->option_count; i++) {
        const struct schedule_option *option = &schedule->options[i];
        if (strcmp(option->name, "clock") == 0 && strcmp(option->value, "free") != 0)
            fail("--from: the schedule says clock=%s: exploring, a timer may fire at any step", option->value);
        if (strcmp(option->name, "lossy") == 0 && !machine->options->lossy)
            fail("--from: the schedule says lossy=%s: then --lossy is needed", option->value);
        if (strcmp(option->name, "type") == 0 || strcmp(option->name, "signal") == 0)
            fail("--from: exploring, nothing comes by the clock: the schedule says %s=%s", option->name, option->value);
        if (strcmp(option->name, "wake") == 0)
            *wake = text("%s", option->value);
    }
    const char *colon = schedule->option_count ? strstr(machine->plan, ": ") : NULL;
    return text("%s", colon ? colon + 2 : schedule->option_count ? "" : machine->plan);
}
