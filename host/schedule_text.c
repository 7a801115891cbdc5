#include "schedule_text.h"

#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "abi.h"
#include "schedule_words.h"
#include "symbols.h"

enum { MOST_RANGES = 64, LONGEST_WORD = 256 };

struct parser {
    struct schedule *schedule;
    const struct schedule_names *names;
    struct schedule_error *error;
    const char *text;  /* all of it */
    const char *at;    /* what comes next */
    const char *entry; /* the entry that is being parsed */
    long loop;         /* index of the first entry in the parentheses; -1: outside */
    jmp_buf wrong;
};

static size_t word_length(const char *at) { return strcspn(at, " \t\r\n()"); }

/* Ends the parse. */
static _Noreturn void wrong(struct parser *p, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static _Noreturn void wrong(struct parser *p, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(p->error->message, sizeof p->error->message, format, arguments);
    va_end(arguments);
    p->error->column = (unsigned)(p->entry - p->text) + 1;
    size_t length = word_length(p->entry);
    snprintf(p->error->entry, sizeof p->error->entry, "%.*s", (int)(length ? length : 1), p->entry);
    longjmp(p->wrong, 1);
}

static void skip_blanks(struct parser *p) { p->at += strspn(p->at, " \t\r\n"); }

static struct boot_entry *add(struct parser *p, enum boot_op op)
{
    struct schedule *s = p->schedule;
    struct boot_entry *entries = reallocarray(s->entries, s->count + 1, sizeof *entries);
    if (!entries)
        wrong(p, "out of memory");
    s->entries = entries;
    struct boot_entry *e = &entries[s->count++];
    *e = (struct boot_entry){.op = (uint16_t)op, .column = (uint32_t)(p->entry - p->text) + 1};
    return e;
}

/* Names something that the program has not. */
static struct parser *misfit(struct parser *p)
{
    p->error->misfit = true;
    return p;
}

/* ---- Numbers and names ------------------------------------------------------------------- */

static bool is_number(const char *word)
{
    return *word && strspn(word, "0123456789") == strlen(word) && strlen(word) < 10;
}

static uint32_t number(struct parser *p, const char *word, const char *of_what)
{
    if (!is_number(word))
        wrong(p, "%s is no number of %s", *word ? word : "nothing", of_what);
    return (uint32_t)strtoul(word, NULL, 10);
}

static struct symbols *symbols(struct parser *p, const char *name)
{
    struct symbols *all = p->names->symbols(p->names->context);
    if (!all)
        wrong(p, "%s cannot be looked up: there is no debug information", name);
    return all;
}

/* P3, the name of a program, the name of a start function. */
static void resolve_who(struct parser *p, struct boot_entry *e, const char *who)
{
    if (who[0] == 'P' && is_number(who + 1)) {
        e->who_kind = WHO_NUMBER;
        e->who = number(p, who + 1, "a thread");
        if (!e->who)
            wrong(p, "threads are numbered from P1");
        return;
    }
    int program = p->names->program(p->names->context, who);
    if (program >= 0) {
        e->who_kind = WHO_PROGRAM;
        e->who = (uint32_t)program;
        return;
    }
    uint64_t address;
    size_t count = *who ? symbols_functions(symbols(p, who), who, &address, 1) : 0;
    if (!count)
        wrong(misfit(p),
              "there is no thread %s: P1, P2, ..., a program or a start function is needed", who);
    if (count > 1)
        wrong(misfit(p), "several functions are called %s: name the program, or P1, P2, ...", who);
    e->who_kind = WHO_START;
    e->start = address | p->names->function_mark;
}

/* ---- P1@... ------------------------------------------------------------------------------ */

static void resolve_variable(struct parser *p, struct boot_entry *e, const char *name)
{
    struct range range;
    size_t count = symbols_find(symbols(p, name), name, &range, 1);
    if (!count)
        wrong(misfit(p), "there is no variable %s", name);
    if (count > 1)
        wrong(misfit(p), "several variables are called %s", name);
    e->op = BOOT_TO_ACCESS;
    e->b = range.from;
    e->count = (uint32_t)(range.to - range.from);
}

static void resolve_line(struct parser *p, struct boot_entry *e, const char *file,
                         const char *line_word)
{
    unsigned line = number(p, line_word, "a line");
    struct symbols *all = symbols(p, file);
    struct range found[MOST_RANGES];
    size_t count = symbols_lines(all, file, line, found, MOST_RANGES);
    unsigned next = count ? 0 : symbols_next_line(all, file, line);
    if (!count && next)
        wrong(misfit(p), "%s:%u is no line with code; the next one is %u", file, line, next);
    if (!count)
        wrong(misfit(p), "there is no line %s:%u", file, line);
    if (count > MOST_RANGES)
        wrong(p, "%s:%u has code in too many places", file, line);
    struct schedule *s = p->schedule;
    s->ranges = reallocarray(s->ranges, s->range_count + count, sizeof *s->ranges);
    if (!s->ranges)
        wrong(p, "out of memory");
    e->op = BOOT_TO_LINE;
    e->a = s->range_count;
    e->count = (uint32_t)count;
    for (size_t i = 0; i < count; i++)
        s->ranges[s->range_count++] = (struct boot_range){found[i].from, found[i].to};
}

static void resolve_place(struct parser *p, struct boot_entry *e, char *place)
{
    char *colon = strchr(place, ':');
    if (!colon) {
        e->op = BOOT_TO_CALL;
        if (!schedule_call(place, &e->a))
            wrong(p, "%s is no system call; a line is written FILE:LINE, a variable write:NAME",
                  *place ? place : "nothing");
        return;
    }
    *colon = 0;
    if (schedule_access(place, &e->a))
        resolve_variable(p, e, colon + 1);
    else
        resolve_line(p, e, place, colon + 1);
}

/* ---- Entries ----------------------------------------------------------------------------- */

static uint32_t find_signal(struct parser *p, const char *name)
{
    uint32_t signal_number;
    if (is_number(name))
        return number(p, name, "a signal");
    if (!schedule_signal(name, &signal_number))
        wrong(p, "there is no signal %s", name);
    return signal_number;
}

static uint32_t find_error(struct parser *p, const char *name)
{
    uint32_t error;
    if (!schedule_error_name(name, &error))
        wrong(p, "no call is made to fail with %s: EINTR, EAGAIN, ENOMEM, ENFILE, EMFILE, ENOSPC or KILL", name);
    return error;
}

/* The word up to one of `stops`, which is replaced by its end; gives the character, 0 if none. */
static char cut(char *word, const char *stops, char **rest)
{
    char *stop = strpbrk(word, stops);
    if (!stop)
        return 0;
    char which = *stop;
    *stop = 0;
    *rest = stop + 1;
    return which;
}

static void parse_signal(struct parser *p, char *word)
{
    char *signal;
    struct boot_entry *e = add(p, BOOT_SIGNAL);
    if (!cut(word, ":", &signal))
        wrong(p, "a signal is written ^P3:USR1");
    resolve_who(p, e, word);
    e->a = find_signal(p, signal);
}

static void parse_steps(struct parser *p, char *word)
{
    char *rest;
    struct boot_entry *e = add(p, BOOT_RUN);
    char which = cut(word, ":@?#", &rest);
    if (!which)
        wrong(p, "this is no entry: P1:3, P1:*, P1@FILE:LINE, P1@write:NAME, ... are");
    resolve_who(p, e, word);
    if (which == '#') {
        e->op = BOOT_FAIL;
        e->a = find_error(p, rest);
        return;
    }
    if (which == '@') {
        resolve_place(p, e, rest);
    } else if (which == '?') {
        e->op = BOOT_CHOICE;
        e->a = number(p, rest, "a choice");
    } else if (strcmp(rest, "*") != 0) {
        e->op = BOOT_STEPS;
        e->count = number(p, rest, "steps");
        if (!e->count)
            wrong(p, "no steps at all: leave the entry out");
    }
}

static void parse_word(struct parser *p, char *word)
{
    if (word[0] == '!') {
        resolve_who(p, add(p, BOOT_TIMER), word + 1);
    } else if (word[0] == '^') {
        parse_signal(p, word + 1);
    } else if (word[0] == 'w' && is_number(word + 1)) {
        struct boot_entry *e = add(p, BOOT_WAITER);
        e->who_kind = WHO_NUMBER;
        e->who = number(p, word + 1, "a thread");
    } else {
        parse_steps(p, word);
    }
}

static void open_loop(struct parser *p)
{
    if (p->loop >= 0)
        wrong(p, "a loop within a loop");
    p->loop = (long)p->schedule->count;
    p->at++;
}

static void close_loop(struct parser *p)
{
    if (p->loop < 0)
        wrong(p, "a ) without its (");
    if (p->at[1] != '*')
        wrong(p, "a loop is written (P1:1 P2:1)*");
    if (p->loop == (long)p->schedule->count)
        wrong(p, "a loop without entries");
    add(p, BOOT_REPEAT)->a = (uint64_t)p->loop;
    p->loop = -1;
    p->at += 2;
}

static void parse_entries(struct parser *p)
{
    for (skip_blanks(p); *p->at; skip_blanks(p)) {
        p->entry = p->at;
        size_t length = word_length(p->at);
        char word[LONGEST_WORD];
        if (*p->at == '(') {
            open_loop(p);
        } else if (*p->at == ')') {
            close_loop(p);
        } else if (length >= sizeof word) {
            wrong(p, "too long for an entry");
        } else {
            snprintf(word, sizeof word, "%.*s", (int)length, p->at);
            parse_word(p, word);
            p->at += length;
        }
    }
    if (p->loop >= 0)
        wrong(p, "a ( without its )*");
}

/* ---- Options ----------------------------------------------------------------------------- */

static void add_option(struct parser *p, const char *word, size_t length)
{
    static const char *const known[] = {"type", "signal", /* as often as one likes */
                                        "wake", "clock", "policy", "quantum", "seed", "limit",
                                        "lossy", "failure"};
    struct schedule *s = p->schedule;
    size_t name = (size_t)(strchr(word, '=') - word);
    bool is_known = false;
    bool often = strncmp(word, "type=", 5) == 0 || strncmp(word, "signal=", 7) == 0;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        is_known = is_known || (strlen(known[i]) == name && strncmp(known[i], word, name) == 0);
    if (!is_known)
        wrong(p, "there is no option %.*s", (int)name, word);
    for (size_t i = 0; i < s->option_count; i++)
        if (!often && strncmp(s->options[i].name, word, name) == 0)
            wrong(p, "the option %.*s stands there twice", (int)name, word);
    s->options = reallocarray(s->options, s->option_count + 1, sizeof *s->options);
    if (!s->options)
        wrong(p, "out of memory");
    s->options[s->option_count++] =
        (struct schedule_option){strndup(word, name), strndup(word + name + 1, length - name - 1)};
}

/* "wake=any clock=free:" before the entries. */
static void parse_options(struct parser *p)
{
    for (skip_blanks(p);; skip_blanks(p)) {
        size_t length = word_length(p->at);
        const char *equals = memchr(p->at, '=', length);
        p->entry = p->at;
        if (!equals && !p->schedule->option_count)
            return;
        if (!equals)
            wrong(p, "a colon is missing behind the options");
        bool last = p->at[length - 1] == ':';
        add_option(p, p->at, length - last);
        p->at += length;
        if (last)
            return;
    }
}

bool schedule_parse(struct schedule *schedule, const char *text, const struct schedule_names *names,
                    struct schedule_error *error)
{
    *schedule = (struct schedule){0};
    *error = (struct schedule_error){0};
    struct parser p = {.schedule = schedule,
                       .names = names,
                       .error = error,
                       .text = text,
                       .at = text,
                       .entry = text,
                       .loop = -1};
    if (setjmp(p.wrong))
        return false;
    parse_options(&p);
    schedule->start = (size_t)(p.at - text);
    parse_entries(&p);
    return true;
}

void schedule_free(struct schedule *schedule)
{
    for (size_t i = 0; i < schedule->option_count; i++) {
        free(schedule->options[i].name);
        free(schedule->options[i].value);
    }
    free(schedule->options);
    free(schedule->entries);
    free(schedule->ranges);
    *schedule = (struct schedule){0};
}

char *schedule_entry(const char *text, unsigned column)
{
    const char *at = column && column <= strlen(text) ? text + column - 1 : "";
    size_t length = *at == ')' ? 2 : word_length(at);
    return strndup(at, length);
}
