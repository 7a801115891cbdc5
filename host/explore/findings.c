/* Findings as lines of the protocol. */
#include "search.h"

#include <stdlib.h>
#include <string.h>

#include "outset.h"

static const struct { const char *name, *fair; } names[KINDS] = {
    [KIND_ASSERT] = {"assert", "-"},
    [KIND_CRASH] = {"crash", "-"},
    [KIND_MUTEX] = {"mutex", "-"},
    [KIND_MISUSE] = {"misuse", "-"},
    [KIND_DEADLOCK] = {"deadlock", "all"},
    [KIND_NEVER] = {"never", "-"},
    [KIND_REACH] = {"reach", "-"},
    [KIND_RACE] = {"race", "-"},
    [KIND_VERDICT + VERDICT_DEADLOCK] = {"deadlock", "partial"},
    [KIND_VERDICT + VERDICT_LIVELOCK] = {"livelock", "-"},
    [KIND_VERDICT + VERDICT_PROGRESS] = {"progress", "-"},
    [KIND_VERDICT + VERDICT_STARVATION] = {"starvation", "strong"},
    [KIND_VERDICT + VERDICT_STARVATION_WEAK] = {"starvation", "weak"},
    [KIND_VERDICT + VERDICT_FOREVER] = {"forever", "-"},
};

/* What a line says besides the schedule. */
struct facts {
    uint64_t pc, address;
    unsigned number;
    const char *fair;
};

static const char *misuse_name(unsigned misuse)
{
    return misuse & MISUSE_NOT_HELD ? "not_held" : misuse & MISUSE_DESTROYED ? "destroyed" : "again";
}

static void facts_of_note(const struct finding *finding, struct facts *facts)
{
    const struct note *note = engine_note(finding->note);
    facts->pc = note->pc;
    facts->address = note->address;
    facts->number = note->number ? note->number : engine_label(finding->label)->number;
    if (note->misuse)
        facts->fair = misuse_name(note->misuse);
}

/* The thread whose access is no atomic one, the other's too if it is none; the second one by number is named. */
static void facts_of_race(const struct finding *finding, struct facts *facts)
{
    unsigned one, other;
    if (finding->state == NO_STATE)
        return;
    engine_load(finding->state);
    if (!verdicts_race(&one, &other))
        return;
    const struct view *view = engine_view(other);
    facts->pc = view->pc;
    facts->address = view->address;
    facts->number = view->number;
}

/* The loop is added to the path. */
static void facts_of_verdict(struct search *search, unsigned kind, struct facts *facts)
{
    struct finding *finding = &search->findings[kind];
    enum verdict verdict = kind - KIND_VERDICT;
    facts->number = verdicts_number(search->verdicts, verdict, finding->state);
    struct loop *loop = verdicts_loop(search->verdicts, verdict, finding->state);
    if (loop && loop->count) {
        finding->path.loop = finding->path.count;
        for (unsigned i = 0; i < loop->count; i++)
            path_add(&finding->path, loop->moves[i].move.label);
    }
    free(loop);
    if (!facts->number)
        return;
    unsigned count;
    engine_load(finding->state);
    const uint8_t *threads = engine_threads(&count);
    for (unsigned i = 0; i < count; i++)
        if (engine_view(threads[i])->number == facts->number)
            facts->pc = engine_view(threads[i])->pc;
}

static bool is_violation(const struct search *search, unsigned kind)
{
    if (kind == KIND_VERDICT + VERDICT_STARVATION_WEAK)
        return !search->verdicts->starvation_is_note;
    return kind != KIND_REACH;
}

/* True if another finding of the same name says it better: what is cheaper, then shorter; a violation before a note. */
static bool is_less(const struct search *search, unsigned kind, unsigned other)
{
    const struct finding *one = &search->findings[kind], *two = &search->findings[other];
    if (kind == other || !two->found || strcmp(names[kind].name, names[other].name) != 0)
        return false;
    if (is_violation(search, kind) != is_violation(search, other))
        return is_violation(search, other);
    if (one->cost.faults != two->cost.faults)
        return one->cost.faults > two->cost.faults;
    if (one->cost.preemptions != two->cost.preemptions)
        return one->cost.preemptions > two->cost.preemptions;
    uint32_t steps = path_steps(&one->path), others = path_steps(&two->path);
    return steps > others || (steps == others && kind > other);
}

void finding_print(struct search *search, unsigned kind, FILE *to)
{
    struct finding *finding = &search->findings[kind];
    struct facts facts = {.fair = names[kind].fair};
    if (finding->by_note)
        facts_of_note(finding, &facts);
    else if (kind == KIND_RACE)
        facts_of_race(finding, &facts);
    else if (kind >= KIND_VERDICT)
        facts_of_verdict(search, kind, &facts);
    fprintf(to, "%s %s %u %u %llx %llx %u %s ", is_violation(search, kind) ? "violation" : "note", names[kind].name,
            finding->cost.preemptions + outset.preemptions, path_steps(&finding->path), (unsigned long long)facts.pc,
            (unsigned long long)facts.address, facts.number, facts.fair);
    path_print(&finding->path, to);
    putc('\n', to);
}

void findings_print(struct search *search, FILE *to)
{
    for (unsigned kind = 0; kind < KINDS; kind++) {
        bool less = !search->findings[kind].found || kind == KIND_VERDICT + VERDICT_FOREVER;
        for (unsigned other = 0; other < KINDS && !less; other++)
            less = is_less(search, kind, other);
        if (!less)
            finding_print(search, kind, to);
    }
}
