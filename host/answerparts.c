/* The shorter parts of the answer. */
#include "answertext_private.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "columns.h"
#include "phrases.h"
#include "text.h"

enum { CONDITION_WIDTH = 28, MOST_LINES = 12 };

static void put_overtaken(int64_t overtaken, FILE *to)
{
    fputs("  ", to);
    if (overtaken == OVERTAKEN_UNBOUNDED)
        fputs(say(SAY_OVERTAKEN_UNBOUNDED), to);
    else if (overtaken == OVERTAKEN_UNFAIR)
        fputs(say(SAY_OVERTAKEN_UNFAIR), to);
    else if (overtaken == 0)
        fputs(say(SAY_OVERTAKEN_NEVER), to);
    else if (overtaken == 1)
        fputs(say(SAY_OVERTAKEN_ONCE), to);
    else
        fprintf(to, say(SAY_OVERTAKEN), (long long)overtaken);
    putc('\n', to);
}

void answertext_conditions(const struct answer *answer, const struct paper *paper)
{
    FILE *to = paper->to;
    if (!answer->condition_count)
        return;
    fprintf(to, "\n%s\n", say(SAY_CONDITIONS));
    for (size_t i = 0; i < answer->condition_count; i++) {
        const struct condition *condition = &answer->conditions[i];
        fputs("  ", to);
        columns_pad(say_condition(condition->name), CONDITION_WIDTH, to);
        if (paper->colour)
            fputs(condition->holds ? "\033[32m" : "\033[1;31m", to);
        fputs(say(condition->holds ? SAY_HOLDS : SAY_IS_BROKEN), to);
        fputs(paper->colour ? "\033[0m" : "", to);
        if (strcmp(condition->how, "-") != 0)
            fprintf(to, ": %s", say_how(condition->how));
        putc('\n', to);
    }
    if (answer->overtaken != OVERTAKEN_UNKNOWN)
        put_overtaken(answer->overtaken, to);
}

void answertext_unreached(const struct answer *answer, const struct paper *paper)
{
    if (!answer->unreached_count)
        return;
    fprintf(paper->to, "\n%s", say(SAY_UNREACHED));
    const char *file = "";
    for (size_t i = 0; i < answer->unreached_count && i < MOST_LINES; i++) {
        const struct unreached *line = &answer->unreached[i];
        if (strcmp(file, line->file) == 0)
            fprintf(paper->to, ", %u", line->line);
        else
            fprintf(paper->to, "%s %s:%u", i ? ";" : "", line->file, line->line);
        file = line->file;
    }
    if (answer->unreached_count > MOST_LINES)
        fputs(", ...", paper->to);
    fputc('\n', paper->to);
}

/* "4.5 million", "123,456": short enough to be read. */
static char *rate(double number)
{
    if (number >= 1e6)
        return text("%.1f M", number / 1e6);
    if (number >= 1e4)
        return text("%.0f k", number / 1e3);
    return text("%.0f", number);
}

static char *memory(uint64_t kib) { return kib < 10240 ? text("%" PRIu64 " KiB", kib) : text("%" PRIu64 " MiB", kib >> 10); }

void answertext_counts(const struct answer *answer, const struct paper *paper)
{
    const struct effort *effort = &answer->effort;
    double seconds = (double)effort->milliseconds / 1000;
    char *speed = rate((double)effort->transitions / (seconds > 0 ? seconds : 0.001)), *size = memory(effort->kib);
    char *time = text(seconds < 10 ? "%.3f" : "%.1f", seconds);
    fputc('\n', paper->to);
    fprintf(paper->to, say(SAY_COUNTS), (unsigned long long)effort->states, (unsigned long long)effort->transitions,
            speed, size, time, (unsigned long long)effort->native);
    fputc('\n', paper->to);
    free(speed);
    free(size);
    free(time);
}
