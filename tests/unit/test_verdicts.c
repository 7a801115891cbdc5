/* Verdicts, rule by rule, each with what it excludes, on graphs made by hand: who spins, who waits for what does
   not come, and races. Who waits for ever while others come and go: test_verdicts_starvation.c. */
#include "verdicts_hand.h"

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

/* ---- Not all explored ----------------------------------------------------------------------------- */

static void what_is_unknown(void **unused)
{
    (void)unused;
    begin(3, 2);
    step(0, 0, 1);
    step(1, 0, 1);
    step(1, 1, 2);
    uint8_t known = 3;
    judge_graph(&known);
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
    assert_true(race(OP_LOAD, 100, OP_WRITE, 100));
    assert_false(race(OP_READ, 100, OP_READ, 100));
    assert_false(race(OP_LOAD, 100, OP_READ, 100));
    assert_false(race(OP_LOAD, 100, OP_ATOMIC, 100));
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

static const struct CMUnitTest tests[] = {
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
    cmocka_unit_test(what_is_unknown),
    cmocka_unit_test(races),
};
RUN(tests)
