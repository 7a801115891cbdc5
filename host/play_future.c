/* Outcomes, and whether they may reach the goal. */
#include "play_future.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "abi.h"
#include "phrases.h"
#include "play_goal.h"
#include "predicate.h"
#include "table.h"
#include "tracetext.h"

/* ---- Variables --------------------------------------------------------------------------- */

static bool is_comparison(const char *goal) { return !starts_with(goal, "end ") && !starts_with(goal, "output "); }

static int index_of(const struct future_names *names, const char *name)
{
    for (unsigned i = 0; i < names->count; i++)
        if (strcmp(names->names[i], name) == 0)
            return (int)i;
    return -1;
}

void future_names(const struct play *play, struct future_names *names)
{
    *names = (struct future_names){0};
    for (size_t i = 0; i < play->goals.count; i++)
        for (const char *from = is_comparison(play->goals.items[i]) ? play->goals.items[i] : NULL; from;) {
            struct comparison c = {.key = "goal", .expression = play->goals.items[i]};
            from = comparison_next(&c, from);
            if (names->count < FUTURE_NAMES && index_of(names, c.name) < 0)
                names->names[names->count++] = c.name;
            else
                free(c.name);
            free(c.value);
        }
}

char *future_word(const struct future_names *names, struct symbols *symbols)
{
    char *word = text("final=");
    for (unsigned i = 0; i < names->count; i++) {
        struct range range;
        uint64_t size = symbols_find(symbols, names->names[i], &range, 1) ? range.to - range.from : 0;
        if (size != 1 && size != 2 && size != 4 && size != 8)
            return NULL;
        char *longer = text("%s%s%" PRIx64 ":%" PRIu64, word, i ? "," : "", range.from, size);
        free(word);
        word = longer;
    }
    return names->count ? word : NULL;
}

/* ---- Outcomes ---------------------------------------------------------------------------- */

/* What one process was when it ended. */
struct ended {
    unsigned number, image;
    const char *values;
};

/* Of those that were there from the beginning and share an image only the last one is the end of it. */
static bool is_last(const struct ended *all, size_t count, size_t which, unsigned first)
{
    for (size_t i = which + 1; i < count; i++)
        if (all[i].image == all[which].image && all[i].number <= first && all[which].number <= first)
            return false;
    return true;
}

static void take_values(struct future *future, const char *values, unsigned count)
{
    for (unsigned i = 0; i < count; i++) {
        values += strspn(values, " ");
        size_t length = strcspn(values, " \2");
        char *value = text("%.*s", (int)length, values);
        if (strcmp(value, "-") == 0 || list_holds(&future->values[i], value))
            free(value);
        else
            list_add(&future->values[i], value);
        values += length;
    }
}

/* Takes what processes were when they ended out of what was printed. */
static void part(struct future *future, const struct future_names *names)
{
    const struct outcome *outcome = future->outcome;
    struct ended *all = NULL;
    size_t count = 0, length = 0;
    future->output = grown(NULL, outcome->output_size + 1, 1);
    for (const char *at = outcome->output, *end = at + outcome->output_size; at < end; at++) {
        int size = 0;
        struct ended one;
        if (*at != 1 || sscanf(at + 1, "%u %u%n", &one.number, &one.image, &size) != 2) {
            future->output[length++] = *at;
            continue;
        }
        one.values = at + 1 + size;
        all = grown(all, count + 1, sizeof *all);
        all[count++] = one;
        at += strcspn(at, "\2");
    }
    future->output[length] = 0;
    for (size_t i = 0; i < count; i++)
        if (is_last(all, count, i, names->first))
            take_values(future, all[i].values, names->count);
    free(all);
}

static void put_values(const struct list *values, const char *name, FILE *to)
{
    for (size_t i = 0; i < values->count; i++)
        fprintf(to, "%s%s%s", i ? "" : name, i ? "," : "=", values->items[i]);
    if (values->count)
        fputs("  ", to);
}

static char *line_of(const struct future *future, const struct future_names *names)
{
    char *line;
    size_t size;
    FILE *to = must(open_memstream(&line, &size));
    fputs(say_end(future->outcome->end), to);
    for (size_t i = 0; i < future->outcome->status_count; i++)
        fprintf(to, " %d", future->outcome->statuses[i]);
    fputs("  ", to);
    for (unsigned i = 0; i < names->count; i++)
        put_values(&future->values[i], names->names[i], to);
    putc('"', to);
    write_escaped(future->output, strlen(future->output), to);
    putc('"', to);
    fclose(to);
    return line;
}

struct future future_of(const struct outcome *outcome, const struct future_names *names)
{
    struct future future = {.outcome = outcome};
    part(&future, names);
    future.text = line_of(&future, names);
    return future;
}

void future_free(struct future *future)
{
    for (unsigned i = 0; i < FUTURE_NAMES; i++) {
        for (size_t j = 0; j < future->values[i].count; j++)
            free(future->values[i].items[j]);
        free(future->values[i].items);
    }
    free(future->output);
    free(future->text);
}

/* ---- The goal ---------------------------------------------------------------------------- */

static bool is_end(const struct future *future, const char *end) { return strcmp(future->outcome->end, end) == 0; }

/* What a process that has not ended has in its variables is not known, nor is whether a negative number is one. */
static bool may_compare(const struct future *future, const struct future_names *names, const char *goal)
{
    bool all = true;
    for (const char *from = goal; from;) {
        struct comparison c = {.key = "goal", .expression = goal};
        from = comparison_next(&c, from);
        int which = index_of(names, c.name);
        const struct list *values = which < 0 ? NULL : &future->values[which];
        bool holds = !values || !values->count || !is_end(future, "exit");
        for (size_t i = 0; values && i < values->count; i++)
            holds |= goal_compares(&c, values->items[i]) || values->items[i][0] == '-';
        all = all && holds;
        free(c.name);
        free(c.value);
    }
    return all;
}

static bool may_hold(const struct future *future, const struct future_names *names, const char *goal)
{
    if (starts_with(goal, "end "))
        return strcasecmp(goal + 4, future->outcome->end) == 0;
    if (!starts_with(goal, "output "))
        return may_compare(future, names, goal);
    char *wanted = header_unquoted(goal);
    bool found = strstr(future->output, wanted);
    free(wanted);
    return found;
}

bool future_may_reach(const struct play *play, const struct future *future, const struct future_names *names)
{
    const char *failure = play->session->options->failure;
    bool fails = is_end(future, "assert") || is_end(future, "crash");
    if (!is_end(future, "exit") && !is_end(future, "idle") && !is_end(future, "deadlock"))
        return !fails || !failure || strcmp(failure, "stop") != 0; /* nobody can say what comes of it */
    for (size_t i = 0; i < play->goals.count; i++)
        if (!may_hold(future, names, play->goals.items[i]))
            return false;
    return true;
}
