#include "search.h"

#include "grow.h"
#include "effort.h"
#include "outcomes.h"

/* What a run by cost is to find: see search_ordered. */
struct hunt {
    struct search *search;
    unsigned left; /* kinds whose cost is to be found */
    bool all;
    uint32_t arrivals[KINDS];
};

static history_id history_of(const struct search *search, const struct order *order, uint32_t arrival)
{
    return search->histories[order->arrivals[arrival].node];
}

static void have_enough(struct order *order)
{
    const struct hunt *hunt = order->context;
    order->enough = !hunt->all && !hunt->left && (!hunt->search->histories || !outcomes_left());
}

/* ---- Findings ------------------------------------------------------------------------------- */

/* Those of the kinds that are new are found here, the cheapest. `move`: shows them; NULL: the state does. */
static void find(struct order *order, uint32_t arrival, unsigned kinds, const struct move *move)
{
    struct hunt *hunt = order->context;
    for (unsigned kind = 0; kind < KINDS; kind++) {
        struct finding *finding = &hunt->search->findings[kind];
        if (!(kinds & 1u << kind) || finding->found)
            continue;
        *finding = (struct finding){.found = true, .by_note = move, .cost = order->cost, .path = NO_PATH};
        finding->state = order->arrivals[arrival].node;
        finding->note = move ? move->note : 0;
        finding->label = move ? move->label : NO_LABEL;
        hunt->arrivals[kind] = arrival;
        hunt->left &= ~(1u << kind);
    }
    have_enough(order);
}

static void find_path(struct finding *finding, const struct order *order, uint32_t arrival)
{
    finding->path = order_path(order, arrival);
    if (finding->label != NO_LABEL)
        path_add(&finding->path, finding->label);
}

/* All that cost the same are made shorter at once. */
static void find_shortest(struct search *search, const struct order *order)
{
    unsigned done = 0;
    for (unsigned kind = 0; kind < KINDS; kind++) {
        const struct finding *one = &search->findings[kind];
        unsigned kinds = 0;
        for (unsigned i = kind; i < KINDS && one->found; i++) {
            const struct finding *other = &search->findings[i];
            if (other->found && other->cost.faults == one->cost.faults &&
                other->cost.preemptions == one->cost.preemptions)
                kinds |= 1u << i;
        }
        if (kinds & ~done)
            shortest_run(search, order, kinds & ~done);
        done |= kinds;
    }
}

/* ---- What the order tells ------------------------------------------------------------------- */

static void look(struct order *order, uint32_t arrival)
{
    struct hunt *hunt = order->context;
    struct search *search = hunt->search;
    state_id state = order->arrivals[arrival].node;
    find(order, arrival, kinds_of_state(search->verdicts, state), NULL);
    enum outcome_end end = outcome_of_state(search->verdicts, state);
    if (search->histories && end != OUTCOME_NONE)
        outcome_take(end, history_of(search, order, arrival), order, arrival, NO_LABEL);
    have_enough(order);
}

static void over(struct order *order, uint32_t arrival, unsigned end)
{
    struct hunt *hunt = order->context;
    if (hunt->search->histories)
        outcome_take(outcome_of_end(end), history_of(hunt->search, order, arrival), order, arrival, NO_LABEL);
    find(order, arrival, outcome_of_end(end) == OUTCOME_DEADLOCK ? 1u << KIND_DEADLOCK : 0, NULL);
}

static void show(struct order *order, uint32_t arrival, const struct move *move)
{
    struct hunt *hunt = order->context;
    const struct note *note = engine_note(move->note);
    if (hunt->search->histories && move->flags & MOVE_FAILS)
        outcome_take(outcome_of_note(note),
                     history_after(history_of(hunt->search, order, arrival), move->note), order, arrival,
                     move->label);
    find(order, arrival, kinds_of_note(note), move);
}

void search_ordered(struct search *search, unsigned kinds, bool all)
{
    struct hunt hunt = {.search = search, .left = kinds, .all = all};
    struct order order = {
        .faults = asked.faults, .signals = asked.signals, .most = asked.preemptions, .context = &hunt,
        .look = look, .over = over, .show = show,
    };
    have_enough(&order);
    if (order.enough)
        return;
    order_run(&order);
    search->bound = order.bound;
    for (unsigned kind = 0; kind < KINDS; kind++)
        if (search->findings[kind].found)
            find_path(&search->findings[kind], &order, hunt.arrivals[kind]);
    if (search->histories)
        outcomes_find_paths(&order);
    if (all)
        search->complete = !order.cut;
    find_shortest(search, &order);
    order_free(&order);
}
