/* Semaphores in user memory. */
#include "play.h"

enum { S = 100, DATE = 200, VALUE = 240 };

static void boot_pair(int value)
{
    boot(ONE(PAIR));
    assert_int_equal(0, call(sem_init, at(S), 0, value));
}

static void P_takes_and_V_gives(void **state)
{
    boot_pair(2);
    assert_int_equal(0, call(P, at(S)));
    assert_int_equal(0, call(P, at(S)));
    assert_int_equal(0, GET(int, S));
    assert_int_equal(0, call(V, at(S)));
    assert_int_equal(1, GET(int, S));
}

static void a_V_hands_over_to_the_first(void **state)
{
    boot(ONE(TRIO));
    PUT(int, S, 0);
    leave(P, at(S));
    leave(sem_wait, at(S));
    assert_int_equal(3, now->number);
    assert_int_equal(0, call(V, at(S)));
    assert_int_equal(0, GET(int, S));
    assert_int_equal(0, result_of(1));
    assert_int_equal(STATE_WAITING, thread(2)->state);
    assert_int_equal(-K_EAGAIN, call(sem_trywait, at(S)));
    assert_int_equal(0, call(sem_post, at(S)));
    assert_int_equal(0, result_of(2));
}

static void sem_timedwait_ends_at_its_date(void **state)
{
    boot_pair(0);
    PUT(struct k_timespec, DATE, {BOOT_DATE + 2, 500000});
    leave(sem_timedwait, at(S), at(DATE));
    uint64_t tick = machine.tick;
    leave(sem_wait, at(S + 4)); /* P2 is gone: only time can pass */
    assert_int_equal(1, now->number);
    assert_int_equal(-K_ETIMEDOUT, now->context.result);
    assert_int_equal(2 * TICKS_PER_SECOND + 50, machine.tick);
    assert_true(tick < machine.tick);
}

static void sem_timedwait_gets_what_comes_in_time(void **state)
{
    boot_pair(0);
    PUT(struct k_timespec, DATE, {BOOT_DATE + 2, 0});
    leave(sem_timedwait, at(S), at(DATE));
    call(V, at(S));
    assert_int_equal(0, result_of(1));
    assert_int_equal(UINT64_MAX, machine.deadline);
}

static void sem_timedwait_refuses(void **state)
{
    boot_pair(0);
    PUT(struct k_timespec, DATE, {BOOT_DATE - 1, 999999999});
    assert_int_equal(-K_ETIMEDOUT, call(sem_timedwait, at(S), at(DATE)));
    PUT(struct k_timespec, DATE, {BOOT_DATE, 1000000000});
    assert_int_equal(-K_EINVAL, call(sem_timedwait, at(S), at(DATE)));
    PUT(struct k_timespec, DATE, {BOOT_DATE, -1});
    assert_int_equal(-K_EINVAL, call(sem_timedwait, at(S), at(DATE)));
    assert_int_equal(-K_EFAULT, call(sem_timedwait, at(S), 8));
}

static void values_and_limits(void **state)
{
    boot_pair(3);
    assert_int_equal(0, call(sem_getvalue, at(S), at(VALUE)));
    assert_int_equal(3, GET(int, VALUE));
    assert_int_equal(-K_EINVAL, call(sem_init, at(S), 0, 0x80000000));
    assert_int_equal(0, call(sem_init, at(S), 0, K_SEM_VALUE_MAX));
    assert_int_equal(-K_EOVERFLOW, call(sem_post, at(S)));
    assert_int_equal(K_SEM_VALUE_MAX, GET(int, S));
}

static void pointers_that_are_none(void **state)
{
    boot_pair(1);
    const uintptr_t wrong[] = {0, 8, at(S + 1), at(4096 + HEAP_SIZE), constant(), at(65536 * 8)};
    for (unsigned i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_int_equal(-K_EFAULT, call(P, wrong[i]));
        assert_int_equal(-K_EFAULT, call(V, wrong[i]));
        assert_int_equal(-K_EINVAL, call(sem_init, wrong[i], 0, 1));
        assert_int_equal(-K_EINVAL, call(sem_wait, wrong[i]));
        assert_int_equal(-K_EINVAL, call(sem_post, wrong[i]));
        assert_int_equal(-K_EINVAL, call(sem_trywait, wrong[i]));
        assert_int_equal(-K_EINVAL, call(sem_destroy, wrong[i]));
        assert_int_equal(-K_EINVAL, call(sem_getvalue, wrong[i], at(VALUE)));
    }
    assert_int_equal(-K_EFAULT, call(sem_getvalue, at(S), 0));
}

static void fork_copies_a_semaphore(void **state)
{
    boot(ONE(SOLO));
    PUT(int, S, 0);
    call(fork);
    call(V, at(S));
    go(2);
    assert_int_equal(0, GET(int, S));
    leave(P, at(S));
    call(V, at(S)); /* the parent's own */
    assert_int_equal(STATE_WAITING, thread(2)->state);
}

static void a_waiter_whose_image_is_out_gets_it(void **state)
{
    boot(ONE(SOLO));
    PUT(int, S, 0);
    call(spawn, 0x1111, 0);
    call(fork);
    leave(P, at(S));
    assert_int_equal(2, now->number);
    go(3); /* another image is in */
    go(2);
    call(V, at(S));
    assert_int_equal(0, result_of(1));
    assert_int_equal(0, GET(int, S));
}

static void destroying_what_is_waited_for_is_refused(void **state)
{
    boot_pair(0);
    assert_int_equal(0, call(sem_destroy, at(S)));
    leave(P, at(S));
    assert_int_equal(-K_EBUSY, call(sem_destroy, at(S)));
}

static void a_deadlock_says_who_holds_what(void **state)
{
    boot(ONE(PAIR));
    PUT(int, S, 1);
    PUT(int, S + 4, 1);
    call(P, at(S));
    go(2);
    call(P, at(S + 4));
    leave(P, at(S));
    assert_ends(END_DEADLOCK, 125, leave(P, at(S + 4)));
    assert_int_equal(2, count_events(EVENT_HOLDER));
    assert_int_equal(2, count_events(EVENT_ON));
    assert_int_equal(OBJECT_WORD, last_event(EVENT_ON)->size);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(P_takes_and_V_gives),
    cmocka_unit_test(a_V_hands_over_to_the_first),
    cmocka_unit_test(sem_timedwait_ends_at_its_date),
    cmocka_unit_test(sem_timedwait_gets_what_comes_in_time),
    cmocka_unit_test(sem_timedwait_refuses),
    cmocka_unit_test(values_and_limits),
    cmocka_unit_test(pointers_that_are_none),
    cmocka_unit_test(fork_copies_a_semaphore),
    cmocka_unit_test(a_waiter_whose_image_is_out_gets_it),
    cmocka_unit_test(destroying_what_is_waited_for_is_refused),
    cmocka_unit_test(a_deadlock_says_who_holds_what),
};

RUN(tests)
