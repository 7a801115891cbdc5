#include "shares.h"

#include <stdlib.h>
#include <string.h>

#include "chance.h"
#include "grow.h"
#include "edges.h"
#include "effort.h"
#include "outcomes.h"

enum {
    LONGEST = 100000,  /* steps of a run; what goes on then goes on for ever */
    STEPS = 20000000,  /* of all runs */
    FAILS = 1u << 31, /* beside a note */
};

static struct move moves[4 * MOVES_MAX];

/* What can happen in each state, as it was found out when a run first came there. In `words`, from begin[state] on:
   how many threads can move; where the moves of each begin, and end; the moves, as state and note. A state in which
   nobody can: 0, and the end. */
struct memory {
    uint32_t *begin; /* 0: not known yet */
    uint32_t states;
    uint32_t *words, count, room;
};

static void put(struct memory *memory, uint32_t word)
{
    GROW(memory->words, memory->count, memory->room, search_memory);
    memory->words[memory->count++] = word;
}

static void make_room(struct memory *memory, state_id state)
{
    if (state < memory->states)
        return;
    uint32_t states = engine_states() + engine_states() / 4;
    memory->begin = grow_again(memory->begin, states * sizeof *memory->begin);
    memset(memory->begin + memory->states, 0, (states - memory->states) * sizeof *memory->begin);
    search_memory += (states - memory->states) * sizeof *memory->begin;
    memory->states = states;
}

/* Chance makes no faults, and what leads nowhere is left out. */
static unsigned known_moves(state_id state)
{
    unsigned count, kept = 0;
    if (state < edges_kept) {
        count = edges_moves(state, moves);
    } else {
        engine_load(state);
        count = engine_all_moves(moves);
    }
    for (unsigned i = 0; i < count; i++)
        if (moves[i].kind != MOVE_FAULT && (moves[i].flags & MOVE_FAILS || moves[i].to != NO_STATE))
            moves[kept++] = moves[i];
    return kept;
}

static void put_moves(struct memory *memory, unsigned count)
{
    unsigned threads = 0;
    for (unsigned i = 0; i < count; i++)
        threads += !i || moves[i].thread != moves[i - 1].thread;
    put(memory, threads);
    uint32_t at = memory->count + threads + 1;
    for (unsigned i = 0; i < count; i++, at += 2)
        if (!i || moves[i].thread != moves[i - 1].thread)
            put(memory, at);
    put(memory, at);
    for (unsigned i = 0; i < count; i++) {
        put(memory, moves[i].to);
        put(memory, moves[i].note | (moves[i].flags & MOVE_FAILS ? FAILS : 0));
    }
}

static bool is_known(const struct memory *memory, state_id state)
{
    return state < memory->states && memory->begin[state];
}

/* The words about a state. */
static const uint32_t *about(struct memory *memory, state_id state)
{
    make_room(memory, state);
    if (!is_known(memory, state)) {
        unsigned count = known_moves(state);
        memory->begin[state] = memory->count;
        if (count)
            put_moves(memory, count);
        else {
            engine_load(state);
            put(memory, 0);
            put(memory, engine_end());
        }
    }
    return memory->words + memory->begin[state];
}

/* One run; its outcome is counted. False: there was no time. */
static bool run(const struct search *search, struct memory *memory, struct chance *chance, uint64_t *steps)
{
    state_id state = 0;
    history_id history = search->history;
    for (unsigned step = 0; step < LONGEST; step++, ++*steps) {
        enum outcome_end end = outcome_of_state(search->verdicts, state);
        if (!is_known(memory, state) && effort_spent())
            return false;
        const uint32_t *words = about(memory, state);
        if (end == OUTCOME_NONE && !words[0])
            end = outcome_of_end(words[1]);
        if (end != OUTCOME_NONE) {
            outcome_count(end, history);
            return true;
        }
        uint32_t thread = chance_below(chance, words[0]), first = words[1 + thread];
        uint32_t move = first + 2 * chance_below(chance, (words[2 + thread] - first) / 2);
        uint32_t note = memory->words[move + 1] & ~FAILS;
        history = history_after(history, note);
        if (memory->words[move + 1] & FAILS) {
            outcome_count(outcome_of_note(engine_note(note)), history);
            return true;
        }
        state = memory->words[move];
    }
    return true;
}

uint64_t shares_run(const struct search *search, uint64_t runs, uint64_t seed)
{
    struct memory memory = {0};
    struct chance chance = {seed};
    uint64_t done = 0, steps = 0;
    put(&memory, 0); /* no state's words begin at 0 */
    while (done < runs && steps < STEPS && !effort_spent() && run(search, &memory, &chance, &steps))
        done++;
    free(memory.begin);
    free(memory.words);
    return done;
}
