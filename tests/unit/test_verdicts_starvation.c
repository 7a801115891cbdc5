/* Who waits for ever while others come and go, rule by rule, without marks and with them, on graphs made by hand. */
#include "verdicts_hand.h"

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
    judge_graph(NULL);
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

static const struct CMUnitTest tests[] = {
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
};
RUN(tests)
