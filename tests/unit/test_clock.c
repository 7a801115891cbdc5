/* Virtual time. */
#include "play.h"

enum { TIME = 200, SET = 300, S = 400 };

static void set_time(long seconds, long nanoseconds)
{
    PUT(struct k_timespec, TIME, {seconds, nanoseconds});
}

/* The tick at which the sleep of the only thread is over. */
#define slept(...)                                                                                 \
    ({                                                                                             \
        boot(ONE(SOLO));                                                                           \
        __VA_ARGS__;                                                                               \
        machine.tick - 1; /* its own step */                                                       \
    })

static void sleeps_are_exact_and_cost_nothing(void **state)
{
    assert_int_equal(2 * TICKS_PER_SECOND, slept(assert_int_equal(0, call(sleep, 2))));
    assert_int_equal(150, slept(assert_int_equal(0, call(usleep, 1500))));
    assert_int_equal(1, slept(assert_int_equal(0, call(usleep, 1))));
    assert_int_equal(TICKS_PER_SECOND + 3,
                     slept(set_time(1, 20001); assert_int_equal(0, call(nanosleep, at(TIME), 0))));
    assert_int_equal(machine.slept + 1, machine.tick);
}

static void no_time_at_all(void **state)
{
    assert_int_equal(0, slept(assert_int_equal(0, call(sleep, 0))));
    assert_int_equal(0, slept(assert_int_equal(0, call(usleep, 0))));
    assert_int_equal(0, slept(set_time(0, 0); assert_int_equal(0, call(nanosleep, at(TIME), 0))));
}

static void nanosleep_refuses(void **state)
{
    boot(ONE(SOLO));
    assert_int_equal(-K_EFAULT, call(nanosleep, 8, 0));
    set_time(-1, 0);
    assert_int_equal(-K_EINVAL, call(nanosleep, at(TIME), 0));
    set_time(0, -1);
    assert_int_equal(-K_EINVAL, call(nanosleep, at(TIME), 0));
    set_time(0, 1000000000);
    assert_int_equal(-K_EINVAL, call(nanosleep, at(TIME), 0));
}

static void the_earliest_wakes_first(void **state)
{
    boot(ONE(TRIO));
    leave(sleep, 3);
    leave(sleep, 1);
    leave(sleep, 2);
    assert_int_equal(2, now->number);
    leave(sleep, 5);
    assert_int_equal(3, now->number);
    leave(sleep, 5);
    assert_int_equal(1, now->number);
    assert_int_equal(3 * TICKS_PER_SECOND + 1, machine.tick);
}

static void equal_dates_wake_in_order_of_arrival(void **state)
{
    boot(ONE(TRIO), .quantum = 1);
    uint64_t second = TICKS_PER_SECOND;
    leave(usleep, (uintptr_t)(second * 10 + 20)); /* each begins a tick later */
    leave(usleep, (uintptr_t)(second * 10 + 10));
    leave(usleep, (uintptr_t)(second * 10));
    assert_int_equal(1, now->number);
    assert_int_equal(3, count_events(EVENT_TIMEOUT));
}

static void steps_take_a_tick_each(void **state)
{
    boot(ONE(SOLO));
    uint64_t before = machine.tick;
    for (unsigned i = 0; i < 10; i++)
        call(getpid);
    call(brk, 0); /* none */
    assert_int_equal(before + 10, machine.tick);
}

static void who_sleeps_is_woken_while_others_run(void **state)
{
    boot(ONE(PAIR), .quantum = 5);
    leave(usleep, 100);
    unsigned steps = 0;
    while (now->number == 2) {
        point(OP_READ, at(0), 4);
        steps++;
    }
    assert_in_range(steps, 10, 15); /* 10 ticks, and the rest of a slice */
}

static void the_clock_tells_the_date(void **state)
{
    boot(ONE(SOLO));
    call(sleep, 3);
    assert_int_equal(0, call(clock_gettime, K_CLOCK_REALTIME, at(TIME)));
    assert_int_equal(BOOT_DATE + 3, GET(struct k_timespec, TIME).tv_sec);
    assert_int_equal(2 * NANOSECONDS_PER_TICK, GET(struct k_timespec, TIME).tv_nsec);
    assert_int_equal(0, call(clock_gettime, K_CLOCK_MONOTONIC, at(TIME)));
    assert_int_equal(3, GET(struct k_timespec, TIME).tv_sec);
    assert_int_equal(-K_EINVAL, call(clock_gettime, 99, at(TIME)));
    assert_int_equal(-K_EFAULT, call(clock_gettime, 0, 8));
    assert_int_equal(-K_EFAULT, call(clock_gettime, 0, constant()));
}

static void a_wait_that_ends_early_leaves_no_timer(void **state)
{
    boot(ONE(PAIR));
    PUT(int, S, 0);
    set_time(BOOT_DATE + 100, 0);
    leave(sem_timedwait, at(S), at(TIME));
    call(V, at(S));
    assert_int_equal(UINT64_MAX, machine.deadline);
    leave(sleep, 1);
    assert_int_equal(1, now->number);
    assert_int_equal(0, now->context.result);
    leave(_exit, 0);
    assert_int_equal(2, now->number);
    assert_in_range(machine.tick, TICKS_PER_SECOND, TICKS_PER_SECOND + 9);
}

static void very_long_sleeps_do_not_overflow(void **state)
{
    boot(ONE(SOLO), .limit = UINT64_MAX);
    assert_int_equal(0, call(sleep, 0xffffffff));
    set_time(__LONG_MAX__, 999999999);
    assert_int_equal(0, call(nanosleep, at(TIME), 0));
    assert_true(machine.tick > 0xffffffffull * TICKS_PER_SECOND);
}

static void with_a_free_clock_time_stands_still(void **state)
{
    boot(ONE(PAIR), .flags = BOOT_CLOCK_FREE);
    leave(sleep, 2);
    for (unsigned i = 0; i < 20; i++)
        call(getpid);
    assert_int_equal(STATE_WAITING, thread(1)->state);
    leave(sleep, 3); /* nobody else can go on: a timer fires */
    assert_int_equal(0, now->context.result);
    assert_true(machine.tick < 40);
}

/* All that programs can see of the time. */
static void assert_no_time_has_passed(void)
{
    for (unsigned clock = 0; clock < 4; clock++) {
        assert_int_equal(0, call(clock_gettime, clock, at(TIME)));
        assert_int_equal(clock ? 0 : BOOT_DATE, GET(struct k_timespec, TIME).tv_sec);
        assert_int_equal(0, GET(struct k_timespec, TIME).tv_nsec);
    }
    assert_int_equal(BOOT_DATE, clock_seconds());
    assert_int_equal(0, call(counts, at(TIME)));
    assert_int_equal(0, GET(struct k_counts, TIME).ticks | GET(struct k_counts, TIME).calls);
}

static void with_a_free_clock_nobody_sees_the_time(void **state)
{
    boot(ONE(SOLO), .flags = BOOT_CLOCK_FREE);
    machine.tick += 5 * TICKS_PER_SECOND;
    assert_no_time_has_passed();
    assert_int_equal(0, call(sleep, 7));
    assert_no_time_has_passed();
    assert_int_equal(0, call(alarm, 3));
    machine.tick += TICKS_PER_SECOND;
    assert_int_equal(3, call(alarm, 2)); /* all that is left of it */
    assert_int_equal(2 * TICKS_PER_SECOND, machine.processes[now->process].alarm);
}

#define LEAVES_A_LOOP                                                                              \
    .commands = {{.program = ELSE, .background = 1}, {.program = SOLO}}, .command_count = 2
#define STEPS_OF(p, n) {.op = BOOT_STEPS, .who = (p), .count = (n)}

static void with_a_free_clock_the_policy_hangs_up(void **state)
{
    boot(LEAVES_A_LOOP, .flags = BOOT_CLOCK_FREE, .policy = POLICY_COOP);
    go(2);
    leave(_exit, 0);
    assert_int_equal(1, now->number);
    call(getpid);
    assert_int_equal(LIFE_ALIVE, machine.processes[now->process].life);
    machine.tick += TICKS_PER_SECOND;
    assert_ends(END_EXIT, 0, leave(getpid));
}

static void with_a_free_clock_a_schedule_hangs_up(void **state)
{
    const struct boot_entry schedule[] = {STEPS_OF(2, 1), STEPS_OF(1, 3), {.op = BOOT_TIMER, .who = 1}};
    boot(LEAVES_A_LOOP, .flags = BOOT_CLOCK_FREE, .schedule = schedule, .schedule_count = 3);
    assert_int_equal(2, now->number);
    leave(_exit, 0);
    machine.tick += 5 * TICKS_PER_SECOND; /* the schedule says when, no clock */
    call(getpid);
    call(getpid);
    call(getpid);
    assert_ends(END_EXIT, 0, leave(getpid));
}

static void nobody_is_hung_up_before_the_others_have_ended(void **state)
{
    const struct boot_entry schedule[] = {STEPS_OF(1, 1), {.op = BOOT_TIMER, .who = 1}};
    boot(LEAVES_A_LOOP, .flags = BOOT_CLOCK_FREE, .schedule = schedule, .schedule_count = 2);
    call(getpid);
    assert_ends(END_MISFIT, 126, leave(getpid));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(sleeps_are_exact_and_cost_nothing),
    cmocka_unit_test(no_time_at_all),
    cmocka_unit_test(nanosleep_refuses),
    cmocka_unit_test(the_earliest_wakes_first),
    cmocka_unit_test(equal_dates_wake_in_order_of_arrival),
    cmocka_unit_test(steps_take_a_tick_each),
    cmocka_unit_test(who_sleeps_is_woken_while_others_run),
    cmocka_unit_test(the_clock_tells_the_date),
    cmocka_unit_test(a_wait_that_ends_early_leaves_no_timer),
    cmocka_unit_test(very_long_sleeps_do_not_overflow),
    cmocka_unit_test(with_a_free_clock_time_stands_still),
    cmocka_unit_test(with_a_free_clock_nobody_sees_the_time),
    cmocka_unit_test(with_a_free_clock_the_policy_hangs_up),
    cmocka_unit_test(with_a_free_clock_a_schedule_hangs_up),
    cmocka_unit_test(nobody_is_hung_up_before_the_others_have_ended),
};

RUN(tests)
