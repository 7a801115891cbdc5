#include "edges.h"

#include <stdlib.h>

#include "grow.h"

static struct kept {
    uint32_t pattern, to;
} *states;
static state_id *targets;
static struct pattern {
    uint32_t first, first_stance; /* of moves, of stances */
    uint32_t count, stance_count;
    uint64_t hash;
} *patterns;
static struct move *pattern_moves;
static struct stance *pattern_stances;
static uint32_t *table, table_size; /* pattern + 1 by hash */
static uint32_t state_room, target_count, target_room, pattern_count, pattern_room, move_count, move_room,
    stance_count, stance_room;
static size_t memory;

static bool ended;

uint32_t edges_kept;

/* ---- Patterns ------------------------------------------------------------------------------- */

static uint64_t hash_of(const struct move *moves, unsigned count, const struct stance *stances, unsigned threads)
{
    uint64_t hash = count;
    for (unsigned i = 0; i < threads; i++)
        hash = (hash ^ hash >> 31 ^ ((uint64_t)stances[i].flags | (uint64_t)stances[i].thread << 16 |
                                     (uint64_t)stances[i].phase << 24 | (uint64_t)stances[i].object << 32)) *
               UINT64_C(0xd6e8feb86659fd93);
    for (unsigned i = 0; i < count; i++) {
        uint64_t what = (uint64_t)moves[i].flags | (uint64_t)moves[i].thread << 16 | (uint64_t)moves[i].kind << 24;
        hash = (hash ^ (what | (uint64_t)moves[i].label << 32)) * UINT64_C(0x9e3779b97f4a7c15);
        hash = (hash ^ hash >> 29 ^ moves[i].note) * UINT64_C(0xbf58476d1ce4e5b9);
    }
    return hash ^ hash >> 32;
}

static bool is_pattern(const struct pattern *pattern, const struct move *moves, unsigned count,
                       const struct stance *stances, unsigned threads)
{
    if (pattern->count != count || pattern->stance_count != threads)
        return false;
    const struct stance *stance = pattern_stances + pattern->first_stance;
    for (unsigned i = 0; i < threads; i++)
        if (stance[i].flags != stances[i].flags || stance[i].thread != stances[i].thread ||
            stance[i].phase != stances[i].phase || stance[i].object != stances[i].object)
            return false;
    const struct move *mine = pattern_moves + pattern->first;
    for (unsigned i = 0; i < count; i++)
        if (mine[i].label != moves[i].label || mine[i].note != moves[i].note || mine[i].flags != moves[i].flags ||
            mine[i].thread != moves[i].thread || mine[i].kind != moves[i].kind)
            return false;
    return true;
}

static void enlarge_table(void)
{
    memory += (table_size ? table_size : 1024) * sizeof *table;
    free(table);
    table_size = table_size ? 2 * table_size : 1024;
    table = grow_zeros(table_size * sizeof *table);
    for (uint32_t i = 0; i < pattern_count; i++) {
        uint32_t at = (uint32_t)patterns[i].hash & (table_size - 1);
        while (table[at])
            at = (at + 1) & (table_size - 1);
        table[at] = i + 1;
    }
}

static uint32_t add_pattern(const struct move *moves, unsigned count, const struct stance *stances, unsigned threads,
                            uint64_t hash)
{
    GROW(patterns, pattern_count, pattern_room, memory);
    patterns[pattern_count] = (struct pattern){move_count, stance_count, count, threads, hash};
    for (unsigned i = 0; i < count; i++) {
        GROW(pattern_moves, move_count, move_room, memory);
        pattern_moves[move_count] = moves[i];
        pattern_moves[move_count++].to = NO_STATE;
    }
    for (unsigned i = 0; i < threads; i++) {
        GROW(pattern_stances, stance_count, stance_room, memory);
        pattern_stances[stance_count++] = stances[i];
    }
    return pattern_count++;
}

static uint32_t pattern_of(const struct move *moves, unsigned count)
{
    static struct stance stances[STANCES_MAX];
    unsigned threads = edges_stances(stances);
    if (2 * pattern_count >= table_size)
        enlarge_table();
    uint64_t hash = hash_of(moves, count, stances, threads);
    uint32_t at = (uint32_t)hash & (table_size - 1);
    for (; table[at]; at = (at + 1) & (table_size - 1)) {
        const struct pattern *pattern = &patterns[table[at] - 1];
        if (pattern->hash == hash && is_pattern(pattern, moves, count, stances, threads))
            return table[at] - 1;
    }
    table[at] = pattern_count + 1;
    return add_pattern(moves, count, stances, threads, hash);
}

unsigned edges_stances(struct stance *stances)
{
    unsigned count;
    const uint8_t *threads = engine_threads(&count);
    for (unsigned i = 0; i < count; i++) {
        const struct view *view = engine_view(threads[i]);
        stances[i] = (struct stance){view->flags, threads[i], view->phase, view->object};
    }
    return count;
}

/* ---- States --------------------------------------------------------------------------------- */

void edges_take(const struct move *moves, unsigned count)
{
    ended |= target_count > UINT32_MAX - count; /* there is a limit to everything: the engine knows them, too */
    for (unsigned i = 0; i < count; i++)
        ended |= moves[i].to == NO_STATE && !(moves[i].flags & MOVE_FAILS);
    if (ended)
        return;
    GROW(states, edges_kept, state_room, memory);
    states[edges_kept++] = (struct kept){pattern_of(moves, count), target_count};
    for (unsigned i = 0; i < count; i++) {
        GROW(targets, target_count, target_room, memory);
        targets[target_count++] = moves[i].to;
    }
}

const struct move *edges_of_pattern(uint32_t pattern, unsigned *count)
{
    *count = patterns[pattern].count;
    return pattern_moves + patterns[pattern].first;
}

const struct stance *edges_stances_of_pattern(uint32_t pattern, unsigned *count)
{
    *count = patterns[pattern].stance_count;
    return pattern_stances + patterns[pattern].first_stance;
}

uint32_t edges_pattern(state_id state) { return states[state].pattern; }

uint32_t edges_patterns(void) { return pattern_count; }

const state_id *edges_to(state_id state) { return targets + states[state].to; }

unsigned edges_moves(state_id state, struct move *moves)
{
    unsigned count;
    const struct move *pattern = edges_of_pattern(states[state].pattern, &count);
    const state_id *to = edges_to(state);
    for (unsigned i = 0; i < count; i++) {
        moves[i] = pattern[i];
        moves[i].to = to[i];
    }
    return count;
}

unsigned edges_moves_of(state_id state, unsigned thread, struct move *moves)
{
    unsigned count, kept = 0;
    const struct move *pattern = edges_of_pattern(states[state].pattern, &count);
    const state_id *to = edges_to(state);
    for (unsigned i = 0; i < count; i++)
        if (pattern[i].thread == thread) {
            moves[kept] = pattern[i];
            moves[kept++].to = to[i];
        }
    return kept;
}

size_t edges_memory(void) { return memory; }

void edges_forget(void)
{
    free(states);
    free(targets);
    free(patterns);
    free(pattern_moves);
    free(pattern_stances);
    free(table);
    states = NULL;
    targets = NULL;
    patterns = NULL;
    pattern_moves = NULL;
    pattern_stances = NULL;
    table = NULL;
    edges_kept = state_room = target_count = target_room = pattern_count = pattern_room = 0;
    move_count = move_room = stance_count = stance_room = table_size = 0;
    memory = 0;
    ended = false;
}
