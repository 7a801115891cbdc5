/* A way to what is known to be wrong, when there was no time to find the cheapest: the shortest, whatever it costs,
   and then made cheaper by trying. */
#include "search.h"

#include <stdlib.h>

#include "abi.h"
#include "effort.h"
#include "grow.h"
#include "run.h"
#include "trace.h"

/* How a state was first come to. */
struct step {
    state_id from;
    uint32_t label;
};

static struct rescue {
    struct search *search;
    unsigned left; /* kinds */
    struct step *steps;
    uint32_t step_count, step_room;
    state_id *states; /* in the order in which they are come to */
    uint32_t count, room;
} rescue;

static struct move moves[4 * MOVES_MAX];

static void come(state_id state, state_id from, uint32_t label)
{
    while (rescue.step_count <= state) {
        GROW(rescue.steps, rescue.step_count, rescue.step_room, search_memory);
        rescue.steps[rescue.step_count++] = (struct step){NO_STATE, 0};
    }
    if (rescue.steps[state].from != NO_STATE)
        return;
    rescue.steps[state] = (struct step){from, label};
    GROW(rescue.states, rescue.count, rescue.room, search_memory);
    rescue.states[rescue.count++] = state;
}

/* What the state shows, or with `move` that. */
static void find(state_id state, unsigned kinds, const struct move *move)
{
    kinds &= rescue.left;
    rescue.left &= ~kinds;
    for (unsigned kind = 0; kinds; kind++, kinds >>= 1) {
        struct finding finding = {.found = true, .cost = {0, NEVER}, .path = NO_PATH};
        if (!(kinds & 1))
            continue;
        if (move)
            path_add(&finding.path, move->label);
        for (state_id at = state; at; at = rescue.steps[at].from)
            path_add(&finding.path, rescue.steps[at].label);
        path_reverse(&finding.path);
        shorten(&finding, kind, 500);
        if (finding.cost.preemptions != NEVER)
            rescue.search->findings[kind] = finding;
    }
}

static void look(state_id state)
{
    engine_load(state);
    unsigned kinds = kinds_asked_of_states() ? kinds_of_state(NULL, state) : 0, going = 0;
    unsigned count = engine_all_moves(moves);
    for (unsigned i = 0; i < count; i++)
        going += moves[i].kind != MOVE_FAULT;
    if (!going && engine_end() == END_DEADLOCK)
        kinds |= 1u << KIND_DEADLOCK;
    for (unsigned i = 0; i < count; i++) {
        struct move move = moves[i];
        if (move.kind == MOVE_FAULT)
            continue;
        if (move.note)
            find(state, kinds_of_note(engine_note(move.note)), &move);
        if (!(move.flags & MOVE_FAILS) && move.to != NO_STATE)
            come(move.to, state, move.label);
    }
    find(state, kinds, NULL);
}

void rescue_run(struct search *search, unsigned kinds)
{
    rescue = (struct rescue){.search = search};
    for (unsigned kind = 0; kind < KINDS; kind++)
        if (!search->findings[kind].found)
            rescue.left |= kinds & 1u << kind;
    come(0, 0, 0);
    for (uint32_t i = 0; rescue.left && i < rescue.count && !effort_spent(); i++)
        look(rescue.states[i]);
    free(rescue.steps);
    free(rescue.states);
    search_memory -= rescue.step_room * sizeof *rescue.steps + rescue.room * sizeof *rescue.states;
}
