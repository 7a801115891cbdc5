#include "search.h"

#include <stdlib.h>

#include "abi.h"
#include "effort.h"
#include "outset.h"
#include "outcomes.h"
#include "questions.h"
#include "shares.h"

/* Up to which part of all time and memory, in percent, each part of the work may go. */
enum { SHARE_ALL = 40, SHARE_ORDERED = 80, SHARE_PAIRS = 90, SHARE_RANDOM = 100 };

/* Milliseconds for the rest of an answer that somebody waits for. */
enum { GRACE = 700 };

static void may_go_to(unsigned percent)
{
    effort_share(percent);
    if (effort_interrupted())
        effort_grace(GRACE);
}

/* ---- Boot ----------------------------------------------------------------------------------- */

/* True if it all ended with this note before anybody could make a step. */
static bool is_over(struct search *search, uint32_t note)
{
    unsigned kinds = note ? kinds_of_note(engine_note(note)) : 0;
    for (unsigned kind = 0; kind < KINDS; kind++)
        if (kinds & 1u << kind)
            search->findings[kind] = (struct finding){.found = true, .by_note = true, .note = note, .label = NO_LABEL, .path = NO_PATH};
    return note && engine_note(note)->failure;
}

/* ---- The parts ------------------------------------------------------------------------------ */

/* The kinds of things that are wrong for ever. */
static unsigned run_verdicts(struct search *search, const struct all *all)
{
    unsigned kinds = 0;
    if (!all->complete || !asked.verdicts)
        return 0;
    search->verdicts = verdicts_of(VERDICTS_ALL, NULL);
    for (unsigned verdict = 0; verdict < VERDICTS; verdict++)
        if (verdict != VERDICT_FOREVER && verdicts_count(search->verdicts, verdict))
            kinds |= 1u << (KIND_VERDICT + verdict);
    return kinds;
}

/* Where all that comes is a loop. */
static void expect_loops(const struct search *search, const history_id *histories)
{
    for (state_id state = 0; search->verdicts && histories && state < engine_states(); state++) {
        enum outcome_end end = outcome_of_state(search->verdicts, state);
        if (end != OUTCOME_NONE)
            outcome_expect(end, histories[state]);
    }
}

/* True if it is printed where somebody waits for ever: what is printed there is not looked at, so outcomes are no matter
   of states. */
static bool prints_in_deadlock(const struct search *search, const history_id *histories)
{
    static struct move moves[4 * MOVES_MAX];
    for (state_id state = 0; search->verdicts && state < engine_states(); state++) {
        if (!(verdicts_at(search->verdicts, state) & 1u << VERDICT_DEADLOCK) || verdicts_open(search->verdicts, state))
            continue;
        engine_load(state);
        for (unsigned i = engine_all_moves(moves); i--;)
            if (histories[moves[i].to] != histories[state])
                return true;
    }
    return false;
}

/* Outcomes are not found in states alone: they are looked for in pairs later. */
static void forget_histories(struct all *all, struct hunt *hunt)
{
    if (all->histories)
        all_forget_histories(all);
    if (hunt->order.tracks)
        order_forget_histories(&hunt->order);
    outcomes_forget();
}

/* What was found may have been less than there is. */
static void start_over(struct all *all, struct hunt *hunt)
{
    hunt_again(hunt);
    engine_restart();
    outcomes_forget();
    if (all->histories)
        all_forget_histories(all);
    all_begin(all, hunt->search->history);
    hunt_begin(hunt, hunt->search);
}

/* All states; in turn with it, if it takes long, runs by cost. */
static void take_turns(struct all *all, struct hunt *hunt, uint64_t patience)
{
    bool limited = asked.preemptions != NO_PREEMPTIONS_LIMIT;
    may_go_to(SHARE_ALL);
    if (!limited && !effort_interrupted() && !effort_spent())
        all_run(all, engine_transitions() + patience);
    may_go_to(SHARE_ORDERED);
    if (!all->complete && !breaks_urge(&all->breaks))
        hunt_run(hunt, limited || all->stopped ? UINT64_MAX : engine_transitions() + patience + patience / 2);
    bool one_each = (limited || all->histories) && (!hunt->order.count || hunt->order.histories);
    if (!one_each && (all->histories || hunt->order.tracks))
        forget_histories(all, hunt);
}

/* Until either knows all, with doubled patience each time; and again if that was not all. */
static void run_both(struct all *all, struct hunt *hunt)
{
    uint64_t patience = asked.patience;
    while (!hunt->order.stop) {
        bool costs = hunt->order.count;
        take_turns(all, hunt, patience);
        patience *= 2;
        bool done = all->complete || hunt->order.finished;
        if (breaks_any(&all->breaks) && (done || breaks_urge(&all->breaks) || breaks_urge(&hunt->order.breaks))) {
            costs |= hunt->order.count;
            start_over(all, hunt);
            patience = asked.patience;
            if (costs) /* it will take long again */
                hunt_run(hunt, engine_transitions() + patience);
        } else if (done)
            return;
    }
    if (breaks_any(&all->breaks))
        hunt->order.bound = -1;
}

static uint64_t run_outcomes(struct search *search, bool by_states)
{
    if (!asked.outcomes)
        return 0;
    may_go_to(SHARE_PAIRS);
    if (by_states)
        search->outcomes_complete = search->complete && !outcomes_left();
    else
        outcomes_of_pairs(search);
    may_go_to(SHARE_RANDOM);
    return asked.random ? shares_run(search, asked.random, asked.seed) : 0;
}

uint64_t search_do(struct search *search)
{
    static struct hunt hunt;
    struct all all;
    all_begin(&all, search->history);
    hunt_begin(&hunt, search);
    run_both(&all, &hunt);
    if (hunt.order.finished && !hunt.order.cut && !all.complete)
        all_run(&all, UINT64_MAX); /* nothing new, but verdicts want it so */
    search->complete = all.complete || (hunt.order.finished && !hunt.order.cut);
    if (search->complete) {
        unsigned kinds = all.kinds | run_verdicts(search, &all);
        may_go_to(SHARE_ORDERED);
        if (!hunt.order.count)
            order_give_histories(&hunt.order, all.histories);
        if (hunt.order.histories && prints_in_deadlock(search, hunt.order.histories)) {
            order_forget_histories(&hunt.order);
            outcomes_forget();
        }
        if (hunt.order.histories)
            expect_loops(search, all.complete ? all.histories : hunt.order.histories);
        hunt_want(&hunt, kinds);
    }
    bool by_states = hunt.order.histories;
    may_go_to(SHARE_ORDERED);
    hunt_end(&hunt);
    may_go_to(SHARE_PAIRS);
    rescue_run(search, all.kinds | hunt.lost);
    return run_outcomes(search, by_states);
}

/* ---- The answer ----------------------------------------------------------------------------- */

static bool has_marks(void)
{
    const struct view *view;
    for (unsigned i = 0; (view = engine_view_found(i)); i++)
        if (view->phase != PHASE_REMAINDER || view->operation == OP_MARK)
            return true;
    return false;
}

static void print_condition(const char *name, bool broken, const char *how, FILE *to)
{
    fprintf(to, "condition %s %s %s\n", name, broken ? "broken" : "holds", how ? how : "-");
}

/* That one holds is only known in the end. */
static void print_conditions(const struct search *search, FILE *to)
{
    const struct verdicts *v = search->verdicts;
    bool mutex = search->findings[KIND_MUTEX].found, deadlock = search->findings[KIND_DEADLOCK].found;
    if (!has_marks())
        return;
    if (mutex || search->complete)
        print_condition("mutual_exclusion", mutex, NULL, to);
    if (v && v->marks) {
        const char *waits = v->bounded_waiting || !deadlock ? v->bounded_waiting : "deadlock";
        print_condition("progress", !v->progress, NULL, to);
        print_condition("bounded_waiting", waits, waits, to);
        if (v->overtaken != OVERTAKEN_UNKNOWN)
            fprintf(to, "overtaken %d\n", v->overtaken);
    }
}

static int compare(const void *one, const void *other)
{
    uint64_t a = *(const uint64_t *)one, b = *(const uint64_t *)other;
    return (a > b) - (a < b);
}

static void print_reached(FILE *to)
{
    unsigned count = 0;
    while (engine_view_found(count))
        count++;
    uint64_t *pcs = malloc((count + 1) * sizeof *pcs);
    for (unsigned i = 0; pcs && i < count; i++)
        pcs[i] = engine_view_found(i)->pc;
    if (pcs)
        qsort(pcs, count, sizeof *pcs, compare);
    for (unsigned i = 0; pcs && i < count; i++)
        if (pcs[i] && (!i || pcs[i] != pcs[i - 1]))
            fprintf(to, "reached %llx\n", (unsigned long long)pcs[i]);
    free(pcs);
}

void search_print_end(const struct search *search, FILE *to)
{
    int bound = search->complete || search->bound < 0 ? -1 : search->bound + (int)outset.preemptions;
    fprintf(to, "end %d %d %d %u %llu %zu %llu %llu\n", search->complete, bound,
            search->outcomes_complete, engine_states(), (unsigned long long)engine_transitions(),
            effort_memory() / 1024, (unsigned long long)effort_elapsed(), (unsigned long long)engine_native());
}

void search_run(uint32_t note, FILE *to)
{
    static struct search search = {.bound = -1};
    uint64_t runs = 0;
    note = outset.over ? outset.over : note;
    search.history = outset.history;
    search.complete = is_over(&search, note);
    if (search.complete)
        search.outcomes_complete = outcome_alone(engine_note(note), search.history);
    else
        runs = search_do(&search);
    effort_progress();
    findings_print(&search, to);
    print_conditions(&search, to);
    outcomes_print(runs, to);
    print_reached(to);
    search_print_end(&search, to);
    fflush(to);
}
