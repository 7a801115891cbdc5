/* Who makes the next step: explicit schedules. */
#include "play.h"

#define SCHEDULE(...)                                                                              \
    .schedule = (struct boot_entry[]){__VA_ARGS__},                                                \
    .schedule_count = sizeof(struct boot_entry[]){__VA_ARGS__} / sizeof(struct boot_entry)
#define STEPS(p, n)                                                                                \
    {                                                                                              \
        .op = BOOT_STEPS, .who = (p), .count = (n)                                                 \
    }
#define UNTIL(p)                                                                                   \
    {                                                                                              \
        .op = BOOT_RUN, .who = (p)                                                                 \
    }

static void steps_are_exact(void **state)
{
    boot(ONE(PAIR), SCHEDULE(STEPS(1, 2), STEPS(2, 1), STEPS(1, 3), STEPS(2, 2)));
    assert_string_equal("11122111222", steps(11));
}

static void after_the_last_entry_the_policy_goes_on(void **state)
{
    boot(ONE(PAIR), .policy = POLICY_COOP, SCHEDULE(STEPS(2, 1)));
    assert_string_equal("222222", steps(6));
}

static void a_thread_runs_until_it_waits_or_ends(void **state)
{
    boot(ONE(PAIR), SCHEDULE(UNTIL(2), UNTIL(1)));
    assert_string_equal("2222", steps(4));
    PUT(int, 100, 0);
    leave(P, at(100));
    assert_int_equal(1, now->number);
    assert_string_equal("111", steps(3));
    assert_int_equal(0, call(V, at(100)));
    leave(_exit, 0);
    assert_int_equal(2, now->number);
}

static void an_operation_can_be_waited_for(void **state)
{
    uintptr_t base = slots[programs[PAIR].slot].base;
    boot(ONE(PAIR),
         SCHEDULE({.op = BOOT_TO_ACCESS, .who = 2, .a = OP_WRITE, .b = base + 100, .count = 4},
                  {.op = BOOT_TO_CALL, .who = 1, .a = SYS_getpid}, STEPS(2, 1)));
    assert_int_equal(2, now->number);
    point(OP_READ, at(100), 4);
    point(OP_WRITE, at(104), 4);
    assert_int_equal(2, now->number);
    point(OP_WRITE, at(100), 4);
    assert_int_equal(1, now->number);
    point(OP_READ, at(100), 4);
    assert_int_equal(1, now->number);
    leave(getpid);
    assert_int_equal(2, now->number);
}

static void an_atomic_operation_is_one_that_only_loads_too(void **state)
{
    uintptr_t base = slots[programs[PAIR].slot].base;
    boot(ONE(PAIR), SCHEDULE({.op = BOOT_TO_ACCESS, .who = 2, .a = OP_ATOMIC, .b = base + 100, .count = 4}, STEPS(1, 1)));
    point(OP_READ, at(100), 4);
    assert_int_equal(2, now->number);
    point(OP_LOAD, at(100), 4);
    assert_int_equal(1, now->number);
}

static void an_answer_is_given(void **state)
{
    boot(ONE(SOLO), SCHEDULE(STEPS(1, 1), {.op = BOOT_CHOICE, .who = 1, .a = 2}, STEPS(1, 1)));
    assert_int_equal(2, call(pawl_choose, 3));
}

static void a_timer_fires_when_told(void **state)
{
    boot(ONE(PAIR), .flags = BOOT_CLOCK_FREE,
         SCHEDULE(STEPS(1, 1), STEPS(2, 2), {.op = BOOT_TIMER, .who = 1}, STEPS(1, 1)));
    leave(sleep, 5);
    assert_int_equal(2, now->number);
    steps(2);
    point(OP_READ, at(0), 4);
    assert_int_equal(1, now->number);
    assert_int_equal(0, now->context.result);
    assert_int_equal(1, count_events(EVENT_TIMEOUT));
}

static void a_signal_comes_from_outside(void **state)
{
    boot(ONE(PAIR),
         SCHEDULE(STEPS(1, 1), {.op = BOOT_SIGNAL, .who = 2, .a = K_SIGTERM}, STEPS(1, 1)));
    point(OP_READ, at(0), 4);
    assert_null(thread(1) ? NULL : now);
    assert_string_equal("11", steps(2));
    assert_null(thread(2));
}

#define FAILS(p, error) {.op = BOOT_FAIL, .who = (p), .a = (error)}

static void a_call_fails_when_told(void **state)
{
    boot(ONE(PAIR), SCHEDULE(FAILS(1, K_EAGAIN), UNTIL(1)));
    assert_int_equal(-K_EAGAIN, call(fork));
    assert_int_equal(1, now->number);
    boot(ONE(PAIR), .flags = BOOT_WAKE_ANY, SCHEDULE(STEPS(2, 1), FAILS(1, K_EINTR), STEPS(1, 1)));
    PUT(int, 100, 0);
    leave(sem_wait, at(100));
    assert_int_equal(2, now->number);
    point(OP_READ, at(0), 4);
    point(OP_READ, at(0), 4);
    assert_int_equal(1, now->number); /* that could not go on */
    assert_int_equal(-K_EINTR, now->context.result);
    assert_int_equal(1, machine.preemptions); /* of P2 */
    kernel_check();
}

static void a_call_that_cannot_fail_so_does_not_fit(void **state)
{
    boot(ONE(SOLO), SCHEDULE(FAILS(1, K_EINTR)));
    assert_ends(END_MISFIT, 126, leave(getpid));
    boot(ONE(SOLO), SCHEDULE(FAILS(1, K_ENOMEM)));
    assert_ends(END_MISFIT, 126, point(OP_READ, at(0), 4));
}

static void a_process_is_killed_when_told(void **state)
{
    boot(ONE(PAIR), SCHEDULE(STEPS(1, 1), FAILS(2, FAULT_KILL), STEPS(1, 1)));
    point(OP_READ, at(0), 4);
    point(OP_READ, at(0), 4);
    assert_int_equal(2, now->number);
    leave(getpid);
    assert_int_equal(1, now->number);
    assert_null(thread(2));
}

static void a_loop_goes_on_until_all_have_ended(void **state)
{
    boot(ONE(PAIR), SCHEDULE(STEPS(1, 1), STEPS(2, 1), {.op = BOOT_REPEAT, .a = 0}));
    assert_string_equal("1122121212", steps(10));
}

static void assert_misfit(unsigned entry)
{
    assert_int_equal(END_MISFIT, last_event(EVENT_END)->size);
    assert_int_equal(126, end_status);
    assert_int_equal(entry, last_event(EVENT_END)->address);
}

static void a_thread_that_waits_makes_no_exact_steps(void **state)
{
    boot(ONE(PAIR), SCHEDULE(STEPS(1, 3)));
    PUT(int, 100, 0);
    assert_ends(END_MISFIT, 126, leave(P, at(100)));
    assert_misfit(0);
    boot(ONE(PAIR), SCHEDULE(STEPS(2, 1), STEPS(1, 3)));
    point(OP_READ, at(0), 4);
    point(OP_READ, at(0), 4);
    assert_ends(END_MISFIT, 126, leave(_exit, 0));
    assert_misfit(1);
}

static void who_was_never_there_does_not_fit(void **state)
{
    assert_ends(END_MISFIT, 126, boot(ONE(SOLO), SCHEDULE(STEPS(2, 1))));
    assert_misfit(0);
    assert_ends(END_MISFIT, 126, boot(ONE(SOLO), SCHEDULE(UNTIL(0))));
    assert_ends(END_MISFIT, 126,
                boot(ONE(SOLO), SCHEDULE({.op = BOOT_RUN, .who_kind = WHO_START, .start = 0x999})));
    assert_ends(END_MISFIT, 126,
                boot(ONE(PAIR), SCHEDULE({.op = BOOT_RUN, .who_kind = WHO_PROGRAM, .who = PAIR})));
}

static void an_answer_that_nobody_asked_for_does_not_fit(void **state)
{
    assert_ends(END_MISFIT, 126, boot(ONE(SOLO), SCHEDULE({.op = BOOT_CHOICE, .who = 1})));
    boot(ONE(SOLO), SCHEDULE(STEPS(1, 1), {.op = BOOT_CHOICE, .who = 1, .a = 3}));
    assert_ends(END_MISFIT, 126, call(pawl_choose, 3));
    assert_misfit(1);
}

static void what_is_left_at_the_end_does_not_fit(void **state)
{
    boot(ONE(SOLO), SCHEDULE(STEPS(1, 1), {.op = BOOT_TO_CALL, .who = 1, .a = SYS_fork}));
    assert_ends(END_MISFIT, 126, leave(_exit, 0));
    assert_misfit(1);
}

static void names_of_threads_are_their_starts(void **state)
{
    boot(ONE(TRIO),
         SCHEDULE({.op = BOOT_STEPS, .who_kind = WHO_START, .start = 0x3200, .count = 2},
                  {.op = BOOT_STEPS, .who_kind = WHO_START, .start = 0x3100, .count = 1}));
    assert_string_equal("33322", steps(5));
}

/* ---- --wake=any: no lines ---------------------------------------------------------------- */

static void without_lines_who_comes_first_takes_it(void **state)
{
    boot(ONE(TRIO), .flags = BOOT_WAKE_ANY,
         SCHEDULE(STEPS(3, 1), STEPS(2, 1), STEPS(3, 1), STEPS(1, 1)));
    /* All announce first. */
    PUT(int, 100, 0);
    leave(P, at(100));
    assert_int_equal(2, now->number);
    leave(P, at(100));
    assert_int_equal(3, now->number);
    assert_int_equal(0, call(V, at(100)));
    leave(V, at(100));
    assert_int_equal(2, now->number); /* P1 announced its P first */
    assert_int_equal(0, GET(int, 100));
    leave(getpid);
    assert_int_equal(3, now->number);
    leave(getpid);
    assert_int_equal(1, now->number);
}

/* P3, P1, P2 sleep, P1 again; then P2 is woken. */
static void sleep_in_turn(unsigned flags)
{
    boot(ONE(TRIO), .flags = flags | BOOT_CLOCK_FREE,
         SCHEDULE(STEPS(3, 1), STEPS(1, 1), STEPS(2, 1), {.op = BOOT_TIMER, .who = 1}, STEPS(1, 1),
                  {.op = BOOT_TIMER, .who = 2}, STEPS(2, 1)));
    for (unsigned i = 0; i < 4; i++)
        leave(sleep, 1);
    assert_int_equal(2, now->number);
    kernel_check();
}

static void without_lines_nobody_knows_who_came_first(void **state)
{
    sleep_in_turn(0);
    assert_int_equal(3, waiter(machine.line)->number);
    assert_int_equal(1, waiter(machine.line_end)->number);
    sleep_in_turn(BOOT_WAKE_ANY);
    assert_int_equal(1, waiter(machine.line)->number);
    assert_int_equal(3, waiter(machine.line_end)->number);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(steps_are_exact),
    cmocka_unit_test(after_the_last_entry_the_policy_goes_on),
    cmocka_unit_test(a_thread_runs_until_it_waits_or_ends),
    cmocka_unit_test(an_operation_can_be_waited_for),
    cmocka_unit_test(an_atomic_operation_is_one_that_only_loads_too),
    cmocka_unit_test(an_answer_is_given),
    cmocka_unit_test(a_timer_fires_when_told),
    cmocka_unit_test(a_signal_comes_from_outside),
    cmocka_unit_test(a_call_fails_when_told),
    cmocka_unit_test(a_call_that_cannot_fail_so_does_not_fit),
    cmocka_unit_test(a_process_is_killed_when_told),
    cmocka_unit_test(a_loop_goes_on_until_all_have_ended),
    cmocka_unit_test(a_thread_that_waits_makes_no_exact_steps),
    cmocka_unit_test(who_was_never_there_does_not_fit),
    cmocka_unit_test(an_answer_that_nobody_asked_for_does_not_fit),
    cmocka_unit_test(what_is_left_at_the_end_does_not_fit),
    cmocka_unit_test(names_of_threads_are_their_starts),
    cmocka_unit_test(without_lines_who_comes_first_takes_it),
    cmocka_unit_test(without_lines_nobody_knows_who_came_first),
};

RUN(tests)
