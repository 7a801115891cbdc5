/* Runs by chance, for programs that are too large for all runs. First those that differ from a run without
   preemptions by one: what is preempted, and by whom, at as many different places as there are; then others. */
#include "search.h"

#include <stdlib.h>
#include <string.h>

#include "chance.h"
#include "effort.h"
#include "grow.h"
#include "run.h"

enum { NEVER_FULL = 50 /* percent of the memory */, SHORTENING = 2000 /* runs to make a finding shorter */ };

static struct walk {
    FILE *to;
    struct search search; /* its findings */
    struct run run;
    struct chance chance;
    struct numbers rests; /* state << 8 | last, from where runs without preemptions went on */
} walk;

/* ---- Findings --------------------------------------------------------------------------------- */

static bool is_better(const struct finding *one, const struct finding *other)
{
    if (!other->found || one->cost.preemptions != other->cost.preemptions)
        return !other->found || one->cost.preemptions < other->cost.preemptions;
    return path_steps(&one->path) < path_steps(&other->path);
}

/* What the run has shown and is new, or cheaper than what is known, is told at once, and again when it is shorter. */
static void tell_one(unsigned kind)
{
    struct finding *known = &walk.search.findings[kind], shorter = run_finding(&walk.run, kind);
    if (!known->found) {
        *known = run_finding(&walk.run, kind);
        finding_print(&walk.search, kind, walk.to);
        fflush(walk.to);
    }
    shorten(&shorter, kind, SHORTENING);
    if (is_better(&shorter, known)) {
        path_free(&known->path);
        *known = shorter;
        finding_print(&walk.search, kind, walk.to);
        fflush(walk.to);
    }
}

static void tell(void)
{
    for (unsigned kind = 0; kind < KINDS; kind++) {
        const struct finding *known = &walk.search.findings[kind];
        if (walk.run.kinds & 1u << kind &&
            (!known->found || walk.run.shown[kind].cost.preemptions < known->cost.preemptions))
            tell_one(kind);
    }
}

/* ---- One preemption --------------------------------------------------------------------------- */

/* A place where a run without preemptions could be preempted, and by whom. */
struct place {
    uint32_t at;     /* moves before it */
    uint32_t before; /* places like it that stand before this one */
    uint8_t thread;
};

struct places {
    struct place *items;
    uint32_t count, room;
    struct numbers kinds; /* where who is preempted stands, and who preempts */
    uint32_t *met, met_room;
};

/* Places are alike if the two threads stand at the same operations in them. */
static void add_place(struct places *places, uint32_t at, unsigned thread, unsigned last)
{
    uint64_t kind = engine_view(last)->pc * 0x9e3779b97f4a7c15 ^ engine_view(thread)->pc;
    uint32_t count = places->kinds.count, number = numbers_add(&places->kinds, kind);
    if (number == count) {
        GROW(places->met, count, places->met_room, search_memory);
        places->met[number] = 0;
    }
    GROW(places->items, places->count, places->room, search_memory);
    places->items[places->count++] = (struct place){at, places->met[number]++, (uint8_t)thread};
}

static int compare(const void *one, const void *other)
{
    const struct place *a = one, *b = other;
    if (a->before != b->before)
        return a->before < b->before ? -1 : 1;
    return a->at != b->at ? (a->at < b->at ? -1 : 1) : a->thread - b->thread;
}

/* A run without preemptions; and where there could have been one. */
static void find_places(struct places *places, struct run *base)
{
    uint8_t threads[128];
    run_begin(base);
    while (!base->over && !effort_spent()) {
        unsigned last = base->last, count = run_enabled(threads, false);
        bool costly = memchr(threads, (int)last, count) && engine_view(last)->flags & VIEW_COSTLY;
        for (unsigned i = 0; i < count && costly; i++)
            if (threads[i] != last)
                add_place(places, base->path.count, threads[i], last);
        run_step_on(base);
    }
    struct run empty = walk.run;
    walk.run = *base;
    tell();
    walk.run = empty;
    if (places->count)
        qsort(places->items, places->count, sizeof *places->items, compare);
}

/* As run_on, but not where a run without preemptions has gone on before. */
static void rest(void)
{
    while (!walk.run.over && !effort_spent()) {
        uint32_t count = walk.rests.count;
        if (numbers_add(&walk.rests, (uint64_t)walk.run.state << 8 | walk.run.last) < count && !walk.run.same)
            return;
        run_step_on(&walk.run);
    }
}

static void preempt_once(struct run *base)
{
    struct places places = {0};
    find_places(&places, base);
    for (uint32_t i = 0; i < places.count && !effort_spent() && !engine_full(); i++) {
        run_branch(&walk.run, base, places.items[i].at);
        if (run_step(&walk.run, places.items[i].thread, 0))
            rest();
        tell();
    }
    free(places.items);
    free(places.met);
    numbers_free(&places.kinds);
}

/* ---- Chance ----------------------------------------------------------------------------------- */

/* A run that preempts at each step with so many chances in 2^16. */
static void run_by_chance(uint32_t chances)
{
    uint8_t threads[128];
    run_begin(&walk.run);
    while (!walk.run.over && !effort_spent()) {
        unsigned count = (chance_next(&walk.chance) & 0xffff) < chances ? run_enabled(threads, true) : 0;
        if (count)
            run_step_by_chance(&walk.run, threads[chance_below(&walk.chance, count)], &walk.chance);
        else
            run_step_on(&walk.run);
    }
    tell();
}

void walk_run(uint32_t note, FILE *to)
{
    static struct run base;
    (void)note;
    walk.to = to;
    walk.chance.seed = asked.seed;
    effort_share_memory(NEVER_FULL);
    preempt_once(&base);
    for (unsigned i = 0; !effort_spent() && !engine_full(); i++)
        run_by_chance(i % 3 == 0 ? 0x10000 : i % 3 == 1 ? 0x400 : 0x2000);
    effort_progress();
    search_print_end(&walk.search, to);
}
