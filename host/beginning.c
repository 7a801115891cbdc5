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

/* What the records do not tell, or not always: an entry that makes a timer fire or a call fail, and how many steps were
   made before it. */
struct special {
    const struct boot_entry *entry;
    uint64_t before;
};

/* ---- Words ------------------------------------------------------------------------------- */

/* A letter, a thread, and what stands behind it. */
static void put(FILE *to, const char *letter, unsigned thread, const char *between, const char *value)
{
    fprintf(to, "%s%s%u%s%s", ftell(to) ? " " : "", letter, thread, between, value);
}

/* "P2?1", "^P3:10": the explorer writes them "?2=1", "g3=10". */
static void put_word(const char *word, FILE *to)
{
    const char *between = strpbrk(word, "?:");
    unsigned thread = (unsigned)strtoul(word + strcspn(word, "0123456789"), NULL, 10);
    if (*word == 'w')
        put(to, "w", thread, "", "");
    else
        put(to, *word == '^' ? "g" : "?", thread, "=", between ? between + 1 : "");
}

static void put_steps(unsigned thread, uint64_t count, FILE *to)
{
    char number[24];
    snprintf(number, sizeof number, "%" PRIu64, count);
    if (count)
        put(to, "", thread, "*", number);
}

/* A step that fails is the one that follows. */
static void put_special(const struct special *special, FILE *to)
{
    char error[24];
    snprintf(error, sizeof error, "%" PRIu64, special->entry->a);
    if (special->entry->op == BOOT_TIMER)
        put(to, "t", special->entry->who, "", "");
    else
        put(to, "f", special->entry->who, "=", error);
}

static char *words_of(const struct steps *steps, const struct special *specials, size_t count)
{
    char *words;
    size_t size;
    uint64_t made = 0;
    FILE *to = must(open_memstream(&words, &size));
    for (size_t i = 0; i < steps->count; i++) {
        const struct stretch *part = &steps->parts[i];
        uint64_t left = part->count;
        for (; left && count && specials->before < made + left; specials++, count--) {
            uint64_t first = specials->before - made;
            put_steps(part->thread, first, to);
            put_special(specials, to);
            made += first;
            left -= first;
            if (specials->entry->op != BOOT_FAIL)
                continue;
            put_steps(part->thread, 1, to);
            made++;
            left--;
        }
        put_steps(part->thread, left, to);
        made += left;
        if (!part->count)
            put_word(part->word, to);
    }
    for (; count; specials++, count--)
        put_special(specials, to);
    fclose(to);
    return words;
}

/* ---- Entries ----------------------------------------------------------------------------- */

/* Why the explorer has no words for the entry; NULL: it has. */
static const char *objection(const struct schedule *schedule, size_t index)
{
    const struct boot_entry *entry = &schedule->entries[index];
    if (entry->op != BOOT_FAIL && entry->op != BOOT_SIGNAL && entry->op != BOOT_TIMER)
        return NULL;
    if (entry->op != BOOT_SIGNAL && entry->who_kind != WHO_NUMBER)
        return "here a thread has to be called P1, P2, ...";
    for (size_t i = 0; i < schedule->count; i++) {
        const struct boot_entry *other = &schedule->entries[i];
        if (other->op == BOOT_REPEAT)
            return "not with a loop";
        if (i < index && entry->op == BOOT_SIGNAL && other->op == BOOT_SIGNAL && other->a == entry->a)
            return "exploring, each signal is sent once in a run at most";
        if (i < index && entry->op == BOOT_FAIL && other->op == BOOT_FAIL)
            return "exploring, one call fails in a run at most";
    }
    return NULL;
}

static char *object(const struct schedule *schedule, const char *text_of)
{
    for (size_t i = 0; i < schedule->count; i++) {
        const char *why = objection(schedule, i);
        if (why)
            return text("%s (%s)", schedule_entry(text_of, schedule->entries[i].column), why);
    }
    return NULL;
}

/* How many steps a run makes up to the entry at this column of its schedule. */
static uint64_t steps_up_to(struct session *machine, const char *schedule, unsigned column)
{
    struct rerun run;
    char *cut = text("%.*s" END_ENTRY, (int)column - 1, schedule);
    rerun(machine, cut, 0, &run);
    uint64_t steps = run.steps;
    rerun_free(&run);
    free(cut);
    return steps;
}

static size_t find_specials(struct session *machine, const char *schedule, struct special **specials)
{
    const size_t all = machine->schedule.count;
    struct boot_entry *entries = grown(NULL, all, sizeof *entries); /* the machine's change with each run */
    size_t count = 0;
    memcpy(entries, machine->schedule.entries, all * sizeof *entries);
    *specials = grown(NULL, all, sizeof **specials);
    for (size_t i = 0; i < all; i++)
        if (entries[i].op == BOOT_TIMER || entries[i].op == BOOT_FAIL)
            (*specials)[count++] = (struct special){&entries[i], steps_up_to(machine, schedule, entries[i].column)};
    return count; /* the entries stay: they are pointed to */
}

/* ---- All of it --------------------------------------------------------------------------- */

static char *translate(struct session *machine, const char *schedule, const struct rerun *run)
{
    struct steps steps;
    struct special *specials;
    size_t count = find_specials(machine, schedule, &specials);
    steps_of(run->records, run->count, strstr(schedule, "wake=any"), false, &steps);
    char *words = words_of(&steps, specials, count);
    steps_free(&steps);
    free(specials);
    return words;
}

char *beginning_words(struct session *machine, const char *options, const char *entries, char **misfit)
{
    struct rerun run;
    const struct maybe *most = &machine->options->preemptions;
    char *words = NULL, *schedule = text("%s failure=stop: %s%s" END_ENTRY, options, entries, *entries ? " " : "");
    rerun(machine, schedule, 0, &run);
    *misfit = object(&machine->schedule, schedule);
    if (run.cut || run.end == END_LIMIT || run.end >= ENDS)
        fail("--from: that is too long");
    if (most->given && run.preemptions > most->value)
        fail("--from: it has %" PRIu64 " preemptions, and --preemptions=%" PRIu64, run.preemptions, most->value);
    if (!*misfit && run.end == END_MISFIT && run.misfit + 1 != machine->schedule.count)
        *misfit = schedule_entry(schedule, machine->schedule.entries[run.misfit].column);
    else if (!*misfit)
        words = translate(machine, schedule, &run);
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
    return text("%s", machine->plan + schedule->start);
}
