#include "stepwords.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "names.h"

enum { ROUNDS = 4 /* that a run of a loop makes before its limit */, KILLED = 255 };

struct writer {
    FILE *to;
    bool any;                  /* something stands there */
    uint64_t thread, steps;    /* that are not written yet: neighbours become one entry */
    uint64_t total, loop_from; /* steps so far; where the loop begins */
    bool loop, empty_loop;
    uint64_t failing; /* the thread whose step has been written already: its call fails; 0: none */
};

static void put(struct writer *w, const char *entry)
{
    fprintf(w->to, "%s%s", w->any ? " " : "", entry);
    w->any = true;
    w->empty_loop = false;
}

static void put_steps(struct writer *w)
{
    char entry[64];
    if (!w->steps)
        return;
    snprintf(entry, sizeof entry, "P%" PRIu64 ":%" PRIu64, w->thread, w->steps);
    w->steps = 0;
    put(w, entry);
}

/* The two numbers of "N*K" and "N=V"; false if they are none. */
static bool pair(const char *word, char between, uint64_t *first, uint64_t *second)
{
    char *end;
    if (*word < '0' || *word > '9')
        return false;
    *first = strtoull(word, &end, 10);
    if (*end != between || end[1] < '0' || end[1] > '9' || !*first || *first > UINT16_MAX)
        return false;
    *second = strtoull(end + 1, &end, 10);
    return !*end && *second <= UINT32_MAX;
}

static bool single(const char *word, uint64_t *number)
{
    char *end;
    if (*word < '0' || *word > '9')
        return false;
    *number = strtoull(word, &end, 10);
    return !*end && *number && *number <= UINT16_MAX;
}

static bool take_steps(struct writer *w, const char *word)
{
    uint64_t thread, steps;
    if (!pair(word, '*', &thread, &steps) || !steps)
        return false;
    if (w->failing && w->failing != thread)
        return false;
    if (w->steps && w->thread != thread)
        put_steps(w);
    w->thread = thread;
    w->steps += steps - (w->failing != 0);
    w->total += steps;
    w->failing = 0;
    return true;
}

static bool begin_loop(struct writer *w)
{
    if (w->loop)
        return false;
    fputs(w->any ? " (" : "(", w->to);
    w->any = false;
    w->loop = w->empty_loop = true;
    w->loop_from = w->total;
    return true;
}

/* A signal as schedules name it: USR1. */
static const char *signal_word(uint64_t number)
{
    const char *name = names_signal((unsigned)number);
    return strncmp(name, "SIG", 3) == 0 ? name + 3 : NULL;
}

/* All but steps. */
static bool take_other(struct writer *w, const char *word)
{
    uint64_t n, value = 0;
    char entry[64];
    put_steps(w);
    if (w->failing)
        return false;
    switch (word[0]) {
    case '(':
        return !word[1] && begin_loop(w);
    case 'w':
    case 't':
        if (!single(word + 1, &n))
            return false;
        snprintf(entry, sizeof entry, word[0] == 'w' ? "w%" PRIu64 : "!P%" PRIu64, n);
        break;
    case '?':
    case 'l':
    case 'g':
    case 'f':
        if (!pair(word + 1, '=', &n, &value))
            return false;
        if (word[0] == 'g' && !signal_word(value))
            return false;
        if (word[0] == 'f')
            w->failing = n;
        if (word[0] == 'g')
            snprintf(entry, sizeof entry, "^P%" PRIu64 ":%s", n, signal_word(value));
        else if (word[0] == 'f')
            snprintf(entry, sizeof entry, "P%" PRIu64 "#%s", n, value == KILLED ? "KILL" : names_error(value));
        else
            snprintf(entry, sizeof entry, "P%" PRIu64 "?%" PRIu64, n, value);
        break;
    default:
        return false;
    }
    put(w, entry);
    return true;
}

static bool take_words(struct writer *w, const char *words)
{
    char *copy = strdup(words), *rest;
    bool good = copy;
    for (char *word = good ? strtok_r(copy, " ", &rest) : NULL; good && word;
         word = strtok_r(NULL, " ", &rest))
        good = word[0] >= '0' && word[0] <= '9' ? take_steps(w, word) : take_other(w, word);
    free(copy);
    put_steps(w);
    if (w->loop)
        fputs(")*", w->to);
    return good && !w->empty_loop && !w->failing;
}

char *schedule_of_words(const char *words, const char *options, bool stops)
{
    char *entries, *whole;
    size_t size;
    struct writer w = {.to = open_memstream(&entries, &size)};
    bool good = w.to && take_words(&w, words);
    if (!w.to || fclose(w.to) != 0)
        return NULL;
    bool by_steps = stops && strstr(options, "clock=free"); /* ticks are steps then */
    bool limited = (w.loop || by_steps) && !strstr(options, "limit=");
    uint64_t limit = w.loop ? w.total + ROUNDS * (w.total - w.loop_from) : w.total + !w.total;
    char number[32] = "";
    limit += !limit; /* there is no limit of 0 */
    if (limited)
        snprintf(number, sizeof number, "%slimit=%" PRIu64, *options ? " " : "", limit);
    bool colon = *options || limited;
    if (good && asprintf(&whole, "%s%s%s%s", options, number, colon ? ": " : "", entries) < 0)
        good = false;
    free(entries);
    return good ? whole : NULL;
}
