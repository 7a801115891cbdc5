#include "outcomes.h"

#include "abi.h"
#include "outset.h"
#include "grow.h"
#include "effort.h"
#include "protocol.h"
#include "trace.h"

struct outcome {
    bool taken;
    struct cost cost;
    uint32_t arrival, label;
    uint32_t count; /* of random runs that ended so */
    struct path path;
};

/* End << 32 | history. */
static struct numbers keys;
static struct {
    struct outcome *items;
    uint32_t count, room, taken;
} outcomes;

static uint64_t key_of(enum outcome_end end, history_id history) { return (uint64_t)end << 32 | history; }

static struct outcome *outcome_at(enum outcome_end end, history_id history)
{
    uint32_t number = numbers_add(&keys, key_of(end, history));
    if (number == outcomes.count) {
        GROW(outcomes.items, outcomes.count, outcomes.room, search_memory);
        outcomes.items[outcomes.count++] = (struct outcome){.path = NO_PATH};
    }
    return &outcomes.items[number];
}

/* ---- Ends ----------------------------------------------------------------------------------- */

enum outcome_end outcome_of_end(unsigned end)
{
    return end == END_DEADLOCK ? OUTCOME_DEADLOCK : end == END_IDLE ? OUTCOME_IDLE : OUTCOME_EXIT;
}

enum outcome_end outcome_of_note(const struct note *note)
{
    return note->failure == FAILURE_ASSERT ? OUTCOME_ASSERT : OUTCOME_CRASH;
}

enum outcome_end outcome_of_state(const struct verdicts *verdicts, state_id state)
{
    unsigned at = verdicts ? verdicts_at(verdicts, state) : 0;
    if (at & 1u << VERDICT_DEADLOCK)
        return OUTCOME_PARTIAL; /* some for ever, and the others go on for ever: what they print then is not looked at */
    if (at & 1u << VERDICT_LIVELOCK)
        return OUTCOME_LIVELOCK;
    return at & 1u << VERDICT_FOREVER ? OUTCOME_FOREVER : OUTCOME_NONE;
}

/* ---- What there is -------------------------------------------------------------------------- */

void outcome_expect(enum outcome_end end, history_id history) { outcome_at(end, history); }

void outcomes_forget(void)
{
    numbers_free(&keys);
    outcomes.count = outcomes.taken = 0;
}

bool outcome_alone(const struct note *note, history_id history)
{
    struct outcome *outcome = outcome_at(outcome_of_note(note), history);
    outcome->arrival = NO_ARRIVAL;
    return outcome->taken = true;
}

void outcome_take(enum outcome_end end, history_id history, const struct order *order, uint32_t arrival,
                  uint32_t label)
{
    struct outcome *outcome = outcome_at(end, history);
    if (outcome->taken)
        return;
    outcomes.taken++;
    outcome->taken = true;
    outcome->cost = order->cost;
    outcome->arrival = arrival;
    outcome->label = label;
}

uint32_t outcomes_left(void) { return outcomes.count - outcomes.taken; }

void outcomes_find_paths(const struct order *order)
{
    for (uint32_t i = 0; i < outcomes.count; i++) {
        struct outcome *outcome = &outcomes.items[i];
        if (!outcome->taken || outcome->arrival == NO_ARRIVAL)
            continue;
        if (!order_path(order, outcome->arrival, &outcome->path)) {
            outcome->taken = false;
            outcomes.taken--;
        } else if (outcome->label != NO_LABEL)
            path_add(&outcome->path, outcome->label);
        outcome->arrival = NO_ARRIVAL;
    }
}

bool outcome_count(enum outcome_end end, history_id history)
{
    uint32_t number = numbers_find(&keys, key_of(end, history));
    if (number == NO_NUMBER)
        return false;
    outcomes.items[number].count++;
    return true;
}

/* ---- Pairs ---------------------------------------------------------------------------------- */

static bool enter_pair(struct order *order, uint32_t arrival)
{
    const struct search *search = order->context;
    uint32_t node = order->arrivals[arrival].node;
    state_id state = order_state(order, node);
    enum outcome_end end = outcome_of_state(search->verdicts, state);
    if (end == OUTCOME_NONE)
        return true;
    outcome_take(end, order_history(order, node), order, arrival, NO_LABEL);
    return verdicts_open(search->verdicts, state);
}

/* One more than are asked for shows that there are more. */
static void stop_at_most(struct order *order)
{
    if (outcomes.taken > asked.outcomes)
        order->stop = order->cut = true;
}

static void pair_over(struct order *order, uint32_t arrival, unsigned end)
{
    history_id history = order_history(order, order->arrivals[arrival].node);
    outcome_take(outcome_of_end(end), history, order, arrival, NO_LABEL);
    stop_at_most(order);
}

static void pair_shows(struct order *order, uint32_t arrival, const struct move *move)
{
    if (!(move->flags & MOVE_FAILS))
        return;
    history_id history = order_history(order, order->arrivals[arrival].node);
    outcome_take(outcome_of_note(engine_note(move->note)), history_after(history, move->note), order, arrival,
                 move->label);
    stop_at_most(order);
}

void outcomes_of_pairs(struct search *search)
{
    struct order order = {
        .pairs = true, .faults = asked.faults, .signals = asked.signals, .most = asked.preemptions,
        .history = search->history, .context = search,
        .enter = enter_pair, .over = pair_over, .show = pair_shows, .pause = UINT64_MAX, .breaks.known = engine_breaks(),
    };
    order_run(&order);
    outcomes_find_paths(&order);
    search->outcomes_complete = search->complete && !order.cut;
    order_free(&order);
}

/* ---- As text -------------------------------------------------------------------------------- */

static void print(const struct outcome *outcome, uint64_t key, uint64_t runs, FILE *to)
{
    static const char *const names[] = {"exit", "idle", "assert", "crash", "deadlock", "livelock", "forever", "limit", "partial"};
    uint64_t share = runs ? (outcome->count * (uint64_t)RANDOM_RUNS + runs / 2) / runs : 0;
    fprintf(to, "outcome %s %u %llu ", names[key >> 32], outcome->cost.preemptions + outset.preemptions, (unsigned long long)share);
    history_print_statuses((history_id)key, to);
    putc(' ', to);
    path_print(&outcome->path, to);
    fputs("\noutput ", to);
    history_print_text((history_id)key, to);
    putc('\n', to);
}

void outcomes_print(uint64_t runs, FILE *to)
{
    unsigned printed = 0;
    for (uint32_t i = 0; i < outcomes.count && printed < asked.outcomes; i++)
        if (outcomes.items[i].taken) {
            print(&outcomes.items[i], keys.values[i], runs, to);
            printed++;
        }
}
