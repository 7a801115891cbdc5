/* Verdicts on thousands of random graphs, against what verdicts_naive.c says, and each loop shown to be one.
   A graph is what comes out of a few threads with a few local states each and one shared variable. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "abi.h"
#include "explore_graph.h"
#include "trace.h"
#include "verdicts_naive.h"

enum { LOCALS = 6, VALUES = 2, WAYS = 2, MOST = 3 };

/* What a thread may do in a local state. */
struct local {
    enum { OPERATION, MAKES_MARK, GONE, TIMER, FAILS } kind;
    uint8_t mark;          /* MAKES_MARK */
    uint8_t phase;
    bool joins, idle, signalled;
    uint8_t ways[VALUES];  /* 0: it cannot */
    uint8_t to[VALUES][WAYS], value[VALUES][WAYS];
};
static struct local locals[MOST][LOCALS];
static unsigned threads, local_count;

static uint32_t seed;
static unsigned below(unsigned n)
{
    seed ^= seed << 13;
    seed ^= seed >> 17;
    seed ^= seed << 5;
    return seed % n;
}

/* One in so many; 0: none. Each graph has its own. */
static struct {
    unsigned gone, timer, fails, joins, signalled, blocked, choice, changes;
} rare;

static bool once(unsigned in) { return in && !below(in); }

static void make_local(struct local *l, bool marks, unsigned thread)
{
    *l = (struct local){.kind = OPERATION};
    if (marks && below(3))
        l->kind = MAKES_MARK;
    else if (once(rare.gone))
        l->kind = GONE;
    else if (once(rare.timer))
        l->kind = TIMER;
    else if (once(rare.fails))
        l->kind = FAILS;
    l->joins = once(rare.joins);
    l->idle = thread == 0 && !below(8);
    l->signalled = once(rare.signalled);
    for (unsigned v = 0; v < VALUES; v++) {
        l->ways[v] = once(rare.blocked) ? 0 : once(rare.choice) ? 2 : 1;
        for (unsigned w = 0; w < WAYS; w++) {
            l->to[v][w] = (uint8_t)below(local_count);
            l->value[v][w] = (uint8_t)(once(rare.changes) ? below(VALUES) : v);
        }
    }
}

/* Phases go round in their order, or back to the remainder section. So that marks and phases fit, local states get
   a phase first, and a mark leads to one of the next phase. */
static void make_threads(bool marks)
{
    threads = 2 + !below(3);
    local_count = marks && below(4) ? 4 + below(LOCALS - 3) : 3 + below(3);
    rare.gone = below(3) * 6;
    rare.timer = below(3) * 5;
    rare.fails = below(3) * 20;
    rare.joins = below(3) * 3;
    rare.signalled = below(4) ? 0 : 10;
    rare.blocked = below(4) * 2 + 2;
    rare.choice = below(3) * 5;
    rare.changes = below(3) + 1;
    for (unsigned t = 0; t < threads; t++)
        for (unsigned i = 0; i < local_count; i++) {
            struct local *l = &locals[t][i];
            make_local(l, marks, t);
            l->phase = (uint8_t)(marks ? i % 4 : 0);
            if (l->kind == MAKES_MARK) {
                l->mark = (uint8_t)((l->phase + 1) % 4);
                if (l->mark >= local_count || (l->mark == PHASE_WAIT && !below(3)))
                    l->mark = PHASE_REMAINDER;
                for (unsigned v = 0; v < VALUES; v++)
                    l->to[v][0] = l->mark, l->value[v][0] = (uint8_t)v, l->ways[v] = 1;
            }
            for (unsigned v = 0; marks && l->kind != MAKES_MARK && v < VALUES; v++)
                for (unsigned w = 0; w < WAYS; w++)
                    l->to[v][w] = (uint8_t)(l->to[v][w] % 4 == i % 4 ? l->to[v][w] : i);
        }
}

/* ---- The graph ----------------------------------------------------------------------------------- */

static int numbers[LOCALS * LOCALS * LOCALS * VALUES];
static unsigned codes[NAIVE_STATES + 1], made;

static unsigned number_of(unsigned code)
{
    if (numbers[code] < 0 && made <= NAIVE_STATES) {
        numbers[code] = (int)graph_state(threads);
        codes[made++] = code;
    }
    return numbers[code] < 0 ? 0 : (unsigned)numbers[code];
}

static unsigned power(unsigned t) { return t == 0 ? 1 : t == 1 ? LOCALS : t == 2 ? LOCALS * LOCALS : LOCALS * LOCALS * LOCALS; }

static unsigned flags_of(const struct local *l, unsigned v, unsigned value)
{
    static const unsigned marks[] = {MOVE_LEAVES, MOVE_WANTS, MOVE_WAITS, MOVE_ENTERS};
    return (v != value ? MOVE_SHARED : 0) | (l->kind == MAKES_MARK ? MOVE_SHARED | marks[l->mark] : 0);
}

static void expand(unsigned state, unsigned code)
{
    bool busy = false, moves = false;
    unsigned v = code / power(3);
    for (unsigned t = 0; t < threads; t++) {
        unsigned i = code / power(t) % LOCALS;
        const struct local *l = &locals[t][i];
        struct view *view = graph_view(state, t);
        if (l->kind == GONE) {
            view->number = 0;
            continue;
        }
        view->phase = l->phase;
        view->operation = l->kind == MAKES_MARK ? OP_MARK : OP_CALL;
        view->flags = (uint16_t)((l->idle ? VIEW_IDLE : 0) | (l->joins ? VIEW_JOINS : 0) |
                                 (l->ways[v] || l->kind == TIMER ? 0 : VIEW_WAITS));
        view->object = OBJECT_MUTEX;
        busy |= !l->idle;
        moves |= l->ways[v] || l->signalled;
        if (l->kind == FAILS && l->ways[v]) {
            graph_fails(state, t, FAILURE_ASSERT);
            continue;
        }
        for (unsigned w = 0; w < l->ways[v]; w++) {
            unsigned to = code + (l->to[v][w] - i) * power(t) + (l->value[v][w] - v) * power(3);
            unsigned where = number_of(to);
            (l->kind == TIMER ? graph_timer : graph_move)(state, t, where, flags_of(l, v, l->value[v][w]));
        }
        if (l->signalled && l->kind != MAKES_MARK) {
            unsigned where = number_of(code + (l->to[0][1] - i) * power(t));
            graph_signal(state, t, where, 0);
        }
    }
    graph_end(state, !moves && busy ? END_DEADLOCK : END_EXIT);
}

static bool make_graph(uint32_t number)
{
    seed = number * 2654435761u + 1;
    bool marks = below(2);
    graph_clear();
    made = 0;
    memset(numbers, -1, sizeof numbers);
    make_threads(marks);
    number_of(0);
    for (unsigned s = 0; s < made && made <= NAIVE_STATES; s++)
        expand(s, codes[s]);
    graph_explored();
    return made <= NAIVE_STATES;
}

/* ---- Comparing ------------------------------------------------------------------------------------ */

static const char *const names[] = {"deadlock", "livelock", "progress", "starvation", "weak", "forever"};

static void check_loop(struct verdicts *verdicts, enum verdict kind, state_id state)
{
    static struct move moves[4 * MOVES_MAX];
    struct loop *loop = verdicts_loop(verdicts, kind, state);
    state_id at = state;
    bool entry = false;
    unsigned number = verdicts_number(verdicts, kind, state);
    assert_true(loop->count || kind == VERDICT_DEADLOCK);
    for (unsigned i = 0; i < loop->count; i++) {
        const struct move *move = &loop->moves[i].move;
        bool there = false;
        assert_int_equal(loop->moves[i].from, at);
        engine_load(at);
        unsigned count = engine_all_moves(moves);
        for (unsigned k = 0; k < count; k++)
            there |= memcmp(&moves[k], move, sizeof *move) == 0;
        assert_true(there);
        entry |= move->flags & MOVE_ENTERS && engine_label(move->label)->number != number;
        assert_false(kind == VERDICT_PROGRESS && move->flags & MOVE_ENTERS);
        at = move->to;
    }
    assert_int_equal(at, state);
    if ((kind == VERDICT_STARVATION || kind == VERDICT_STARVATION_WEAK) && verdicts->marks)
        assert_true(entry);
    free(loop);
}

static unsigned compared, seen[VERDICTS], overtakings[8];

static void check_graph(uint32_t number)
{
    struct naive naive;
    if (!make_graph(number) || !naive_verdicts(&naive))
        return;
    struct verdicts *verdicts = verdicts_of(VERDICTS_ALL, NULL);
    for (unsigned kind = 0; kind < VERDICTS; kind++) {
        uint64_t targets = 0;
        for (state_id s = 0; s < engine_states(); s++)
            if (verdicts_at(verdicts, s) >> kind & 1)
                targets |= 1ULL << s;
        if (targets != naive.targets[kind])
            fail_msg("graph %u: %s %lx, should be %lx", number, names[kind], targets, naive.targets[kind]);
        assert_int_equal(verdicts_count(verdicts, kind), __builtin_popcountll(targets));
        seen[kind] += targets != 0;
        if (targets)
            check_loop(verdicts, kind, (state_id)__builtin_ctzll(targets));
    }
    if (verdicts->overtaken != naive.overtaken)
        fail_msg("graph %u: overtaken %d, should be %d", number, verdicts->overtaken, naive.overtaken);
    overtakings[naive.overtaken > 4 ? 7 : naive.overtaken + 3]++;
    verdicts_free(verdicts);
    compared++;
}

static void graphs(void **unused)
{
    (void)unused;
    const char *from = getenv("GRAPH");
    uint32_t first = from ? (uint32_t)atoi(from) : 1, last = from ? first : 10000;
    for (uint32_t number = first; number <= last; number++)
        check_graph(number);
    graph_clear();
    print_message("# %u graphs compared\n", compared);
    for (unsigned kind = 0; !from && kind < VERDICTS; kind++) {
        print_message("# %s: %u graphs\n", names[kind], seen[kind]);
        assert_true(seen[kind] >= 20);
    }
    for (int i = 0; i < 8; i++)
        print_message("# overtaken %d: %u graphs\n", i - 3, overtakings[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(graphs)};
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
