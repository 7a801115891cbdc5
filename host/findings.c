#include "findings.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "symbols.h"
#include "text.h"

/* " at lock.c:31", or "". */
static char *place(struct exploration *exploration, const struct finding *finding)
{
    const struct code *code = symbols_record_code(exploration_symbols(exploration), finding->pc);
    return code && code->file ? text(" at %s:%u", code->file, code->line) : text("%s", "");
}

/* "P2", or `other` if nobody is known. */
static char *who(const struct finding *finding, const char *other)
{
    return finding->thread ? text("P%u", finding->thread) : text("%s", other);
}

/* The variable that the finding is about: " (balance)", or "". */
static char *what(struct exploration *exploration, const struct finding *finding)
{
    struct symbols *symbols = exploration_symbols(exploration);
    const struct variable *variable =
        finding->address ? symbols_variable(symbols, finding->address, NULL) : NULL;
    if (!variable)
        return text("%s", "");
    return text("%s", symbols_place(symbols, variable, finding->address - (uint64_t)variable->address, NULL)->name);
}

static const char *questions(const struct list *list) { return list->count == 1 ? list->items[0] : "what is asked"; }

static char *misuse(const struct finding *finding, const char *at, const char *name, const char *one)
{
    static const struct {
        const char *how, *format;
    } ways[] = {{"not_held", "%s unlocks %s, which it does not hold%s"},
                {"destroyed", "%s destroys %s, for which others wait%s"},
                {"again", "%s locks %s, which it holds already%s"}};
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        if (strcmp(finding->how, ways[i].how) == 0) {
            char *sentence;
            return asprintf(&sentence, ways[i].format, one, *name ? name : "a lock", at) < 0 ? text("misuse")
                                                                                             : sentence;
        }
    return text("%s misuses %s%s (%s)", one, *name ? name : "an object", at, finding->how);
}

static char *sentence(struct exploration *exploration, const struct finding *finding)
{
    char *at = place(exploration, finding), *one = who(finding, "a thread"),
         *name = what(exploration, finding), *kind = finding->kind;
    bool weak = strcmp(finding->how, "weak") == 0, partial = strcmp(finding->how, "partial") == 0;
    if (strcmp(kind, "assert") == 0)
        return text("an assertion of %s fails%s", one, at);
    if (strcmp(kind, "crash") == 0)
        return text("%s crashes%s", one, at);
    if (strcmp(kind, "deadlock") == 0)
        return partial ? text("%s waits for ever%s, while others go on", one, at)
                       : text("%s", "nobody can go on, and somebody waits");
    if (strcmp(kind, "livelock") == 0)
        return text("%s", "they go round and round for ever, and nothing comes of it");
    if (strcmp(kind, "mutex") == 0)
        return text("two are inside their critical sections at once");
    if (strcmp(kind, "progress") == 0)
        return text("who wants in does not get in, although nobody else wants in");
    if (strcmp(kind, "starvation") == 0)
        return text("%s can wait for ever%s%s", one, at,
                    weak ? ", but only if the scheduler goes in lock step" : ", however fair the scheduler is");
    if (strcmp(kind, "never") == 0)
        return text("%s comes true", questions(&exploration->options.never));
    if (strcmp(kind, "reach") == 0)
        return text("%s comes true", questions(&exploration->options.reach));
    if (strcmp(kind, "race") == 0)
        return text("%s and another access %s at once%s", one, *name ? name : "the same memory", at);
    if (strcmp(kind, "misuse") == 0)
        return misuse(finding, at, name, one);
    return text("%s%s", kind, at);
}

static void explain_all(struct exploration *exploration, struct finding *findings, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        free(findings[i].message);
        findings[i].message = sentence(exploration, &findings[i]);
    }
}

void findings_explain(struct exploration *exploration, struct answer *answer)
{
    explain_all(exploration, answer->violations, answer->violation_count);
    explain_all(exploration, answer->notes, answer->note_count);
}
