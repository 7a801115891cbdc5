#include "verdicts_naive.h"

#include <string.h>

#include "abi.h"
#include "trace.h"

enum { MOST_MOVES = 32, MOST_THREADS = 4 };

static struct whereabouts {
    struct move moves[MOST_MOVES];
    unsigned count, threads; /* threads: a bit for each that lives */
    struct view views[MOST_THREADS];
    bool end, deadlock;
    uint64_t leads, goes; /* to which states at all; by its own moves alone */
} states[NAIVE_STATES];
static unsigned state_count;
static bool marks, wants;

static bool outside(const struct move *m) { return m->kind == MOVE_SIGNAL || m->kind == MOVE_FAULT; }
static bool fails(const struct move *m) { return m->flags & MOVE_FAILS; }
static bool has(uint64_t set, unsigned s) { return set >> s & 1; }

static bool read_graph(void)
{
    static struct move moves[4 * MOVES_MAX];
    state_count = engine_states();
    marks = wants = false;
    if (state_count > NAIVE_STATES)
        return false;
    memset(states, 0, sizeof states);
    for (unsigned s = 0; s < state_count; s++) {
        struct whereabouts *state = &states[s];
        unsigned count;
        engine_load(s);
        const uint8_t *threads = engine_threads(&count);
        for (unsigned i = 0; i < count; i++) {
            state->threads |= 1u << threads[i];
            const struct view *view = engine_view(threads[i]);
            state->views[threads[i]] = *view;
            marks |= view->phase || view->operation == OP_MARK;
            wants |= view->phase == PHASE_WANT || view->phase == PHASE_WAIT;
        }
        state->count = engine_all_moves(moves);
        if (state->count > MOST_MOVES)
            return false;
        memcpy(state->moves, moves, state->count * sizeof *moves);
        state->end = !state->count && engine_end() != END_DEADLOCK;
        state->deadlock = !state->count && engine_end() == END_DEADLOCK;
    }
    return true;
}

/* Where each state leads to, by Warshall's closure. */
static void close_over(void)
{
    for (unsigned s = 0; s < state_count; s++) {
        states[s].leads = states[s].goes = 1ULL << s;
        for (unsigned i = 0; i < states[s].count; i++) {
            const struct move *m = &states[s].moves[i];
            if (!fails(m) && m->kind != MOVE_FAULT)
                states[s].leads |= 1ULL << m->to;
            if (!fails(m) && !outside(m))
                states[s].goes |= 1ULL << m->to;
        }
    }
    for (unsigned k = 0; k < state_count; k++)
        for (unsigned s = 0; s < state_count; s++) {
            if (has(states[s].leads, k))
                states[s].leads |= states[k].leads;
            if (has(states[s].goes, k))
                states[s].goes |= states[k].goes;
        }
}

#define SOME(set, s, condition)                                                                     \
    ({                                                                                              \
        bool some_ = false;                                                                         \
        for (unsigned s = 0; s < state_count; s++)                                                  \
            if (has(set, s) && (condition))                                                         \
                some_ = true;                                                                       \
        some_;                                                                                      \
    })

static bool moves_with(unsigned s, unsigned thread, unsigned kind, unsigned flags)
{
    for (unsigned i = 0; i < states[s].count; i++) {
        const struct move *m = &states[s].moves[i];
        if (m->thread == thread && m->kind == kind && (m->flags & flags) == flags)
            return true;
    }
    return false;
}

static bool enabled(unsigned s, unsigned t) { return moves_with(s, t, MOVE_STEP, 0); }
static bool timed(unsigned s, unsigned t) { return moves_with(s, t, MOVE_TIMER, 0); }
static bool about(unsigned s, unsigned t) { return moves_with(s, t, MOVE_STEP, MOVE_WANTS); }
static bool committed(unsigned s, unsigned t) { return moves_with(s, t, MOVE_STEP, MOVE_ENTERS); }
static bool lives(unsigned s, unsigned t) { return states[s].threads >> t & 1; }
static bool wanting(unsigned s, unsigned t)
{
    return lives(s, t) && (states[s].views[t].phase == PHASE_WANT || states[s].views[t].phase == PHASE_WAIT);
}
static bool waiting(unsigned s, unsigned t)
{
    return lives(s, t) && states[s].views[t].phase == PHASE_WAIT && !committed(s, t);
}

static bool failing(unsigned s, bool own)
{
    for (unsigned i = 0; i < states[s].count; i++)
        if (fails(&states[s].moves[i]) && states[s].moves[i].kind != MOVE_FAULT &&
            (!own || !outside(&states[s].moves[i])))
            return true;
    return false;
}

static bool entering(unsigned s)
{
    for (unsigned i = 0; i < states[s].count; i++)
        if (states[s].moves[i].flags & MOVE_ENTERS && states[s].moves[i].kind != MOVE_FAULT)
            return true;
    return false;
}

static bool reaches_end(unsigned s) { return SOME(states[s].leads, u, states[u].end); }
static bool reaches_entry(unsigned s) { return SOME(states[s].leads, u, entering(u)); }

static bool runs_out(unsigned s)
{
    return SOME(states[s].leads, u, states[u].end || states[u].deadlock || failing(u, false));
}

/* ---- Partial deadlock -------------------------------------------------------------------------- */

static bool stuck(unsigned s, unsigned t)
{
    if (!lives(s, t))
        return false;
    const struct view *view = &states[s].views[t];
    return view->flags & VIEW_WAITS && !(view->flags & (VIEW_IDLE | VIEW_JOINS | VIEW_STOPPED)) &&
           view->object != OBJECT_CHILD && view->object != OBJECT_THREAD && !enabled(s, t) && !timed(s, t) &&
           !moves_with(s, t, MOVE_SIGNAL, 0);
}

static bool deadlocked(unsigned s)
{
    for (unsigned t = 0; t < MOST_THREADS; t++)
        if (!runs_out(s) && !SOME(states[s].leads, u, !stuck(u, t)))
            return true;
    return false;
}

/* ---- Bottom components --------------------------------------------------------------------------- */

/* Flags that moves within the set have; whether there are any. */
static bool inner_flags(uint64_t set, unsigned *flags)
{
    bool some = false;
    *flags = 0;
    for (unsigned s = 0; s < state_count; s++)
        for (unsigned i = 0; has(set, s) && i < states[s].count; i++) {
            const struct move *m = &states[s].moves[i];
            if (fails(m) || outside(m) || !has(set, m->to))
                continue;
            some = true;
            *flags |= m->flags;
        }
    return some;
}

static bool is_busy(unsigned s)
{
    for (unsigned t = 0; t < MOST_THREADS; t++)
        if (lives(s, t) && !(states[s].views[t].flags & VIEW_IDLE))
            return true;
    return false;
}

static bool some_wanting(unsigned s)
{
    for (unsigned t = 0; t < MOST_THREADS; t++)
        if (wanting(s, t))
            return true;
    return false;
}

static bool is_bottom(unsigned s) { return !SOME(states[s].goes, u, !has(states[u].goes, s) || failing(u, true)); }

static void bottom(struct naive *naive, unsigned s)
{
    uint64_t set = states[s].goes;
    unsigned flags;
    if (!is_bottom(s) || !inner_flags(set, &flags) || deadlocked(s))
        return;
    bool livelock = false;
    if (!runs_out(s) && SOME(set, u, is_busy(u)))
        livelock = !(flags & MOVE_SHARED) || SOME(~0ULL, u, states[u].end) ||
                   (marks && !(flags & MOVE_ENTERS) && (!wants || SOME(set, u, some_wanting(u))));
    naive->targets[livelock ? VERDICT_LIVELOCK : VERDICT_FOREVER] |= 1ULL << s;
}

/* ---- Fair sets --------------------------------------------------------------------------------- */

struct rules {
    bool strong, no_entries;
    unsigned starving; /* thread; MOST_THREADS: none */
};

/* Whether a move may be made again and again in a run within the set. */
static bool may(uint64_t set, unsigned s, const struct move *m, const struct rules *rules)
{
    if (fails(m) || outside(m) || !has(set, m->to) || (rules->no_entries && m->flags & MOVE_ENTERS))
        return false;
    for (unsigned i = 0; rules->strong && i < states[s].count; i++) {
        const struct move *other = &states[s].moves[i];
        if (other->thread == m->thread && other->kind == m->kind && (fails(other) || !has(set, other->to)))
            return false;
    }
    return true;
}

static bool connected(uint64_t set, const struct rules *rules)
{
    uint64_t to[NAIVE_STATES] = {0};
    for (unsigned s = 0; s < state_count; s++)
        for (unsigned i = 0; has(set, s) && i < states[s].count; i++)
            if (may(set, s, &states[s].moves[i], rules))
                to[s] |= 1ULL << states[s].moves[i].to;
    for (unsigned k = 0; k < state_count; k++)
        for (unsigned s = 0; s < state_count; s++)
            if (has(to[s], k))
                to[s] |= to[k];
    return !SOME(set, s, (to[s] & set) != set);
}

static bool moving(uint64_t set, unsigned t, unsigned kind, const struct rules *rules)
{
    for (unsigned s = 0; s < state_count; s++)
        for (unsigned i = 0; has(set, s) && i < states[s].count; i++)
            if (states[s].moves[i].thread == t && states[s].moves[i].kind == kind &&
                may(set, s, &states[s].moves[i], rules))
                return true;
    return false;
}

static bool others_enter(uint64_t set, const struct rules *rules)
{
    for (unsigned s = 0; s < state_count; s++)
        for (unsigned i = 0; has(set, s) && i < states[s].count; i++)
            if (states[s].moves[i].flags & MOVE_ENTERS && states[s].moves[i].thread != rules->starving &&
                may(set, s, &states[s].moves[i], rules))
                return true;
    return false;
}

static bool fair(uint64_t set, const struct rules *rules)
{
    for (unsigned t = 0; t < MOST_THREADS; t++) {
        bool always = !SOME(set, s, !enabled(s, t)), sometimes = SOME(set, s, enabled(s, t));
        if (rules->no_entries && !SOME(set, s, !about(s, t)))
            continue;
        if ((rules->strong ? sometimes : always) && !moving(set, t, MOVE_STEP, rules))
            return false;
        if (!SOME(set, s, !timed(s, t)) && !moving(set, t, MOVE_TIMER, rules))
            return false;
    }
    return connected(set, rules);
}

/* All states of sets within `region` that are as wanted. */
static uint64_t try_sets(uint64_t region, const struct rules *rules, bool (*wanted)(uint64_t, const struct rules *))
{
    uint64_t all = 0;
    for (uint64_t set = region; set; set = (set - 1) & region)
        if ((set & ~all) && wanted(set, rules) && fair(set, rules))
            all |= set;
    return all;
}

static bool starves(uint64_t set, const struct rules *rules)
{
    if (!marks)
        return SOME(set, s, reaches_end(s) && !is_bottom(s));
    return !SOME(set, s, !wanting(s, rules->starving)) && others_enter(set, rules);
}

static bool overtaken(uint64_t set, const struct rules *rules)
{
    return !SOME(set, s, !waiting(s, rules->starving)) && others_enter(set, rules);
}

static bool stays_out(uint64_t set, const struct rules *rules)
{
    (void)rules;
    for (unsigned t = 0; t < MOST_THREADS; t++)
        if (SOME(set, s, lives(s, t) && states[s].views[t].phase == PHASE_INSIDE))
            return false;
    return SOME(set, s, some_wanting(s)) && SOME(set, s, reaches_entry(s));
}

/* ---- Overtaking -------------------------------------------------------------------------------- */

static bool overtakes(unsigned s, const struct move *m)
{
    return !committed(s, m->thread) && (committed(m->to, m->thread) || m->flags & MOVE_ENTERS);
}

/* The longest path; above the number of states: without bound. */
static unsigned longest(unsigned thread)
{
    unsigned times[NAIVE_STATES] = {0}, most = 0;
    for (bool again = true; again && most <= state_count;) {
        again = false;
        for (unsigned s = 0; s < state_count; s++)
            for (unsigned i = 0; waiting(s, thread) && i < states[s].count; i++) {
                const struct move *m = &states[s].moves[i];
                if (fails(m) || outside(m) || !waiting(m->to, thread))
                    continue;
                unsigned behind = times[m->to] + (m->thread != thread && overtakes(s, m));
                if (behind <= times[s])
                    continue;
                times[s] = behind;
                most = behind > most ? behind : most;
                again = true;
            }
    }
    return most;
}

static void overtaking(struct naive *naive, uint64_t regions[], unsigned count)
{
    bool fairly = false, waits = false;
    naive->overtaken = 0;
    for (unsigned t = 0; t < MOST_THREADS; t++) {
        struct rules rules = {.starving = t};
        unsigned most = longest(t);
        waits |= SOME(~0ULL, s, lives(s, t) && states[s].views[t].phase == PHASE_WAIT);
        for (unsigned i = 0; i < count; i++)
            fairly |= try_sets(regions[i], &rules, overtaken) != 0;
        if (most > state_count)
            naive->overtaken = OVERTAKEN_IF_UNFAIR;
        else if (naive->overtaken >= 0 && (int)most > naive->overtaken)
            naive->overtaken = (int)most;
    }
    if (!waits)
        naive->overtaken = OVERTAKEN_UNKNOWN;
    else if (naive->overtaken == OVERTAKEN_IF_UNFAIR && fairly)
        naive->overtaken = OVERTAKEN_NO_BOUND;
}

/* ---- All of it ---------------------------------------------------------------------------------- */

bool naive_verdicts(struct naive *naive)
{
    uint64_t regions[NAIVE_STATES], done = 0;
    unsigned count = 0;
    memset(naive, 0, sizeof *naive);
    if (!read_graph())
        return false;
    close_over();
    naive->marks = marks;
    for (unsigned s = 0; s < state_count; s++) {
        if (deadlocked(s))
            naive->targets[VERDICT_DEADLOCK] |= 1ULL << s;
        bottom(naive, s);
        uint64_t region = 0;
        for (unsigned u = 0; u < state_count; u++)
            if (has(states[s].goes, u) && has(states[u].goes, s))
                region |= 1ULL << u;
        if (__builtin_popcountll(region) > NAIVE_SET)
            return false;
        if (!has(done, s))
            regions[count++] = region;
        done |= region;
    }
    for (unsigned i = 0; i < count; i++) {
        for (unsigned t = 0; t <= MOST_THREADS; t++) {
            struct rules weak = {.starving = t}, strong = {.starving = t, .strong = true};
            if (marks == (t == MOST_THREADS))
                continue;
            naive->targets[VERDICT_STARVATION_WEAK] |= try_sets(regions[i], &weak, starves);
            naive->targets[VERDICT_STARVATION] |= try_sets(regions[i], &strong, starves);
        }
        if (marks) {
            struct rules out = {.no_entries = true, .starving = MOST_THREADS};
            naive->targets[VERDICT_PROGRESS] |= try_sets(regions[i], &out, stays_out);
        }
    }
    if (naive->targets[VERDICT_STARVATION])
        naive->targets[VERDICT_STARVATION_WEAK] = 0;
    overtaking(naive, regions, count);
    return true;
}
