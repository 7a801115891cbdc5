/* Conditions, read-write locks, barriers. */
#include "play.h"

enum { M = 100, C = 120, L = 140, B = 160, DATE = 200, ATTR = 240 };

static void boot_trio(void)
{
    boot(ONE(TRIO));
    PUT(struct k_mutex, M, {0});
    PUT(struct k_cond, C, {0});
    PUT(struct k_rwlock, L, {0});
}

/* The thread of this number waits for the condition. */
static void wait_in(unsigned number)
{
    go(number);
    assert_int_equal(0, call(pthread_mutex_lock, at(M)));
    leave(pthread_cond_wait, at(C), at(M));
}

static unsigned owner(void) { return GET(struct k_mutex, M).owner; }

static void a_wait_unlocks_and_a_signal_is_for_the_first(void **state)
{
    boot_trio();
    wait_in(2);
    assert_int_equal(0, owner());
    wait_in(1);
    go(3);
    call(pthread_mutex_lock, at(M));
    assert_int_equal(0, call(pthread_cond_signal, at(C)));
    assert_int_equal(OBJECT_MUTEX, thread(2)->wait.object);
    assert_int_equal(OBJECT_CONDITION, thread(1)->wait.object);
    call(pthread_mutex_unlock, at(M));
    assert_int_equal(2, owner());
    assert_int_equal(0, result_of(2));
    assert_int_equal(STATE_WAITING, thread(1)->state);
    assert_int_equal(0, call(pthread_cond_signal, at(C)));
    go(2);
    call(pthread_mutex_unlock, at(M));
    assert_int_equal(1, owner());
    assert_int_equal(0, call(pthread_cond_signal, at(C))); /* nobody: nothing is kept */
}

static void who_wanted_the_mutex_before_the_signal_goes_first(void **state)
{
    boot_trio();
    wait_in(1);
    go(2);
    call(pthread_mutex_lock, at(M));
    go(3);
    leave(pthread_mutex_lock, at(M));
    go(2);
    call(pthread_cond_signal, at(C));
    call(pthread_mutex_unlock, at(M));
    assert_int_equal(3, owner());
}

static void a_broadcast_wakes_all(void **state)
{
    boot_trio();
    wait_in(1);
    wait_in(2);
    assert_int_equal(-K_EBUSY, call(pthread_cond_destroy, at(C)));
    assert_int_equal(0, call(pthread_cond_broadcast, at(C)));
    assert_int_equal(0, result_of(1));
    assert_int_equal(OBJECT_MUTEX, thread(2)->wait.object);
    go(1);
    assert_int_equal(1, owner());
    call(pthread_mutex_unlock, at(M));
    assert_int_equal(2, owner());
    assert_int_equal(0, call(pthread_cond_destroy, at(C)));
    assert_int_equal(-K_EINVAL, call(pthread_cond_signal, at(C)));
}

static void a_timer_gets_the_mutex_first(void **state)
{
    boot_trio();
    PUT(struct k_timespec, DATE, {BOOT_DATE + 2, 0});
    PUT(struct k_mutex, M, {.kind = K_PTHREAD_MUTEX_ERRORCHECK});
    assert_int_equal(-K_EPERM, call(pthread_cond_timedwait, at(C), at(M), at(DATE)));
    call(pthread_mutex_lock, at(M));
    leave(pthread_cond_timedwait, at(C), at(M), at(DATE));
    call(pthread_mutex_lock, at(M)); /* P2 has it when the timer fires */
    leave(sleep, 5);
    leave(sleep, 9); /* P3: the clock jumps to 2 s, to 5 s */
    assert_int_equal(2, now->number);
    assert_int_equal(OBJECT_MUTEX, thread(1)->wait.object);
    call(pthread_mutex_unlock, at(M));
    assert_int_equal(-K_ETIMEDOUT, result_of(1));
    assert_int_equal(1, owner());
    assert_int_equal(1, count_events(EVENT_TIMEOUT) - 1); /* and that of the sleep */
}

static void dates_are_checked(void **state)
{
    boot_trio();
    call(pthread_mutex_lock, at(M));
    PUT(struct k_timespec, DATE, {BOOT_DATE + 2, 1000000000});
    assert_int_equal(-K_EINVAL, call(pthread_cond_timedwait, at(C), at(M), at(DATE)));
    assert_int_equal(-K_EFAULT, call(pthread_cond_timedwait, at(C), at(M), 8));
    assert_int_equal(1, owner());
    PUT(struct k_timespec, DATE, {BOOT_DATE - 2, 0});
    assert_int_equal(-K_ETIMEDOUT, call(pthread_cond_timedwait, at(C), at(M), at(DATE))); /* past */
    assert_int_equal(1, owner());
    PUT(int, ATTR, K_COND_MONOTONIC);
    assert_int_equal(0, call(pthread_cond_init, at(C), at(ATTR)));
    PUT(struct k_timespec, DATE, {1, 0});
    leave(pthread_cond_timedwait, at(C), at(M), at(DATE));
    leave(_exit, 0);
    leave(_exit, 0);
    assert_int_equal(-K_ETIMEDOUT, now->context.result);
    assert_int_equal(TICKS_PER_SECOND, machine.tick);
}

static void without_lines_the_door_is_asked_who(void **state)
{
    static const struct boot_entry schedule[] = {
        {.op = BOOT_STEPS, .who = 1, .count = 2}, {.op = BOOT_STEPS, .who = 2, .count = 2},
        {.op = BOOT_STEPS, .who = 3, .count = 1}, {.op = BOOT_WAITER, .who = 2},
    };
    boot(ONE(TRIO), .flags = BOOT_WAKE_ANY, .schedule = schedule, .schedule_count = 4);
    PUT(struct k_mutex, M, {0});
    PUT(struct k_cond, C, {0});
    assert_int_equal(1, now->number);
    leave(pthread_mutex_lock, at(M)); /* each announces before the schedule begins */
    leave(pthread_mutex_lock, at(M));
    leave(pthread_cond_signal, at(C));
    assert_int_equal(1, now->number);
    leave(pthread_cond_wait, at(C), at(M));
    leave(pthread_cond_wait, at(C), at(M));
    assert_int_equal(3, now->number);
    assert_int_equal(STAGE_FIRST, thread(1)->wait.stage);
    assert_int_equal(STAGE_SECOND, thread(2)->wait.stage);
}

static void rubbish_is_no_condition(void **state)
{
    boot_trio();
    PUT(int, C, 77);
    assert_int_equal(-K_EINVAL, call(pthread_cond_wait, at(C), at(M)));
    assert_int_equal(-K_EINVAL, call(pthread_cond_broadcast, at(C)));
    assert_int_equal(-K_EINVAL, call(pthread_cond_destroy, 0));
    assert_int_equal(-K_EINVAL, call(pthread_cond_init, at(C), at(C)));
    assert_int_equal(0, call(pthread_cond_init, at(C), 0));
    PUT(int, M, -1);
    assert_int_equal(-K_EINVAL, call(pthread_cond_wait, at(C), at(M)));
}

/* ---- Read-write locks -------------------------------------------------------------------- */

static void many_read_and_one_writes(void **state)
{
    boot_trio();
    assert_int_equal(0, call(pthread_rwlock_rdlock, at(L)));
    go(2);
    assert_int_equal(0, call(pthread_rwlock_rdlock, at(L)));
    assert_int_equal(-K_EBUSY, call(pthread_rwlock_trywrlock, at(L)));
    go(3);
    leave(pthread_rwlock_wrlock, at(L));
    assert_int_equal(0, call(pthread_rwlock_tryrdlock, at(L))); /* before the writer, as on Linux */
    for (unsigned i = 0; i < 3; i++)
        assert_int_equal(0, call(pthread_rwlock_unlock, at(L)));
    assert_int_equal(3, GET(struct k_rwlock, L).writer);
    assert_int_equal(-K_EPERM, call(pthread_rwlock_unlock, at(L)));
    assert_int_equal(-K_EBUSY, call(pthread_rwlock_tryrdlock, at(L)));
    go(3);
    assert_int_equal(-K_EDEADLK, call(pthread_rwlock_rdlock, at(L)));
    assert_int_equal(-K_EDEADLK, call(pthread_rwlock_wrlock, at(L)));
    assert_int_equal(0, call(pthread_rwlock_unlock, at(L)));
    assert_int_equal(-K_EINVAL, call(pthread_rwlock_unlock, at(L)));
}

static void an_urgent_writer_goes_before_readers(void **state)
{
    boot_trio();
    for (unsigned i = 1; i <= 3; i++) {
        go(i);
        PUT(int, ATTR, 10 + i % 2);
        assert_int_equal(0, call(sched_setscheduler, 0, K_SCHED_FIFO, at(ATTR)));
    }
    go(2);
    call(pthread_rwlock_rdlock, at(L));
    go(3);
    leave(pthread_rwlock_wrlock, at(L));
    go(1); /* as urgent as P3 */
    assert_int_equal(-K_EBUSY, call(pthread_rwlock_tryrdlock, at(L)));
    PUT(int, ATTR, 12);
    call(sched_setparam, 0, at(ATTR));
    assert_int_equal(0, call(pthread_rwlock_tryrdlock, at(L)));
}

static void it_may_prefer_writers(void **state)
{
    boot_trio();
    PUT(int, L, K_PTHREAD_RWLOCK_PREFER_WRITER_NP);
    call(pthread_rwlock_rdlock, at(L));
    go(2);
    leave(pthread_rwlock_wrlock, at(L));
    go(3);
    assert_int_equal(-K_EBUSY, call(pthread_rwlock_tryrdlock, at(L)));
    leave(pthread_rwlock_rdlock, at(L));
    go(1);
    call(pthread_rwlock_unlock, at(L));
    assert_int_equal(2, GET(struct k_rwlock, L).writer);
    go(2);
    call(pthread_rwlock_unlock, at(L));
    assert_int_equal(1, GET(struct k_rwlock, L).readers);
}

static void its_locks_are_timed(void **state)
{
    boot_trio();
    PUT(struct k_timespec, DATE, {BOOT_DATE + 1, -5});
    assert_int_equal(-K_EINVAL, call(pthread_rwlock_timedrdlock, at(L), at(DATE)));
    PUT(struct k_timespec, DATE, {BOOT_DATE + 1, 0});
    assert_int_equal(0, call(pthread_rwlock_timedwrlock, at(L), at(DATE)));
    go(2);
    leave(pthread_rwlock_timedrdlock, at(L), at(DATE));
    leave(sleep, 2);
    leave(sleep, 2); /* the clock jumps */
    assert_int_equal(2, now->number);
    assert_int_equal(-K_ETIMEDOUT, now->context.result);
    assert_int_equal(-K_ETIMEDOUT, call(pthread_rwlock_timedwrlock, at(L), at(DATE)));
    PUT(int, L, 9);
    assert_int_equal(-K_EINVAL, call(pthread_rwlock_rdlock, at(L)));
    assert_int_equal(-K_EINVAL, call(pthread_rwlock_unlock, 0));
}

/* ---- Barriers ---------------------------------------------------------------------------- */

static void a_barrier_opens_for_the_last(void **state)
{
    boot_trio();
    assert_int_equal(-K_EINVAL, call(pthread_barrier_init, at(B), 0, 0));
    assert_int_equal(0, call(pthread_barrier_init, at(B), 0, 3));
    for (unsigned round = 0; round < 2; round++) {
        go(1);
        leave(pthread_barrier_wait, at(B));
        go(2);
        assert_int_equal(-K_EBUSY, call(pthread_barrier_destroy, at(B)));
        leave(pthread_barrier_wait, at(B));
        assert_int_equal(1, call(pthread_barrier_wait, at(B)));
        assert_int_equal(0, result_of(1));
        assert_int_equal(0, result_of(2));
    }
    assert_int_equal(0, call(pthread_barrier_destroy, at(B)));
    assert_int_equal(-K_EINVAL, call(pthread_barrier_wait, at(B)));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_wait_unlocks_and_a_signal_is_for_the_first),
    cmocka_unit_test(who_wanted_the_mutex_before_the_signal_goes_first),
    cmocka_unit_test(a_broadcast_wakes_all),
    cmocka_unit_test(a_timer_gets_the_mutex_first),
    cmocka_unit_test(dates_are_checked),
    cmocka_unit_test(without_lines_the_door_is_asked_who),
    cmocka_unit_test(rubbish_is_no_condition),
    cmocka_unit_test(many_read_and_one_writes),
    cmocka_unit_test(an_urgent_writer_goes_before_readers),
    cmocka_unit_test(it_may_prefer_writers),
    cmocka_unit_test(its_locks_are_timed),
    cmocka_unit_test(a_barrier_opens_for_the_last),
};

RUN(tests)
