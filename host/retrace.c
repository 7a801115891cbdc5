#include "retrace.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "text.h"

enum { DIFFERS_STATUS = 126, WORDS = 6 };

/* ---- From switches to a schedule --------------------------------------------------------- */

/* A line's first words: "13 -- switch P1 P2 slice", "12 P1 account.c:14 read balance 10". */
struct line {
    char words[WORDS][64];
    int count;
    uint64_t tick;
    unsigned thread; /* 0: the machine */
};

static unsigned thread_number(const char *word)
{
    return word[0] == 'P' ? (unsigned)strtoul(word + 1, NULL, 10) : 0;
}

static struct line parse_line(const char *at)
{
    struct line line = {0};
    size_t length = strcspn(at, "\n");
    char *copy = strndup(at, length);
    if (!copy)
        fail("out of memory");
    line.count = sscanf(copy, "%63s %63s %63s %63s %63s %63s", line.words[0], line.words[1],
                        line.words[2], line.words[3], line.words[4], line.words[5]);
    free(copy);
    line.tick = strtoull(line.words[0], NULL, 10);
    line.thread = thread_number(line.words[1]);
    return line;
}

struct retrace {
    FILE *schedule;
    bool wake_any, clock_free;
    unsigned thread;    /* who runs */
    unsigned steps;     /* made since the last entry */
    uint64_t tick;      /* of its last step */
    unsigned timed_out; /* whose timer fired in the line before; 0: nobody's */
};

/* The entry for the steps so far. */
static void end_entry(struct retrace *retrace)
{
    if (retrace->steps)
        fprintf(retrace->schedule, "P%u:%u ", retrace->thread, retrace->steps);
    retrace->steps = 0;
}

/* True for the event that shows that its thread made a step. A call that waited returns in a step
   of its own only where nobody hands over. */
static bool is_step(const struct retrace *retrace, const struct line *line)
{
    static const char *const steps[] = {"read", "write", "atomic", "loop", "mark", "call", "fault"};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        if (strcmp(line->words[3], steps[i]) == 0)
            return true;
    return retrace->wake_any && strcmp(line->words[3], "return") == 0 &&
           retrace->timed_out != line->thread;
}

static void take_thread_line(struct retrace *retrace, const struct line *line)
{
    bool timeout = strcmp(line->words[3], "timeout") == 0;
    if (timeout && retrace->clock_free) {
        end_entry(retrace);
        fprintf(retrace->schedule, "!P%u ", line->thread);
    }
    if (strcmp(line->words[3], "outside") == 0) {
        end_entry(retrace);
        fprintf(retrace->schedule, "^P%u:%s ", line->thread, line->words[4]);
    }
    if (is_step(retrace, line) && !retrace->thread)
        retrace->thread = line->thread;
    if (line->thread == retrace->thread && line->tick != retrace->tick && is_step(retrace, line)) {
        retrace->steps++;
        retrace->tick = line->tick;
    }
    if (strcmp(line->words[3], "choice") == 0) {
        end_entry(retrace);
        fprintf(retrace->schedule, "P%u?%s ", line->thread, line->words[4]);
    }
    if (strcmp(line->words[3], "pick") == 0) {
        end_entry(retrace);
        fprintf(retrace->schedule, "w%u ", thread_number(line->words[4]));
    }
    if (strcmp(line->words[3], "fails") == 0) { /* this is a step of its own */
        end_entry(retrace);
        fprintf(retrace->schedule, "P%u#%s ", line->thread, line->words[4]);
        retrace->tick = line->tick;
    }
    retrace->timed_out = timeout ? line->thread : 0;
}

static void take_line(struct retrace *retrace, const struct line *line)
{
    if (line->thread) {
        take_thread_line(retrace, line);
    } else if (strcmp(line->words[2], "switch") == 0 && line->count >= 5) {
        end_entry(retrace);
        retrace->thread = thread_number(line->words[4]);
    }
}

char *retrace_schedule(const char *lines, int wake_any, int clock_free)
{
    char *schedule;
    size_t size;
    struct retrace retrace = {.wake_any = wake_any, .clock_free = clock_free};
    retrace.schedule = open_memstream(&schedule, &size);
    for (const char *at = lines; *at; at += strcspn(at, "\n"), at += *at == '\n') {
        struct line line = parse_line(at);
        take_line(&retrace, &line);
    }
    end_entry(&retrace);
    fclose(retrace.schedule);
    return schedule;
}

/* ---- Comparison -------------------------------------------------------------------------- */

static struct {
    const char *name;
    const char *at;  /* the old trace's next line */
    unsigned number; /* of that line, from 1 */
    bool first;      /* the new trace's first line is still to come */
    bool over;       /* they differ: what is still written is not looked at */
    char *line;      /* the new trace's line, as far as it is written */
    size_t length, room;
} comparison;

static _Noreturn void differ(const char *old, int old_length, const char *new, int new_length)
{
    comparison.over = true; /* exit writes what this stream still holds */
    fflush(stdout);
    fprintf(stderr, "pawl: the run differs from %s, line %u:\n  there: %.*s\n  now:   %.*s\n",
            comparison.name, comparison.number, old_length, old, new_length, new);
    exit(DIFFERS_STATUS);
}

/* The length of the line without the reason of a switch: an explicit schedule is one itself. */
static int telling_length(const char *line, size_t length)
{
    const char *found = memmem(line, length, " -- switch ", 11);
    while (found && length && line[length - 1] != ' ')
        length--;
    return (int)length;
}

static void compare_line(const char *new, size_t length)
{
    const char *old = comparison.at;
    size_t old_length = strcspn(old, "\n");
    if (!*old)
        differ("(the end)", 9, new, (int)length);
    int one = telling_length(old, old_length), other = telling_length(new, length);
    if (one != other || memcmp(old, new, (size_t)one) != 0)
        differ(old, (int)old_length, new, (int)length);
    comparison.at += old_length + (old[old_length] == '\n');
    comparison.number++;
}

static void take_character(char c)
{
    if (c != '\n') {
        if (comparison.length == comparison.room) {
            comparison.room = comparison.room ? 2 * comparison.room : 256;
            comparison.line = grown(comparison.line, comparison.room, 1);
        }
        comparison.line[comparison.length++] = c;
        return;
    }
    if (!comparison.first)
        compare_line(comparison.line, comparison.length);
    comparison.first = false;
    comparison.length = 0;
}

static ssize_t take_text(void *cookie, const char *bytes, size_t size)
{
    (void)cookie;
    for (size_t i = 0; i < size && !comparison.over; i++)
        take_character(bytes[i]);
    return (ssize_t)size;
}

FILE *retrace_compare(const char *lines, const char *name)
{
    comparison.at = lines;
    comparison.name = name;
    comparison.number = 2;
    comparison.first = true;
    FILE *stream = fopencookie(NULL, "w", (cookie_io_functions_t){.write = take_text});
    if (!stream)
        fail("out of memory");
    return stream;
}

void retrace_finish(void)
{
    if (*comparison.at)
        differ(comparison.at, (int)strcspn(comparison.at, "\n"), "(the end)", 9);
}
