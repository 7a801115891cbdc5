/* Who makes the next step: the policies. */
#include <string.h>

#include "play.h"

static void a_slice_lasts_a_quantum(void **state)
{
    boot(ONE(PAIR), .policy = POLICY_RR, .quantum = 3);
    /* The first to run of each is the way to its first announcement: no step. */
    assert_string_equal("1111222211122211", steps(16));
    assert_int_equal(REASON_SLICE, last_event(EVENT_SWITCH)->size);
    assert_true(machine.preemptions > 0);
}

static void round_robin_takes_all_in_turn(void **state)
{
    boot(ONE(TRIO), .policy = POLICY_RR, .quantum = 1);
    assert_string_equal("112233123123123", steps(15));
}

static void who_is_alone_begins_a_new_slice(void **state)
{
    boot(ONE(SOLO), .policy = POLICY_RR, .quantum = 2);
    assert_string_equal("1111111", steps(7));
    assert_int_equal(0, machine.preemptions);
}

static void coop_has_no_slices(void **state)
{
    boot(ONE(PAIR), .policy = POLICY_COOP, .quantum = 1);
    assert_string_equal("1111111111", steps(10));
    leave(sched_yield);
    assert_string_equal("22222", steps(5));
    assert_int_equal(REASON_YIELD, last_event(EVENT_SWITCH)->size);
    assert_int_equal(0, machine.preemptions);
}

static void a_yield_is_no_preemption(void **state)
{
    boot(ONE(PAIR), .policy = POLICY_RR, .quantum = 1000);
    for (unsigned i = 0; i < 10; i++) {
        steps(3);
        leave(sched_yield);
    }
    assert_int_equal(0, machine.preemptions);
}

/* Also one that is the first operation of a thread. */
static void a_first_yield_gives_way(void **state)
{
    boot(ONE(TRIO), .policy = POLICY_COOP);
    leave(sched_yield); /* P1's; P2 begins */
    assert_int_equal(2, now->number);
    leave(sched_yield); /* and yields at once: P3 begins */
    assert_int_equal(3, now->number);
}

static void a_yield_alone_goes_on(void **state)
{
    boot(ONE(SOLO));
    assert_int_equal(0, call(sched_yield));
}

static void a_more_urgent_one_goes_first(void **state)
{
    boot(.commands = {{.program = SOLO, .nice = 1, .background = 1}, {.program = ELSE, .nice = 2}},
         .command_count = 2, .policy = POLICY_PRIO);
    assert_int_equal(2, now->number);
    assert_string_equal("22222", steps(5));
    leave(sleep, 1);
    assert_string_equal("111", steps(3));
    machine.tick += TICKS_PER_SECOND;
    point(OP_READ, at(0), 4);
    assert_int_equal(2, now->number);
    assert_string_equal("22222", steps(5));
    assert_int_equal(1, machine.preemptions);
    assert_int_equal(REASON_PRIORITY, last_event(EVENT_SWITCH)->size);
}

static void the_equally_urgent_take_turns(void **state)
{
    boot(ONE(PAIR), .policy = POLICY_PRIO, .quantum = 2);
    assert_string_equal("11122211221122", steps(14));
}

static void a_seed_gives_one_order(void **state)
{
    char first[101];
    boot(ONE(TRIO), .policy = POLICY_RANDOM, .seed = 7);
    strcpy(first, steps(100));
    boot(ONE(TRIO), .policy = POLICY_RANDOM, .seed = 7);
    assert_string_equal(first, steps(100));
    assert_non_null(strchr(first, '1'));
    assert_non_null(strchr(first, '2'));
    assert_non_null(strchr(first, '3'));
    boot(ONE(TRIO), .policy = POLICY_RANDOM, .seed = 8);
    assert_string_not_equal(first, steps(100));
}

static void a_choice_is_random_with_a_seed_and_0_without(void **state)
{
    boot(ONE(SOLO));
    for (unsigned i = 1; i < 10; i++)
        assert_int_equal(0, call(pawl_choose, i));
    assert_int_equal(-K_EINVAL, call(pawl_choose, 0));
    assert_int_equal(-K_EINVAL, call(pawl_choose, -1));
    boot(ONE(SOLO), .policy = POLICY_RANDOM, .seed = 3);
    unsigned seen = 0;
    for (unsigned i = 0; i < 100; i++) {
        intptr_t choice = call(pawl_choose, 4);
        assert_in_range(choice, 0, 3);
        seen |= 1u << choice;
    }
    assert_int_equal(15, seen);
}

static void a_run_stops_at_its_limit(void **state)
{
    boot(ONE(SOLO), .limit = 50);
    assert_ends(END_LIMIT, 124, steps(100));
    assert_int_equal(50, machine.tick);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_slice_lasts_a_quantum),
    cmocka_unit_test(round_robin_takes_all_in_turn),
    cmocka_unit_test(who_is_alone_begins_a_new_slice),
    cmocka_unit_test(coop_has_no_slices),
    cmocka_unit_test(a_yield_is_no_preemption),
    cmocka_unit_test(a_first_yield_gives_way),
    cmocka_unit_test(a_yield_alone_goes_on),
    cmocka_unit_test(a_more_urgent_one_goes_first),
    cmocka_unit_test(the_equally_urgent_take_turns),
    cmocka_unit_test(a_seed_gives_one_order),
    cmocka_unit_test(a_choice_is_random_with_a_seed_and_0_without),
    cmocka_unit_test(a_run_stops_at_its_limit),
};

RUN(tests)
