#include "search.h"

#include "grow.h"
#include "effort.h"
#include "outcomes.h"

/* Outcomes are a matter of states as long as no state has two histories. */
static bool has_histories(const struct order *order) { return order->histories; }

static history_id history_of(const struct order *order, uint32_t arrival)
{
    return order_history(order, order->arrivals[arrival].node);
}

static void have_enough(struct order *order)
{
    const struct hunt *hunt = order->context;
    order->enough = !hunt->all && !hunt->left && (!has_histories(order) || !asked.outcomes || !outcomes_left());
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

/* False: it is not known any more, and so nothing was found. */
static bool find_path(struct finding *finding, const struct order *order, uint32_t arrival)
{
    finding->found = order_path(order, arrival, &finding->path);
    if (finding->found && finding->label != NO_LABEL)
        path_add(&finding->path, finding->label);
    return finding->found;
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
    if (has_histories(order) && end != OUTCOME_NONE)
        outcome_take(end, history_of(order, arrival), order, arrival, NO_LABEL);
    have_enough(order);
}

static void over(struct order *order, uint32_t arrival, unsigned end)
{
    if (has_histories(order))
        outcome_take(outcome_of_end(end), history_of(order, arrival), order, arrival, NO_LABEL);
    find(order, arrival, outcome_of_end(end) == OUTCOME_DEADLOCK ? 1u << KIND_DEADLOCK : 0, NULL);
}

static void show(struct order *order, uint32_t arrival, const struct move *move)
{
    const struct note *note = engine_note(move->note);
    if (has_histories(order) && move->flags & MOVE_FAILS)
        outcome_take(outcome_of_note(note),
                     history_after(history_of(order, arrival), move->note), order, arrival,
                     move->label);
    find(order, arrival, kinds_of_note(note), move);
}

/* ---- All of it -------------------------------------------------------------------------------- */

void hunt_begin(struct hunt *hunt, struct search *search)
{
    *hunt = (struct hunt){.search = search, .all = true};
    hunt->order = (struct order){
        .faults = asked.faults, .signals = asked.signals, .most = asked.preemptions, .history = search->history,
        .tracks = true, .breaks.known = engine_breaks(), .context = hunt, .look = look, .over = over, .show = show,
    };
}

void hunt_run(struct hunt *hunt, uint64_t pause)
{
    hunt->order.pause = pause;
    order_run(&hunt->order);
}

/* What is found in states at which it was not known that there is something. */
static void look_again(struct hunt *hunt)
{
    struct order *order = &hunt->order;
    struct cost now = order->cost;
    for (uint32_t i = 0; i < order->head; i++) {
        state_id state = order->arrivals[i].node;
        if (!verdicts_at(hunt->search->verdicts, state))
            continue;
        engine_load(state);
        order->cost = order_cost(order, i);
        look(order, i);
    }
    order->cost = now;
}

/* True if something wanted costs as much as what is looked at now, and that is not all done. */
static bool needs_this_cost(const struct hunt *hunt)
{
    struct cost now = hunt->order.cost;
    for (unsigned kind = 0; kind < KINDS; kind++) {
        const struct finding *finding = &hunt->search->findings[kind];
        if (finding->found && finding->cost.faults == now.faults && finding->cost.preemptions >= now.preemptions)
            return true;
    }
    return false;
}

void hunt_want(struct hunt *hunt, unsigned kinds)
{
    struct order *order = &hunt->order;
    for (unsigned kind = 0; kind < KINDS; kind++)
        if (!hunt->search->findings[kind].found)
            hunt->left |= kinds & 1u << kind;
    hunt->all = false;
    if (hunt->search->verdicts && order->count)
        look_again(hunt);
    have_enough(order);
    if (!order->enough || (order->count && needs_this_cost(hunt)))
        hunt_run(hunt, UINT64_MAX);
}

static bool is_cheaper(struct cost one, struct cost other)
{
    return one.faults != other.faults ? one.faults < other.faults : one.preemptions < other.preemptions;
}

void hunt_again(struct hunt *hunt)
{
    struct search *search = hunt->search;
    for (unsigned kind = 0; kind < KINDS; kind++) {
        struct finding *finding = &search->findings[kind], *before = &search->before[kind];
        if (finding->found && (!before->found || is_cheaper(finding->cost, before->cost)) &&
            find_path(finding, &hunt->order, hunt->arrivals[kind])) {
            path_free(&before->path);
            *before = *finding;
            before->state = NO_STATE;
        }
        finding->found = false;
    }
    order_free(&hunt->order);
    hunt_begin(hunt, search);
}

static void keep_before(struct search *search)
{
    for (unsigned kind = 0; kind < KINDS; kind++)
        if (!search->findings[kind].found && search->before[kind].found)
            search->findings[kind] = search->before[kind];
}

void hunt_end(struct hunt *hunt)
{
    struct order *order = &hunt->order;
    hunt->search->bound = order->count ? order->bound : -1;
    for (unsigned kind = 0; kind < KINDS; kind++)
        if (hunt->search->findings[kind].found &&
            !find_path(&hunt->search->findings[kind], order, hunt->arrivals[kind]))
            hunt->lost |= 1u << kind;
    if (has_histories(order))
        outcomes_find_paths(order);
    find_shortest(hunt->search, order);
    keep_before(hunt->search);
    order_free(order);
}
