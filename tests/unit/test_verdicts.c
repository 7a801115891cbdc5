/* Verdicts, rule by rule, each with what it excludes, on graphs made by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "abi.h"
#include "explore_graph.h"
#include "trace.h"
#include "verdicts.h"

static struct verdicts *verdicts;

/* Judges the graph; then each of `expected` (kind, state, kind, state, ..., VERDICTS) is a target, and no other state is. */
static void judged(unsigned first, ...)
{
    unsigned expected[256] = {0}, states;
    va_list list;
    va_start(list, first);
    for (unsigned kind = first; kind != VERDICTS; kind = va_arg(list, unsigned))
        expected[va_arg(list, unsigned)] |= 1u << kind;
    va_end(list);
    graph_explored();
    verdicts_free(verdicts);
    verdicts = verdicts_of(VERDICTS_ALL, NULL);
    states = engine_states();
    for (unsigned s = 0; s < states; s++)
        if (verdicts_at(verdicts, s) != expected[s])
            fail_msg("state %u: %x, should be %x", s, verdicts_at(verdicts, s), expected[s]);
}

static void begin(unsigned states, unsigned threads)
{
    graph_clear();
    while (states--)
        graph_state(threads);
}

static void step(unsigned from, unsigned thread, unsigned to) { graph_move(from, thread, to, 0); }
static void shared(unsigned from, unsigned thread, unsigned to) { graph_move(from, thread, to, MOVE_SHARED); }

static void waits(unsigned state, unsigned thread, unsigned object, unsigned flags)
{
    graph_view(state, thread)->flags = (uint16_t)(VIEW_WAITS | flags);
    graph_view(state, thread)->object = (uint8_t)object;
}

static void phase(unsigned state, unsigned thread, unsigned now) { graph_view(state, thread)->phase = (uint8_t)now; }

static void gone(unsigned state, unsigned thread) { graph_view(state, thread)->number = 0; }

/* The loop from there is made by these threads: "12" is P1, then P2. */
static void loop_is(enum verdict kind, state_id state, const char *threads)
{
    struct loop *loop = verdicts_loop(verdicts, kind, state);
    char text[64] = "";
    for (unsigned i = 0; i < loop->count && i < 63; i++)
        text[i] = (char)('0' + engine_label(loop->moves[i].move.label)->number);
    assert_string_equal(text, threads);
    free(loop);
}

/* ---- Spinning --------------------------------------------------------------------------------- */

/* P1 spins until P2, which could, makes its step. */
static void a_spin_that_is_unfair(void **unused)
{
    (void)unused;
    begin(2, 2);
    step(0, 0, 0);
    shared(0, 1, 1);
    judged(VERDICTS);
}

static void nothing_changes(void **unused)
{
    (void)unused;
    begin(3, 2);
    step(0, 0, 1);
    step(1, 0, 1);
    step(1, 1, 2);
    step(2, 1, 1);
    step(2, 0, 2);
    step(0, 1, 0);
    judged(VERDICT_LIVELOCK, 1, VERDICT_LIVELOCK, 2, VERDICTS);
    assert_int_equal(verdicts_count(verdicts, VERDICT_LIVELOCK), 2);
    loop_is(VERDICT_LIVELOCK, 1, "122");
}

static void changes_for_ever(void **unused)
{
    (void)unused;
    begin(2, 1);
    shared(0, 0, 1);
    shared(1, 0, 0);
    judged(VERDICT_FOREVER, 0, VERDICT_FOREVER, 1, VERDICTS);
    loop_is(VERDICT_FOREVER, 0, "11");
}

/* Another way leads to an end: this one has missed it. A failure is no end. */
static void misses_the_end(void **unused)
{
    (void)unused;
    for (int fails = 0; fails < 2; fails++) {
        begin(4, 1);
        shared(0, 0, 1);
        shared(1, 0, 2);
        shared(2, 0, 1);
        if (fails)
            graph_fails(0, 0, FAILURE_ASSERT);
        else
            shared(0, 0, 3);
        unsigned kind = fails ? VERDICT_FOREVER : VERDICT_LIVELOCK;
        if (fails)
            graph_end(3, END_DEADLOCK); /* not reached */
        judged(kind, 1, kind, 2, VERDICTS);
    }
}

static void idle_programs_may_spin(void **unused)
{
    (void)unused;
    begin(1, 1);
    step(0, 0, 0);
    graph_view(0, 0)->flags = VIEW_IDLE;
    judged(VERDICT_FOREVER, 0, VERDICTS);
}

/* A spin that a signal from outside ends is no livelock; one whose timer fires in it neither. */
static void what_a_signal_ends(void **unused)
{
    (void)unused;
    begin(2, 1);
    step(0, 0, 0);
    graph_signal(0, 0, 1, 0);
    judged(VERDICT_FOREVER, 0, VERDICTS);
}

/* ---- Partial deadlock -------------------------------------------------------------------------- */

/* P1 goes on for ever, P2 waits in 1 and 2. */
static void one_stuck(unsigned object, unsigned flags)
{
    begin(3, 2);
    shared(0, 0, 1);
    shared(0, 1, 0);
    shared(1, 0, 2);
    shared(2, 0, 1);
    waits(1, 1, object, flags);
    waits(2, 1, object, flags);
}

static void stuck_while_others_go_on(void **unused)
{
    (void)unused;
    one_stuck(OBJECT_MUTEX, 0);
    judged(VERDICT_DEADLOCK, 1, VERDICT_DEADLOCK, 2, VERDICTS);
    assert_int_equal(verdicts_number(verdicts, VERDICT_DEADLOCK, 1), 2);
    loop_is(VERDICT_DEADLOCK, 1, "11");
}

/* Also before the others come to where they go round. */
static void stuck_from_the_beginning(void **unused)
{
    (void)unused;
    begin(3, 2);
    shared(0, 0, 1);
    shared(1, 0, 2);
    shared(2, 0, 1);
    for (unsigned s = 0; s < 3; s++)
        waits(s, 1, OBJECT_SEM, 0);
    judged(VERDICT_DEADLOCK, 0, VERDICT_DEADLOCK, 1, VERDICT_DEADLOCK, 2, VERDICTS);
    loop_is(VERDICT_DEADLOCK, 0, "");
}

static void waits_for_the_end_of_one_that_spins(void **unused)
{
    (void)unused;
    one_stuck(OBJECT_THREAD, VIEW_JOINS);
    judged(VERDICT_FOREVER, 1, VERDICT_FOREVER, 2, VERDICTS);
    one_stuck(OBJECT_NONE, VIEW_JOINS);
    judged(VERDICT_FOREVER, 1, VERDICT_FOREVER, 2, VERDICTS);
}

static void idle_ones_may_wait(void **unused)
{
    (void)unused;
    one_stuck(OBJECT_SOCKET, VIEW_IDLE);
    judged(VERDICT_FOREVER, 1, VERDICT_FOREVER, 2, VERDICTS);
}

static void waits_for_a_signal(void **unused)
{
    (void)unused;
    one_stuck(OBJECT_SIGNAL, 0);
    judged(VERDICT_FOREVER, 1, VERDICT_FOREVER, 2, VERDICTS);
}

static void its_timer_may_fire(void **unused)
{
    (void)unused;
    one_stuck(OBJECT_CONDITION, 0);
    graph_timer(1, 1, 1, 0);
    graph_timer(2, 1, 2, 0);
    judged(VERDICT_FOREVER, 1, VERDICT_FOREVER, 2, VERDICTS);
}

static void the_run_can_still_end(void **unused)
{
    (void)unused;
    one_stuck(OBJECT_MUTEX, 0);
    unsigned end = graph_state(2);
    shared(2, 0, end);
    judged(VERDICT_STARVATION_WEAK, 1, VERDICT_STARVATION_WEAK, 2, VERDICTS);
    one_stuck(OBJECT_MUTEX, 0);
    graph_fails(2, 0, FAILURE_CRASH);
    judged(VERDICTS);
    one_stuck(OBJECT_MUTEX, 0);
    end = graph_state(2);
    graph_end(end, END_DEADLOCK);
    shared(2, 0, end);
    judged(VERDICTS);
}

static void gets_it_in_some_continuation(void **unused)
{
    (void)unused;
    one_stuck(OBJECT_MUTEX, 0);
    shared(2, 1, 0);
    graph_view(2, 1)->flags = 0;
    judged(VERDICT_FOREVER, 0, VERDICT_FOREVER, 1, VERDICT_FOREVER, 2, VERDICTS);
}

/* ---- Starvation without marks ------------------------------------------------------------------- */

/* Both step back in lock step; if one is slower they end. */
static void lock_step(void **unused)
{
    (void)unused;
    begin(4, 2);
    shared(0, 0, 1);
    shared(1, 1, 0);
    shared(0, 1, 2);
    shared(1, 0, 2);
    shared(2, 0, 3);
    judged(VERDICT_STARVATION, 0, VERDICT_STARVATION, 1, VERDICTS);
    assert_true(verdicts->starvation_is_note);
    assert_int_equal(verdicts_number(verdicts, VERDICT_STARVATION, 0), 0);
    loop_is(VERDICT_STARVATION, 0, "12");
}

/* P3 waits as long as they do so. */
static void who_waits_for_them(void **unused)
{
    (void)unused;
    begin(4, 3);
    shared(0, 0, 1);
    shared(1, 1, 0);
    for (unsigned s = 0; s < 2; s++) {
        shared(s, s == 0 ? 1 : 0, 2);
        waits(s, 2, OBJECT_WORD, 0);
    }
    shared(2, 2, 3);
    judged(VERDICT_STARVATION, 0, VERDICT_STARVATION, 1, VERDICTS);
    assert_int_equal(verdicts_number(verdicts, VERDICT_STARVATION, 1), 3);
}

/* P2 could move, but not at all times. */
static void who_is_disabled_at_times(void **unused)
{
    (void)unused;
    begin(3, 2);
    shared(0, 0, 1);
    shared(1, 0, 0);
    shared(1, 1, 2);
    waits(0, 1, OBJECT_MUTEX, 0);
    judged(VERDICT_STARVATION_WEAK, 0, VERDICT_STARVATION_WEAK, 1, VERDICTS);
    assert_int_equal(verdicts_number(verdicts, VERDICT_STARVATION_WEAK, 0), 2);
    loop_is(VERDICT_STARVATION_WEAK, 1, "11");
}

/* A timer that is pending all the time has to fire; one that is set anew need not. */
static void a_timer_stays_pending(void **unused)
{
    (void)unused;
    begin(3, 2);
    shared(0, 0, 1);
    shared(1, 0, 0);
    graph_timer(0, 1, 2, 0);
    graph_timer(1, 1, 2, 0);
    judged(VERDICTS);
    begin(3, 2);
    shared(0, 0, 1);
    shared(1, 0, 0);
    graph_timer(0, 1, 2, 0);
    judged(VERDICT_STARVATION, 0, VERDICT_STARVATION, 1, VERDICTS);
}

/* Only while a choice falls in the same way for ever. */
static void a_choice(void **unused)
{
    (void)unused;
    begin(2, 1);
    shared(0, 0, 0);
    shared(0, 0, 1);
    judged(VERDICT_STARVATION_WEAK, 0, VERDICTS);
    assert_int_equal(verdicts_number(verdicts, VERDICT_STARVATION_WEAK, 0), 0);
}

/* Faults need never come, nor do they make an end reachable. */
static void a_fault_is_no_way_out(void **unused)
{
    (void)unused;
    begin(2, 1);
    step(0, 0, 0);
    graph_signal(0, 0, 1, 0)->kind = MOVE_FAULT;
    judged(VERDICT_LIVELOCK, 0, VERDICTS);
}

/* ---- With marks ----------------------------------------------------------------------------------- */

/* P1 waits, and P2 goes round: it is outside (0), wants in (1), is inside (2). If `open`, P1 may enter while P2 is
   outside, and is disabled as long as it is not; otherwise it spins. */
static void round_and_round(bool open)
{
    begin(5, 2);
    for (unsigned s = 0; s < 3; s++) {
        phase(s, 0, PHASE_WAIT);
        if (!open)
            step(s, 0, s);
    }
    phase(1, 1, PHASE_WANT);
    phase(2, 1, PHASE_INSIDE);
    graph_move(0, 1, 1, MOVE_SHARED | MOVE_WANTS);
    graph_move(1, 1, 2, MOVE_SHARED | MOVE_ENTERS);
    graph_move(2, 1, 0, MOVE_SHARED | MOVE_LEAVES);
    if (!open)
        return;
    phase(3, 0, PHASE_INSIDE);
    graph_move(0, 0, 3, MOVE_SHARED); /* it is in: the mark says so a step later */
    graph_view(3, 0)->phase = PHASE_WAIT;
    graph_move(3, 0, 4, MOVE_ENTERS);
    gone(4, 0);
    graph_move(4, 1, 4, MOVE_SHARED);
}

static void others_enter_for_ever(void **unused)
{
    (void)unused;
    round_and_round(true);
    judged(VERDICT_STARVATION_WEAK, 0, VERDICT_STARVATION_WEAK, 1, VERDICT_STARVATION_WEAK, 2, VERDICT_FOREVER, 4,
           VERDICTS);
    assert_string_equal(verdicts->bounded_waiting, "weak");
    assert_false(verdicts->starvation_is_note);
    assert_int_equal(verdicts_number(verdicts, VERDICT_STARVATION_WEAK, 1), 1);
    assert_int_equal(verdicts->overtaken, OVERTAKEN_NO_BOUND);
}

/* The same, and P1 can do nothing about it: fair in the strong sense. */
static void strongly(void **unused)
{
    (void)unused;
    round_and_round(false);
    judged(VERDICT_STARVATION, 0, VERDICT_STARVATION, 1, VERDICT_STARVATION, 2, VERDICT_FOREVER, 0, VERDICT_FOREVER, 1,
           VERDICT_FOREVER, 2, VERDICT_PROGRESS, 0, VERDICTS);
    assert_string_equal(verdicts->bounded_waiting, "strong");
    assert_false(verdicts->progress);
    loop_is(VERDICT_STARVATION, 0, "1222");
    loop_is(VERDICT_PROGRESS, 0, "1"); /* P2 stays outside */
}

/* Overtaken without bound, but only while P1 makes no step. */
static void only_if_unfair(void **unused)
{
    (void)unused;
    begin(4, 2);
    for (unsigned s = 0; s < 3; s++) {
        phase(s, 0, PHASE_WAIT);
        step(s, 0, 3);
    }
    phase(1, 1, PHASE_WANT);
    phase(2, 1, PHASE_INSIDE);
    graph_move(0, 1, 1, MOVE_SHARED | MOVE_WANTS);
    graph_move(1, 1, 2, MOVE_SHARED | MOVE_ENTERS);
    graph_move(2, 1, 0, MOVE_SHARED | MOVE_LEAVES);
    phase(3, 0, PHASE_INSIDE);
    judged(VERDICTS);
    assert_int_equal(verdicts->overtaken, OVERTAKEN_IF_UNFAIR);
    assert_null(verdicts->bounded_waiting);
}

/* P2 enters twice before P1 does; the first time it is decided before P1 waits. */
static void overtaken_once(void **unused)
{
    (void)unused;
    begin(8, 2);
    static const unsigned phases[8][2] = {
        {PHASE_WANT, PHASE_WANT}, {PHASE_WAIT, PHASE_WANT}, {PHASE_WAIT, PHASE_INSIDE}, {PHASE_WAIT, PHASE_WANT},
        {PHASE_WAIT, PHASE_WANT}, {PHASE_WAIT, PHASE_INSIDE}, {PHASE_WAIT, PHASE_REMAINDER}, {PHASE_INSIDE, PHASE_REMAINDER},
    };
    for (unsigned s = 0; s < 8; s++)
        for (unsigned t = 0; t < 2; t++)
            phase(s, t, phases[s][t]);
    graph_move(0, 0, 1, MOVE_WAITS);
    graph_move(0, 1, 0, MOVE_ENTERS); /* P2 is about to enter already */
    graph_move(1, 1, 2, MOVE_ENTERS);
    graph_move(2, 1, 3, MOVE_LEAVES | MOVE_WANTS);
    step(3, 1, 4);
    graph_move(4, 1, 5, MOVE_ENTERS);
    graph_move(5, 1, 6, MOVE_LEAVES);
    graph_move(6, 0, 7, MOVE_ENTERS);
    graph_explored();
    verdicts_free(verdicts);
    verdicts = verdicts_of(VERDICTS_ALL, NULL);
    assert_int_equal(verdicts->overtaken, 1);
}

/* Both want in and spin: nobody enters any more. It is a livelock, and progress holds. */
static void nobody_gets_in(void **unused)
{
    (void)unused;
    begin(4, 2);
    for (unsigned t = 0; t < 2; t++) {
        phase(1, t, PHASE_WANT);
        shared(1, t, 2);
        phase(2, t, PHASE_WANT);
        shared(2, t, 1);
    }
    graph_move(0, 0, 1, MOVE_WANTS);
    graph_move(0, 1, 3, MOVE_ENTERS);
    shared(3, 1, 3);
    phase(3, 1, PHASE_INSIDE);
    judged(VERDICT_LIVELOCK, 1, VERDICT_LIVELOCK, 2, VERDICT_FOREVER, 3, VERDICTS);
    assert_true(verdicts->progress);
    assert_string_equal(verdicts->bounded_waiting, "livelock");
}

/* P1 spins while P2 is outside. About to want it may stay there; about to do anything else it may not. */
static void who_may_stay_outside(void **unused)
{
    (void)unused;
    for (int about = 0; about < 2; about++) {
        begin(3, 2);
        phase(0, 0, PHASE_WANT);
        step(0, 0, 0);
        graph_move(0, 1, 1, about ? MOVE_WANTS : MOVE_SHARED);
        phase(1, 0, PHASE_WANT);
        phase(1, 1, PHASE_WANT);
        graph_move(1, 0, 2, MOVE_ENTERS);
        phase(2, 0, PHASE_INSIDE);
        if (about)
            judged(VERDICT_PROGRESS, 0, VERDICTS);
        else
            judged(VERDICTS);
    }
}

/* Somebody is inside all the time: that nobody else enters is no wonder. */
static void somebody_is_inside(void **unused)
{
    (void)unused;
    begin(2, 2);
    phase(0, 0, PHASE_WANT);
    phase(0, 1, PHASE_INSIDE);
    step(0, 0, 0);
    step(0, 1, 0);
    graph_move(0, 0, 1, MOVE_ENTERS);
    judged(VERDICTS);
}

/* ---- Not all explored ----------------------------------------------------------------------------- */

static void what_is_unknown(void **unused)
{
    (void)unused;
    begin(3, 2);
    step(0, 0, 1);
    step(1, 0, 1);
    step(1, 1, 2);
    graph_explored();
    verdicts_free(verdicts);
    uint8_t known = 3;
    verdicts = verdicts_of(VERDICTS_ALL, &known);
    for (state_id s = 0; s < 3; s++)
        assert_int_equal(verdicts_at(verdicts, s), 0);
}

/* ---- Races ------------------------------------------------------------------------------------------ */

static bool race(unsigned one_operation, uint64_t one_address, unsigned other_operation, uint64_t other_address)
{
    unsigned one, other;
    begin(2, 2);
    step(0, 0, 1);
    step(0, 1, 1);
    *graph_view(0, 0) = (struct view){.number = 1, .operation = (uint8_t)one_operation, .address = one_address, .length = 4};
    *graph_view(0, 1) = (struct view){.number = 2, .operation = (uint8_t)other_operation, .address = other_address, .length = 4};
    graph_explored();
    engine_load(0);
    return verdicts_race(&one, &other) && one == 0 && other == 1;
}

static void races(void **unused)
{
    (void)unused;
    assert_true(race(OP_READ, 100, OP_WRITE, 100));
    assert_true(race(OP_WRITE, 100, OP_WRITE, 103));
    assert_true(race(OP_ATOMIC, 100, OP_READ, 100));
    assert_true(race(OP_ATOMIC, 100, OP_WRITE, 97));
    assert_false(race(OP_READ, 100, OP_READ, 100));
    assert_false(race(OP_ATOMIC, 100, OP_ATOMIC, 100));
    assert_false(race(OP_WRITE, 100, OP_WRITE, 104));
    assert_false(race(OP_CALL, 100, OP_WRITE, 100));
    assert_true(race(OP_WRITE, 100, OP_WRITE, 100));
    graph_clear();
    begin(1, 2);
    for (unsigned t = 0; t < 2; t++) { /* each its own memory, at the same address */
        *graph_view(0, t) = (struct view){.number = (uint16_t)(t + 1), .operation = OP_WRITE, .address = 100, .length = 4,
                                          .image = (uint16_t)(t + 1)};
        step(0, t, 0);
    }
    graph_explored();
    engine_load(0);
    unsigned one, other;
    assert_false(verdicts_race(&one, &other));
}

static int finish(void **unused)
{
    (void)unused;
    verdicts_free(verdicts);
    graph_clear();
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_spin_that_is_unfair),
        cmocka_unit_test(nothing_changes),
        cmocka_unit_test(changes_for_ever),
        cmocka_unit_test(misses_the_end),
        cmocka_unit_test(idle_programs_may_spin),
        cmocka_unit_test(what_a_signal_ends),
        cmocka_unit_test(stuck_while_others_go_on),
        cmocka_unit_test(stuck_from_the_beginning),
        cmocka_unit_test(waits_for_the_end_of_one_that_spins),
        cmocka_unit_test(idle_ones_may_wait),
        cmocka_unit_test(waits_for_a_signal),
        cmocka_unit_test(its_timer_may_fire),
        cmocka_unit_test(the_run_can_still_end),
        cmocka_unit_test(gets_it_in_some_continuation),
        cmocka_unit_test(lock_step),
        cmocka_unit_test(who_waits_for_them),
        cmocka_unit_test(who_is_disabled_at_times),
        cmocka_unit_test(a_timer_stays_pending),
        cmocka_unit_test(a_choice),
        cmocka_unit_test(a_fault_is_no_way_out),
        cmocka_unit_test(others_enter_for_ever),
        cmocka_unit_test(strongly),
        cmocka_unit_test(only_if_unfair),
        cmocka_unit_test(overtaken_once),
        cmocka_unit_test(nobody_gets_in),
        cmocka_unit_test(who_may_stay_outside),
        cmocka_unit_test(somebody_is_inside),
        cmocka_unit_test(what_is_unknown),
        cmocka_unit_test(races),
    };
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests(tests, NULL, finish);
}
