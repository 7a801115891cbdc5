#include "search.h"

#include "abi.h"
#include "edges.h"
#include "effort.h"
#include "grow.h"
#include "outcomes.h"
#include "trace.h"

#include <stdlib.h>

static struct move moves[4 * MOVES_MAX];

/* ---- Histories ------------------------------------------------------------------------------ */

/* All states so far have room for a history. */
static void make_histories(struct all *all)
{
    uint32_t count = engine_states();
    if (count > all->history_room) {
        uint32_t room = count + count / 2;
        search_memory += (room - all->history_room) * sizeof *all->histories;
        all->histories = grow_again(all->histories, room * sizeof *all->histories);
        all->history_room = room;
    }
    while (all->history_count < count)
        all->histories[all->history_count++] = NO_HISTORY;
}

/* Two runs that come to one state with different histories: outcomes are no matter of states then. */
void all_forget_histories(struct all *all)
{
    search_memory -= all->history_room * sizeof *all->histories;
    free(all->histories);
    all->histories = NULL;
}

static void take_history(struct all *all, state_id from, const struct move *move)
{
    history_id *to = &all->histories[move->to];
    history_id history = history_after(all->histories[from], move->note);
    if (*to == NO_HISTORY)
        *to = history;
    else if (*to != history)
        all_forget_histories(all);
}

/* ---- States --------------------------------------------------------------------------------- */

static bool take_move(struct all *all, state_id from, const struct move *move)
{
    if (move->note)
        all->kinds |= kinds_of_note(engine_note(move->note));
    if (move->flags & MOVE_FAILS) {
        if (all->histories)
            outcome_expect(outcome_of_note(engine_note(move->note)),
                           history_after(all->histories[from], move->note));
        return true;
    }
    if (move->to == NO_STATE)
        return false;
    if (all->histories)
        take_history(all, from, move);
    return true;
}

static void take_end(struct all *all, state_id state)
{
    unsigned end = engine_end();
    if (end == END_DEADLOCK)
        all->kinds |= 1u << KIND_DEADLOCK;
    if (all->histories)
        outcome_expect(outcome_of_end(end), all->histories[state]);
}

static bool take_state(struct all *all, state_id state)
{
    engine_load(state);
    if (kinds_asked_of_states())
        all->kinds |= kinds_of_state(NULL, state);
    unsigned count = engine_all_moves(moves), faults = 0;
    edges_take(moves, count);
    if (all->histories)
        make_histories(all);
    for (unsigned i = 0; i < count; i++) {
        faults += moves[i].kind == MOVE_FAULT;
        if (!take_move(all, state, &moves[i]))
            return false;
    }
    if (count == faults)
        take_end(all, state);
    return true;
}

void all_begin(struct all *all, history_id history)
{
    *all = (struct all){.histories = grow_again(NULL, sizeof *all->histories), .history_room = 1};
    search_memory += sizeof *all->histories;
    all->breaks.known = engine_breaks();
    edges_forget();
    make_histories(all);
    all->histories[0] = history;
}

/* True if the frontier is getting smaller: then there is not much left. */
static bool declines(const struct all *all) { return (engine_states() - all->next) / 8 < all->widest / 9; }

void all_run(struct all *all, uint64_t pause)
{
    for (; all->next < engine_states(); all->next++) {
        progress.frontier = engine_states() - all->next;
        all->widest = progress.frontier > all->widest ? progress.frontier : all->widest;
        if (breaks_urge(&all->breaks) || (engine_transitions() >= pause && (all->kinds || !declines(all))))
            return;
        if (effort_spent() || !take_state(all, all->next)) {
            all->stopped = true;
            return;
        }
    }
    all->complete = true;
}
