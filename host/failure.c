/* What is wrong with a run. */
#include "failure.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "abi.h"
#include "names.h"
#include "symbols.h"

static const char assertion_mark[] = ": Assertion `";

struct failure failure_parse(const char *what)
{
    static const struct {
        const char *word;
        enum failure_kind kind;
        bool not;
    } ways[] = {{"status=", FAILS_STATUS, false},
                {"status!", FAILS_STATUS, true},
                {"output=", FAILS_OUTPUT, false},
                {"output!", FAILS_OUTPUT, true}};
    static const struct {
        const char *word;
        enum failure_kind kind;
    } words[] = {{"assert", FAILS_ASSERT},
                 {"crash", FAILS_CRASH},
                 {"deadlock", FAILS_DEADLOCK},
                 {"limit", FAILS_LIMIT}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(what, words[i].word) == 0)
            return (struct failure){.kind = words[i].kind};
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        struct failure failure = {.kind = ways[i].kind, .not = ways[i].not};
        if (!starts_with(what, ways[i].word))
            continue;
        const char *rest = what + strlen(ways[i].word);
        if (failure.kind == FAILS_STATUS)
            failure.number = (int)number_of("--fails=status", rest, 0);
        else
            failure.words = text("%s", rest);
        return failure;
    }
    fail("--fails=%s: one of assert, crash, deadlock, limit, status=N, status!N, output=TEXT, output!TEXT is "
         "needed",
         what);
}

/* The line that holds the message of a failed assertion, a new string; NULL if none does. */
static char *assertion_of(const char *output)
{
    const char *mark = strstr(output, assertion_mark), *line = mark;
    if (!mark)
        return NULL;
    while (line > output && line[-1] != '\n')
        line--;
    return text("%.*s", (int)strcspn(line, "\n"), line);
}

static char *crash_of(struct symbols *symbols, unsigned signal, const struct record *fault)
{
    const struct code *code = fault ? symbols_record_code(symbols, fault->pc) : NULL;
    if (code && code->file)
        return text("%s at %s:%u", names_signal(signal), code->file, code->line);
    return text("%s", names_signal(signal));
}

static bool is_same(const struct failure *failure, const struct failure *wanted)
{
    return failure->kind == wanted->kind && (!wanted->words || strcmp(failure->words, wanted->words) == 0);
}

/* The first process that a signal ended: in a run of explore's that is its end. */
static struct failure death_of(struct symbols *symbols, const struct rerun *run, const struct failure *wanted)
{
    const struct record *fault = NULL;
    for (size_t i = 0; i < run->count; i++) {
        const struct record *record = &run->records[i];
        unsigned signal = (unsigned)(record->value >> 32) & 0x7f;
        if (record->event == EVENT_FAULT)
            fault = record;
        if (record->event != EVENT_EXIT || !record->size || !signal)
            continue;
        char *assertion = signal == K_SIGABRT ? assertion_of(run->output) : NULL;
        struct failure failure = {.kind = assertion ? FAILS_ASSERT : FAILS_CRASH, .records = i + 1};
        failure.words = assertion ? assertion : crash_of(symbols, signal, fault);
        bool faulty = assertion || fault || signal == K_SIGABRT;
        if (faulty && (!wanted || is_same(&failure, wanted)))
            return failure;
        free(failure.words);
    }
    return (struct failure){0};
}

static struct failure whole(const struct rerun *run, const struct failure *as)
{
    struct failure failure = *as;
    failure.words = as->words ? text("%s", as->words) : NULL;
    failure.records = run->count;
    return failure;
}

static bool holds(const struct rerun *run, const struct failure *wanted)
{
    switch (wanted->kind) {
    case FAILS_DEADLOCK:
        return run->end == END_DEADLOCK;
    case FAILS_LIMIT:
        return run->end == END_LIMIT;
    case FAILS_STATUS:
        return run->end <= END_IDLE && (run->status == wanted->number) != wanted->not;
    case FAILS_OUTPUT:
        return run->end <= END_DEADLOCK && (strstr(run->output, wanted->words) != NULL) != wanted->not;
    default:
        return false;
    }
}

struct failure failure_of(struct symbols *symbols, const struct rerun *run, const struct failure *wanted)
{
    static const struct failure none;
    if (wanted && wanted->kind != FAILS_ASSERT && wanted->kind != FAILS_CRASH)
        return holds(run, wanted) ? whole(run, wanted) : none;
    struct failure death = death_of(symbols, run, wanted);
    if (wanted || death.kind)
        return death;
    if (run->end == END_DEADLOCK || run->end == END_LIMIT)
        return whole(run, &(struct failure){.kind = run->end == END_LIMIT ? FAILS_LIMIT : FAILS_DEADLOCK});
    if (run->end <= END_IDLE && run->status)
        return whole(run, &(struct failure){.kind = FAILS_STATUS, .number = run->status});
    return none;
}

char *failure_text(const struct failure *failure)
{
    switch (failure->kind) {
    case FAILS_ASSERT:
        return failure->words ? text("%s", failure->words) : text("an assertion fails");
    case FAILS_CRASH:
        return failure->words ? text("crash: %s", failure->words) : text("a crash");
    case FAILS_DEADLOCK:
        return text("deadlock");
    case FAILS_LIMIT:
        return text("it goes on up to the limit");
    case FAILS_STATUS:
        return text("its status is %s%d", failure->not ? "not " : "", failure->number);
    case FAILS_OUTPUT:
        return text("it %s \"%s\"", failure->not ? "does not print" : "prints", failure->words);
    default:
        return text("nothing is wrong");
    }
}
