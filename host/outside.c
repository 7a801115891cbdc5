#include "outside.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "options.h"
#include "text.h"

/* ---- Text -------------------------------------------------------------------------------- */

/* One character behind a backslash, as C writes it; *at moves behind it. */
static char escaped(const char **at, const char *option)
{
    static const char letters[] = "n\nt\tr\re\033\\\\\"\"''";
    char c = *(*at)++;
    for (size_t i = 0; c && letters[i]; i += 2)
        if (letters[i] == c)
            return letters[i + 1];
    char number[3] = {0};
    if (c == 'x' && isxdigit((unsigned char)**at))
        for (int i = 0; i < 2 && isxdigit((unsigned char)**at); i++)
            number[i] = *(*at)++;
    else
        fail("%s: a backslash stands before n, t, r, e, x and two digits, or itself", option);
    return (char)strtoul(number, NULL, 16);
}

static size_t unescape(char *to, const char *from, const char *option)
{
    size_t size = 0;
    while (*from)
        if (*from == '\\') {
            from++;
            to[size++] = escaped(&from, option);
        } else {
            to[size++] = *from++;
        }
    return size;
}

/* What stands in a schedule as it is; all else is escaped. */
static void put_byte(unsigned char c, FILE *to)
{
    if (c == '\n')
        fputs("\\n", to);
    else if (isalnum(c) || (c && strchr("_-./,+", c)))
        fputc(c, to);
    else
        fprintf(to, "\\x%02x", c);
}

void outside_print(const struct record *record, uint64_t *last, FILE *to)
{
    unsigned char bytes[16];
    memcpy(bytes, &record->address, 8);
    memcpy(bytes + 8, &record->value, 8);
    if (record->tick != *last)
        fprintf(to, " type=%" PRIu64 ":", record->tick);
    *last = record->tick;
    for (unsigned i = 0; i < record->size && i < sizeof bytes; i++)
        put_byte(bytes[i], to);
}

/* ---- Options ----------------------------------------------------------------------------- */

/* Behind all that come at the same tick. */
static void add(struct outside *outside, struct boot_event event)
{
    size_t at = outside->count++;
    outside->events = grown(outside->events, outside->count, sizeof event);
    for (; at && outside->events[at - 1].tick > event.tick; at--)
        outside->events[at] = outside->events[at - 1];
    outside->events[at] = event;
}

static void add_typed(struct outside *outside, const char *value)
{
    char *option = text("type=%s", value), *tick = text("%s", value), *colon = strchr(tick, ':');
    if (!colon || !colon[1])
        fail("%s: what is typed is written TICK:TEXT, as 120:yes\\n", option);
    *colon = 0;
    const char *typed = colon + 1;
    outside->bytes = realloc(outside->bytes, outside->size + strlen(typed) + 1);
    if (!outside->bytes)
        fail("out of memory");
    size_t size = unescape(outside->bytes + outside->size, typed, option);
    add(outside, (struct boot_event){
                     .tick = number_of(option, tick, 0),
                     .what = {.op = BOOT_TYPE, .a = outside->size, .count = (uint32_t)size}});
    outside->size += size;
    free(option);
    free(tick);
}

/* WHO and SIGNAL are those of a schedule's entry ^WHO:SIGNAL. */
static void add_signal(struct outside *outside, const char *value,
                       const struct schedule_names *names)
{
    struct schedule schedule;
    struct schedule_error error;
    const char *tick = strrchr(value, '@');
    if (!tick || !strchr(value, ':'))
        fail("signal=%s: a signal is written P1:USR1@TICK", value);
    char *entry = text("^%.*s", (int)(tick - value), value);
    if (!schedule_parse(&schedule, entry, names, &error))
        fail("signal=%s: %s", value, error.message);
    if (schedule.count != 1)
        fail("signal=%s: a signal is written P1:USR1@TICK", value);
    add(outside, (struct boot_event){.tick = number_of("the signal's tick", tick + 1, 0),
                                     .what = schedule.entries[0]});
    schedule_free(&schedule);
    free(entry);
}

void outside_add(struct outside *outside, const char *option, const char *value,
                 const struct schedule_names *names)
{
    if (strcmp(option, "type") == 0)
        add_typed(outside, value);
    else
        add_signal(outside, value, names);
}

void outside_free(struct outside *outside)
{
    free(outside->events);
    free(outside->bytes);
    *outside = (struct outside){0};
}
