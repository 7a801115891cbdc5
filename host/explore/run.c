#include "run.h"

#include <string.h>

#include "abi.h"
#include "outset.h"
#include "grow.h"
#include "effort.h"
#include "trace.h"

enum { LONGEST = 200000 /* steps; what is longer has no end */ };

static struct move moves[MOVES_MAX];

/* In which run a state was come to last. */
static uint32_t *stamps, stamp_room, stamp;

/* ---- What it shows ---------------------------------------------------------------------------- */

static void show(struct run *run, unsigned kinds, const struct move *move)
{
    kinds &= ~run->kinds;
    run->kinds |= kinds;
    for (unsigned kind = 0; kinds; kind++, kinds >>= 1) {
        if (!(kinds & 1))
            continue;
        run->length[kind] = run->path.count;
        run->shown[kind] = (struct finding){
            .found = true, .by_note = move, .cost.preemptions = (uint16_t)run->preemptions,
            .note = move ? move->note : 0, .label = move ? move->label : NO_LABEL, .state = run->state};
    }
}

struct finding run_finding(const struct run *run, unsigned kind)
{
    struct finding finding = run->shown[kind];
    finding.path = NO_PATH;
    for (unsigned i = 0; i < run->length[kind]; i++)
        path_add(&finding.path, run->path.labels[i]);
    return finding;
}

/* ---- Where it is ------------------------------------------------------------------------------ */

static void stamp_state(struct run *run)
{
    if (run->state >= stamp_room) {
        uint32_t room = 2 * run->state + 64;
        stamps = grow_again(stamps, room * sizeof *stamps);
        memset(stamps + stamp_room, 0, (room - stamp_room) * sizeof *stamps);
        search_memory += (room - stamp_room) * sizeof *stamps;
        stamp_room = room;
    }
    run->same = stamps[run->state] == stamp ? run->same + 1 : 0;
    stamps[run->state] = stamp;
}

static void arrive(struct run *run, state_id state)
{
    run->state = state;
    engine_load(state);
    stamp_state(run);
    if (kinds_asked_of_states())
        show(run, kinds_of_state(NULL, state), NULL);
}

static void add_move(struct run *run, const struct spot *spot, uint32_t label)
{
    GROW(run->spots, run->path.count, run->spot_room, search_memory);
    run->spots[run->path.count] = *spot;
    path_add(&run->path, label);
}

void run_begin(struct run *run)
{
    struct run before = *run;
    before.path.count = 0;
    before.path.loop = NO_LOOP;
    *run = (struct run){.last = outset.last, .path = before.path, .spots = before.spots, .spot_room = before.spot_room};
    stamp++;
    arrive(run, 0);
}

void run_branch(struct run *run, const struct run *other, uint32_t count)
{
    const struct spot *spot = &other->spots[count];
    run_begin(run);
    for (uint32_t i = 0; i < count; i++)
        add_move(run, &other->spots[i], other->path.labels[i]);
    run->last = spot->last;
    run->preemptions = spot->preemptions;
    run->steps = spot->steps;
    arrive(run, spot->state);
}

static bool is_alive(unsigned thread)
{
    unsigned count;
    const uint8_t *threads = engine_threads(&count);
    return count && memchr(threads, (int)thread, count);
}

unsigned run_enabled(uint8_t *threads, bool others)
{
    unsigned flags = others ? VIEW_ENABLED | VIEW_TIMED : VIEW_ENABLED;
    unsigned count, enabled = 0;
    const uint8_t *all = engine_threads(&count);
    for (unsigned i = 0; i < count; i++)
        if (engine_view(all[i])->flags & flags || (others && asked.signals))
            threads[enabled++] = all[i];
    return enabled;
}

/* ---- Moves ------------------------------------------------------------------------------------ */

void run_make(struct run *run, const struct move *given)
{
    struct move move = *given;
    bool step = move.kind == MOVE_STEP || move.kind == MOVE_FAULT;
    struct spot spot = {run->state, run->steps, (uint16_t)run->last, (uint16_t)run->preemptions};
    if (step && run->last != move.thread) {
        run->preemptions += run->last != NOBODY_LAST && is_alive(run->last) && engine_view(run->last)->flags & VIEW_COSTLY;
        run->last = move.thread;
    }
    run->steps += step;
    add_move(run, &spot, move.label);
    if (move.note)
        show(run, kinds_of_note(engine_note(move.note)), &move);
    if (move.flags & MOVE_FAILS || move.to == NO_STATE || run->steps >= LONGEST)
        run->over = true;
    else
        arrive(run, move.to);
}

bool run_step(struct run *run, unsigned thread, uint32_t label)
{
    const struct move *chosen = NULL;
    if (run->over || !is_alive(thread))
        return false;
    for (unsigned i = 0, count = engine_moves(thread, moves); i < count; i++)
        if (moves[i].kind == MOVE_STEP && (!chosen || moves[i].label == label))
            chosen = &moves[i];
    if (chosen)
        run_make(run, chosen);
    return chosen;
}

bool run_step_by_chance(struct run *run, unsigned thread, struct chance *chance)
{
    unsigned count = engine_moves(thread, moves), kept = 0;
    for (unsigned i = 0; i < count; i++)
        if (moves[i].kind != MOVE_FAULT)
            moves[kept++] = moves[i];
    if (kept)
        run_make(run, &moves[chance_below(chance, kept)]);
    return kept;
}

bool run_happen(struct run *run, uint32_t label)
{
    unsigned count;
    const uint8_t *threads = engine_threads(&count);
    for (unsigned t = 0; t < count && !run->over; t++)
        for (unsigned i = 0, own = engine_moves(threads[t], moves); i < own; i++)
            if (moves[i].label == label) {
                run_make(run, &moves[i]);
                return true;
            }
    return false;
}

/* Something that happens by itself; else it is over. */
static void wait(struct run *run)
{
    unsigned count;
    const uint8_t *threads = engine_threads(&count);
    for (unsigned t = 0; t < count; t++)
        for (unsigned i = 0, own = engine_moves(threads[t], moves); i < own; i++)
            if (moves[i].kind == MOVE_TIMER || moves[i].kind == MOVE_SIGNAL) {
                run_make(run, &moves[i]);
                return;
            }
    run->over = true;
    if (engine_end() == END_DEADLOCK)
        show(run, 1u << KIND_DEADLOCK, NULL);
}

void run_step_on(struct run *run)
{
    uint8_t threads[128];
    unsigned count = run_enabled(threads, false), next = 0;
    bool stays = memchr(threads, (int)run->last, count) && engine_view(run->last)->flags & VIEW_COSTLY && !run->same;
    while (next < count && threads[next] <= run->last)
        next++;
    if (run->over)
        return;
    bool forever = run->same > 4 * count + 64;
    if (!forever && !count)
        wait(run);
    else if (forever || !run_step(run, stays ? run->last : run->last == NOBODY_LAST || next == count ? threads[0] : threads[next], 0))
        run->over = true;
}

void run_on(struct run *run, unsigned kinds)
{
    while (!run->over && !(run->kinds & kinds) && !effort_spent())
        run_step_on(run);
}
