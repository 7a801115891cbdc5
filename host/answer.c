#include "answer.h"

#include <stdlib.h>
#include <string.h>

#include "stepwords.h"
#include "text.h"

/* ---- Fields of a line -------------------------------------------------------------------- */

/* The next field, its end set to 0; "" at the end. The last one of a line is *at itself. */
static char *field(char **at)
{
    char *word = *at, *blank = strchr(word, ' ');
    *at = blank ? blank + 1 : word + strlen(word);
    if (blank)
        *blank = 0;
    return word;
}

static bool number(char **at, int base, uint64_t *value)
{
    char *end, *word = field(at);
    if (!strchr("0123456789abcdef", *word) || !*word)
        return false;
    *value = strtoull(word, &end, base);
    return !*end;
}

/* One that may be negative. */
static bool integer(char **at, int64_t *value)
{
    char *end, *word = field(at);
    *value = strtoll(word, &end, 10);
    return *word && !*end;
}

static bool flag(char **at, bool *value)
{
    uint64_t which;
    bool good = number(at, 10, &which) && which <= 1;
    *value = good && which;
    return good;
}

static bool is_one_of(const char *word, const char *words)
{
    struct list known = {0};
    list_add_words(&known, words);
    bool found = list_holds(&known, word);
    for (size_t i = 0; i < known.count; i++)
        free(known.items[i]);
    free(known.items);
    return found;
}

/* ---- Findings ---------------------------------------------------------------------------- */

/* Exploring, a failure is the end of a run. `stops`: what it shows shows at its end, and the run need not go on. */
static char *schedule_of(const struct answer *answer, const char *words, const char *kind, bool stops)
{
    const char *options = answer->schedule_options;
    bool fails = strcmp(kind, "assert") == 0 || strcmp(kind, "crash") == 0;
    char *all = text("%s%s%s", options, fails && *options ? " " : "", fails ? "failure=stop" : "");
    char *schedule = schedule_of_words(words, all, stops);
    free(all);
    return schedule;
}

static void free_finding(struct finding *finding)
{
    free(finding->kind);
    free(finding->how);
    free(finding->message);
    free(finding->schedule);
}

bool finding_worse(const struct finding *one, const struct finding *other)
{
    if (one->preemptions != other->preemptions)
        return one->preemptions < other->preemptions;
    return one->steps < other->steps;
}

void finding_add(struct finding **list, size_t *count, struct finding *finding)
{
    for (size_t i = 0; i < *count; i++) {
        struct finding *old = &(*list)[i];
        if (strcmp(old->kind, finding->kind) != 0)
            continue;
        bool better = finding_worse(finding, old);
        free_finding(better ? old : finding);
        if (better)
            *old = *finding;
        return;
    }
    *list = grown(*list, *count + 1, sizeof **list);
    (*list)[(*count)++] = *finding;
}

static const char kinds[] =
    "assert crash deadlock livelock mutex progress starvation never race misuse";

static bool take_finding(struct answer *answer, char *at, bool violation)
{
    uint64_t thread;
    char *kind = field(&at);
    if (!is_one_of(kind, kinds) && (violation || !*kind))
        return false;
    struct finding finding = {.kind = text("%s", kind)};
    bool good = number(&at, 10, &finding.preemptions) && number(&at, 10, &finding.steps) &&
                number(&at, 16, &finding.pc) && number(&at, 16, &finding.address) &&
                number(&at, 10, &thread);
    if (good) {
        finding.thread = (unsigned)thread;
        finding.how = text("%s", field(&at));
        bool stops = !is_one_of(kind, "assert crash deadlock") || strcmp(finding.how, "partial") == 0;
        finding.schedule = schedule_of(answer, at, kind, stops);
        finding.message = text("%s", kind);
    }
    if (!good || !*finding.how || !finding.schedule) {
        free_finding(&finding);
        return false;
    }
    finding_add(violation ? &answer->violations : &answer->notes,
                violation ? &answer->violation_count : &answer->note_count, &finding);
    return true;
}

/* ---- Outcomes ---------------------------------------------------------------------------- */

static void free_outcome(struct outcome *outcome)
{
    free(outcome->end);
    free(outcome->output);
    free(outcome->statuses);
    free(outcome->schedule);
}

bool outcome_same(const struct outcome *one, const struct outcome *other)
{
    return strcmp(one->end, other->end) == 0 && one->output_size == other->output_size &&
           memcmp(one->output, other->output, one->output_size) == 0 &&
           one->status_count == other->status_count &&
           (!one->status_count ||
            memcmp(one->statuses, other->statuses, one->status_count * sizeof *one->statuses) == 0);
}

static bool take_statuses(struct outcome *outcome, const char *word)
{
    if (strcmp(word, "-") == 0)
        return true;
    for (;; word++) {
        char *end;
        long status = strtol(word, &end, 10);
        if (end == word || (*end && *end != ','))
            return false;
        outcome->statuses =
            grown(outcome->statuses, outcome->status_count + 1, sizeof *outcome->statuses);
        outcome->statuses[outcome->status_count++] = (int)status;
        if (!*end)
            return true;
        word = end;
    }
}

static bool take_outcome(struct answer *answer, char *at)
{
    static const char ends[] = "exit idle assert crash deadlock livelock forever limit partial";
    static const char endless[] = "livelock forever limit partial";
    uint64_t share;
    const char *end = field(&at);
    struct outcome outcome = {.end = text("%s", strcmp(end, "partial") == 0 ? "deadlock" : end)};
    bool good = is_one_of(end, ends) && number(&at, 10, &outcome.preemptions) &&
                number(&at, 10, &share) && take_statuses(&outcome, field(&at));
    outcome.schedule = good ? schedule_of(answer, at, outcome.end, is_one_of(end, endless)) : NULL;
    if (!outcome.schedule) {
        free_outcome(&outcome);
        return false;
    }
    outcome.share = (unsigned)share;
    outcome.output = text("%s", "");
    answer->outcomes = grown(answer->outcomes, answer->outcome_count + 1, sizeof outcome);
    answer->outcomes[answer->outcome_count++] = outcome;
    answer->outcome_open = true;
    return true;
}

/* One character behind a backslash. -1: it is none. */
static int escaped(const char **at)
{
    static const char letters[] = "n\nt\tr\r\\\\\"\"";
    int value = 0;
    for (size_t i = 0; **at && letters[i]; i += 2)
        if (letters[i] == **at) {
            ++*at;
            return letters[i + 1];
        }
    for (int i = 0; i < 3; i++, ++*at) {
        if (**at < '0' || **at > '7')
            return -1;
        value = value * 8 + (**at - '0');
    }
    return value & 0xff;
}

/* What the outcome of the line before printed; if the two together are one that is known, they become one. */
static bool take_output(struct answer *answer, const char *at)
{
    if (!answer->outcome_open)
        return false;
    answer->outcome_open = false;
    struct outcome *outcome = &answer->outcomes[answer->outcome_count - 1];
    free(outcome->output);
    outcome->output = text("%s", at);
    while (*at) {
        int c = *at == '\\' ? (at++, escaped(&at)) : (unsigned char)*at++;
        if (c < 0)
            return false;
        outcome->output[outcome->output_size++] = (char)c;
    }
    outcome->output[outcome->output_size] = 0;
    for (size_t i = 0; i + 1 < answer->outcome_count; i++) {
        struct outcome *old = &answer->outcomes[i];
        if (!outcome_same(old, outcome))
            continue;
        struct outcome *worse = outcome->preemptions < old->preemptions ? old : outcome, left = *worse;
        if (worse == old)
            *old = *outcome;
        if (left.share > old->share)
            old->share = left.share;
        free_outcome(&left);
        answer->outcome_count--;
        break;
    }
    return true;
}

/* ---- All else ---------------------------------------------------------------------------- */

static bool take_condition(struct answer *answer, char *at)
{
    char *name = field(&at), *holds = field(&at), *how = field(&at);
    if (!is_one_of(name, "mutual_exclusion progress bounded_waiting") || !is_one_of(holds, "holds broken"))
        return false;
    struct condition condition = {text("%s", name), strcmp(holds, "holds") == 0,
                                  text("%s", *how ? how : "-")};
    answer->conditions = grown(answer->conditions, answer->condition_count + 1, sizeof condition);
    answer->conditions[answer->condition_count++] = condition;
    return true;
}

static bool take_progress(struct answer *answer, char *at)
{
    struct effort effort = answer->effort;
    bool good = number(&at, 10, &effort.states) && number(&at, 10, &effort.transitions) &&
                number(&at, 10, &effort.frontier) && integer(&at, &effort.preemptions) &&
                number(&at, 10, &effort.kib) && number(&at, 10, &effort.milliseconds);
    if (good)
        answer->effort = effort;
    return good;
}

static bool take_end(struct answer *answer, char *at)
{
    struct effort *effort = &answer->effort;
    answer->ended = flag(&at, &answer->complete) && integer(&at, &answer->bound) &&
                    flag(&at, &answer->outcomes_complete) && number(&at, 10, &effort->states) &&
                    number(&at, 10, &effort->transitions) && number(&at, 10, &effort->kib) &&
                    number(&at, 10, &effort->milliseconds) && number(&at, 10, &effort->native);
    if (!answer->ended)
        answer->complete = answer->outcomes_complete = false;
    return answer->ended;
}

static bool take_reached(struct answer *answer, char *at)
{
    uint64_t pc;
    if (!number(&at, 16, &pc))
        return false;
    answer->reached = grown(answer->reached, answer->reached_count + 1, sizeof pc);
    answer->reached[answer->reached_count++] = pc;
    return true;
}

static bool take(struct answer *answer, char *at)
{
    const char *word = field(&at);
    if (strcmp(word, "output") == 0)
        return take_output(answer, at);
    answer->outcome_open = false;
    if (strcmp(word, "progress") == 0)
        return take_progress(answer, at);
    if (strcmp(word, "violation") == 0 || strcmp(word, "note") == 0)
        return take_finding(answer, at, *word == 'v');
    if (strcmp(word, "condition") == 0)
        return take_condition(answer, at);
    if (strcmp(word, "overtaken") == 0)
        return integer(&at, &answer->overtaken) && answer->overtaken > OVERTAKEN_UNKNOWN;
    if (strcmp(word, "outcome") == 0)
        return take_outcome(answer, at);
    if (strcmp(word, "reached") == 0)
        return take_reached(answer, at);
    return strcmp(word, "end") == 0 && take_end(answer, at);
}

bool answer_line(struct answer *answer, const char *line)
{
    char *copy = text("%s", line);
    bool good = take(answer, copy);
    free(copy);
    return good;
}

/* ---- Beginning and end ------------------------------------------------------------------- */

void answer_begin(struct answer *answer, const char *schedule_options)
{
    *answer = (struct answer){.verdict = "ok",
                              .bound = -1,
                              .overtaken = OVERTAKEN_UNKNOWN,
                              .effort = {.preemptions = -1},
                              .schedule_options = text("%s", schedule_options)};
}

static int by_severity(const void *one, const void *other)
{
    return finding_worse(one, other) ? -1 : finding_worse(other, one);
}

static int by_preemptions(const void *one, const void *other)
{
    const struct outcome *a = one, *b = other;
    if (a->preemptions != b->preemptions)
        return a->preemptions < b->preemptions ? -1 : 1;
    int order = strcmp(a->end, b->end);
    return order ? order : strcmp(a->output, b->output);
}

static int by_address(const void *one, const void *other)
{
    uint64_t a = *(const uint64_t *)one, b = *(const uint64_t *)other;
    return (a > b) - (a < b);
}

void answer_finish(struct answer *answer)
{
    if (answer->violation_count)
        qsort(answer->violations, answer->violation_count, sizeof *answer->violations, by_severity);
    if (answer->outcome_count)
        qsort(answer->outcomes, answer->outcome_count, sizeof *answer->outcomes, by_preemptions);
    if (answer->reached_count)
        qsort(answer->reached, answer->reached_count, sizeof *answer->reached, by_address);
    answer->worst = answer->violation_count ? &answer->violations[0] : NULL;
    answer->verdict = answer->worst ? answer->worst->kind : "ok";
}

void answer_free(struct answer *answer)
{
    for (size_t i = 0; i < answer->violation_count; i++)
        free_finding(&answer->violations[i]);
    for (size_t i = 0; i < answer->note_count; i++)
        free_finding(&answer->notes[i]);
    for (size_t i = 0; i < answer->outcome_count; i++)
        free_outcome(&answer->outcomes[i]);
    for (size_t i = 0; i < answer->condition_count; i++) {
        free(answer->conditions[i].name);
        free(answer->conditions[i].how);
    }
    free(answer->violations);
    free(answer->notes);
    free(answer->outcomes);
    free(answer->conditions);
    free(answer->reached);
    free(answer->unreached);
    free(answer->schedule_options);
    *answer = (struct answer){0};
}
