#include "expectations.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "options.h"
#include "text.h"

struct check {
    const struct answer *answer;
    const char *name;
    bool steps, same;
    size_t violations; /* lines about them */
    bool expects_ok;
};

static void differs(struct check *check, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void differs(struct check *check, const char *format, ...)
{
    va_list arguments;
    char *sentence;
    va_start(arguments, format);
    if (vasprintf(&sentence, format, arguments) < 0)
        fail("out of memory");
    va_end(arguments);
    note("%s: %s", check->name, sentence);
    free(sentence);
    check->same = false;
}

static _Noreturn void no_line(const struct check *check, const char *value)
{
    fail("%s: the header says: expect %s: that is none of what can be expected of explore", check->name, value);
}

/* ---- One line each ----------------------------------------------------------------------- */

static void check_verdict(struct check *check, const struct list *words)
{
    const char *wanted = words->items[1];
    if (strcmp(wanted, check->answer->verdict) != 0)
        differs(check, "the verdict is %s, not %s", check->answer->verdict, wanted);
    check->expects_ok = strcmp(wanted, "ok") == 0;
}

static const struct finding *violation(const struct answer *answer, const char *kind)
{
    for (size_t i = 0; i < answer->violation_count; i++)
        if (strcmp(answer->violations[i].kind, kind) == 0)
            return &answer->violations[i];
    return NULL;
}

static void check_violation(struct check *check, const struct list *words)
{
    const char *kind = words->items[1];
    const struct finding *found = violation(check->answer, kind);
    check->violations++;
    if (!found) {
        differs(check, "there is no %s", kind);
        return;
    }
    uint64_t preemptions = number_of("preemptions", words->items[2], 0);
    if (found->preemptions != preemptions)
        differs(check, "the %s takes %" PRIu64 " preemptions, not %" PRIu64, kind, found->preemptions,
                preemptions);
    if (words->count > 3 && check->steps && found->steps != number_of("steps", words->items[3], 0))
        differs(check, "the %s takes %" PRIu64 " steps, not %s", kind, found->steps, words->items[3]);
}

static void check_condition(struct check *check, const struct list *words)
{
    const char *name = words->items[1];
    bool holds = strcmp(words->items[2], "holds") == 0;
    for (size_t i = 0; i < check->answer->condition_count; i++) {
        const struct condition *condition = &check->answer->conditions[i];
        if (strcmp(condition->name, name) != 0)
            continue;
        if (condition->holds != holds)
            differs(check, "%s %s (%s)", name, condition->holds ? "holds" : "is broken", condition->how);
        else if (words->count > 3 && strcmp(condition->how, words->items[3]) != 0)
            differs(check, "of %s it is %s, not %s", name, condition->how, words->items[3]);
        return;
    }
    differs(check, "nothing is known of %s", name);
}

static void check_overtaken(struct check *check, const struct list *words)
{
    const char *word = words->items[1];
    int64_t wanted = strcmp(word, "none") == 0     ? OVERTAKEN_UNBOUNDED
                     : strcmp(word, "unfair") == 0 ? OVERTAKEN_UNFAIR
                                                   : (int64_t)number_of("overtaken", word, 0);
    if (check->answer->overtaken != wanted)
        differs(check, "overtaken is %" PRId64 ", not %s (-1: none, -2: unfair, -3: not known)",
                check->answer->overtaken, word);
}

static void check_outcomes(struct check *check, const struct list *words)
{
    if (check->answer->outcome_count != number_of("outcomes", words->items[1], 0))
        differs(check, "there are %zu outcomes, not %s", check->answer->outcome_count, words->items[1]);
}

static void check_states(struct check *check, const struct list *words)
{
    if (check->answer->effort.states != number_of("states", words->items[1], 0))
        differs(check, "there are %" PRIu64 " states, not %s", check->answer->effort.states, words->items[1]);
}

/* `value`: the whole line; its output in quotes. */
static void check_outcome(struct check *check, const struct list *words, const char *value)
{
    char *output = header_unquoted(value);
    const char *end = words->items[1], *preemptions = words->items[2];
    const struct outcome *found = NULL; /* what differs in statuses only counts as the one with fewest preemptions */
    for (size_t i = 0; i < check->answer->outcome_count && !found; i++) {
        const struct outcome *outcome = &check->answer->outcomes[i];
        if (strcmp(outcome->end, end) == 0 && strcmp(outcome->output, output) == 0)
            found = outcome;
    }
    if (!found)
        differs(check, "there is no outcome %s", value + strlen("outcome "));
    else if (strcmp(preemptions, "-") != 0 && found->preemptions != number_of("preemptions", preemptions, 0))
        differs(check, "it takes %" PRIu64 " preemptions, not as expected: %s", found->preemptions, value);
    free(output);
}

/* ---- All of them ------------------------------------------------------------------------- */

static void check_line(struct check *check, const char *value)
{
    static const struct {
        const char *word;
        size_t least;
        void (*check)(struct check *check, const struct list *words);
    } lines[] = {{"verdict", 2, check_verdict},     {"violation", 3, check_violation},
                 {"condition", 3, check_condition}, {"overtaken", 2, check_overtaken},
                 {"outcomes", 2, check_outcomes},   {"states", 2, check_states}};
    struct list words = {0};
    bool good = list_add_words(&words, value);
    if (good && words.count >= 4 && strcmp(words.items[0], "outcome") == 0) {
        check_outcome(check, &words, value);
        return;
    }
    for (size_t i = 0; good && i < sizeof lines / sizeof *lines; i++)
        if (words.count >= lines[i].least && strcmp(words.items[0], lines[i].word) == 0) {
            lines[i].check(check, &words);
            return;
        }
    no_line(check, value);
}

/* Where violations are listed, there are no others. */
static void check_others(struct check *check, const struct header *header, size_t from, size_t to)
{
    if (!check->violations && !check->expects_ok)
        return;
    for (size_t i = 0; i < check->answer->violation_count; i++) {
        const struct finding *found = &check->answer->violations[i];
        char *line = text("violation %s ", found->kind);
        bool listed = false;
        for (size_t j = from; j < to; j++)
            listed = listed || starts_with(header->lines[j].value, line);
        if (!listed)
            differs(check, "there is a %s, too, after %" PRIu64 " preemptions: %s", found->kind,
                    found->preemptions, found->schedule);
        free(line);
    }
}

bool expectations_met(const struct header *header, size_t from, size_t to, const struct answer *answer,
                      bool steps, const char *name)
{
    struct check check = {.answer = answer, .name = name, .steps = steps, .same = true};
    for (size_t i = from; i < to; i++)
        if (strcmp(header->lines[i].key, "expect") == 0)
            check_line(&check, header->lines[i].value);
    check_others(&check, header, from, to);
    return check.same;
}
