/* Mutexes, and the priorities that go with them. */
#include "play.h"

enum { M = 100, N = 112, ATTR = 140, DATE = 160, VALUE = 200, RUBBISH = 240 };

static void boot_trio(int kind)
{
    boot(ONE(TRIO));
    PUT(struct k_mutex, M, {.kind = kind});
    PUT(struct k_mutex, N, {.kind = kind});
}

static unsigned owner(void) { return GET(struct k_mutex, M).owner; }

static void an_unlock_hands_over_to_the_first(void **state)
{
    boot_trio(0);
    assert_int_equal(0, call(pthread_mutex_lock, at(M)));
    go(2);
    leave(pthread_mutex_lock, at(M));
    leave(pthread_mutex_lock, at(M));
    assert_int_equal(1, now->number);
    assert_int_equal(0, call(pthread_mutex_unlock, at(M)));
    assert_int_equal(2, owner());
    assert_int_equal(-K_EBUSY, call(pthread_mutex_trylock, at(M)));
    go(2);
    call(pthread_mutex_unlock, at(M));
    assert_int_equal(3, owner());
}

static void a_deadlock_names_who_holds_what(void **state)
{
    boot_trio(0);
    call(pthread_mutex_lock, at(M));
    go(2);
    call(pthread_mutex_lock, at(N));
    leave(pthread_mutex_lock, at(M));
    go(3);
    leave(_exit, 0);
    assert_ends(END_DEADLOCK, 125, leave(pthread_mutex_lock, at(N)));
    assert_int_equal(2, count_events(EVENT_HOLDER));
    assert_int_equal(OBJECT_MUTEX, last_event(EVENT_HOLDER)->size);
}

static void a_normal_one_is_locked_once(void **state)
{
    boot_trio(0);
    call(pthread_mutex_lock, at(M));
    assert_int_equal(-K_EBUSY, call(pthread_mutex_trylock, at(M)));
    assert_int_equal(-K_EBUSY, call(pthread_mutex_destroy, at(M)));
    go(2);
    assert_int_equal(0, call(pthread_mutex_unlock, at(M))); /* as on Linux */
    assert_int_equal(0, owner());
    assert_int_equal(0, call(pthread_mutex_lock, at(M)));
    leave(pthread_mutex_lock, at(M)); /* waits for itself */
    assert_int_equal(STATE_WAITING, thread(2)->state);
}

static void a_recursive_one_counts(void **state)
{
    boot_trio(K_PTHREAD_MUTEX_RECURSIVE);
    for (unsigned i = 0; i < 3; i++)
        assert_int_equal(0, call(pthread_mutex_lock, at(M)));
    assert_int_equal(0, call(pthread_mutex_trylock, at(M)));
    for (unsigned i = 0; i < 3; i++)
        assert_int_equal(0, call(pthread_mutex_unlock, at(M)));
    assert_int_equal(1, owner());
    go(2);
    assert_int_equal(-K_EPERM, call(pthread_mutex_unlock, at(M)));
    go(1);
    assert_int_equal(0, call(pthread_mutex_unlock, at(M)));
    assert_int_equal(0, owner());
    PUT(struct k_mutex, M, {.kind = K_PTHREAD_MUTEX_RECURSIVE, .owner = 1, .count = UINT32_MAX});
    assert_int_equal(-K_EAGAIN, call(pthread_mutex_lock, at(M)));
}

static void an_error_checking_one_checks(void **state)
{
    boot_trio(K_PTHREAD_MUTEX_ERRORCHECK);
    assert_int_equal(-K_EPERM, call(pthread_mutex_unlock, at(M)));
    call(pthread_mutex_lock, at(M));
    assert_int_equal(-K_EDEADLK, call(pthread_mutex_lock, at(M)));
    assert_int_equal(-K_EDEADLK, call(pthread_mutex_timedlock, at(M), 8));
    assert_int_equal(-K_EBUSY, call(pthread_mutex_trylock, at(M)));
    go(2);
    assert_int_equal(-K_EPERM, call(pthread_mutex_unlock, at(M)));
}

static void timedlock_ends_at_its_date(void **state)
{
    boot_trio(0);
    PUT(struct k_timespec, DATE, {BOOT_DATE + 2, 0});
    PUT(struct k_timespec, DATE + 16, {BOOT_DATE - 2, 0});
    PUT(struct k_timespec, DATE + 32, {BOOT_DATE + 2, -1});
    assert_int_equal(0, call(pthread_mutex_timedlock, at(M), at(DATE + 32))); /* no need to look */
    assert_int_equal(-K_EINVAL, call(pthread_mutex_timedlock, at(M), at(DATE + 32)));
    assert_int_equal(-K_ETIMEDOUT, call(pthread_mutex_timedlock, at(M), at(DATE + 16)));
    assert_int_equal(-K_EFAULT, call(pthread_mutex_timedlock, at(M), 8));
    go(2);
    leave(pthread_mutex_timedlock, at(M), at(DATE));
    leave(pthread_mutex_lock, at(M));
    leave(pthread_mutex_lock, at(M)); /* P1: all wait, the clock jumps */
    assert_int_equal(2, now->number);
    assert_int_equal(-K_ETIMEDOUT, now->context.result);
}

static void rubbish_is_no_mutex(void **state)
{
    boot_trio(0);
    static const int kinds[] = {3, -1, 0x7fffffff, 1 << 12, 0x800000};
    for (unsigned i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        PUT(struct k_mutex, RUBBISH, {.kind = kinds[i], .owner = 99, .count = 5});
        assert_int_equal(-K_EINVAL, call(pthread_mutex_lock, at(RUBBISH)));
        assert_int_equal(-K_EINVAL, call(pthread_mutex_unlock, at(RUBBISH)));
        assert_int_equal(-K_EINVAL, call(pthread_mutex_destroy, at(RUBBISH)));
        assert_int_equal(-K_EINVAL, call(pthread_mutex_init, at(M), at(RUBBISH)));
    }
    assert_int_equal(-K_EINVAL, call(pthread_mutex_lock, 0));
    assert_int_equal(-K_EINVAL, call(pthread_mutex_lock, at(M) + 1));
    assert_int_equal(-K_EINVAL, call(pthread_mutex_lock, constant()));
    assert_int_equal(0, call(pthread_mutex_destroy, at(M)));
    assert_int_equal(-K_EINVAL, call(pthread_mutex_lock, at(M)));
    assert_int_equal(-K_EFAULT, call(pthread_mutex_init, at(M), 8));
    assert_int_equal(-K_EFAULT, call(pthread_mutex_init, 8, 0));
    assert_int_equal(0, call(pthread_mutex_init, at(M), 0));
    assert_int_equal(0, call(pthread_mutex_lock, at(M)));
}

static void a_robust_one_outlives_its_owner(void **state)
{
    boot_trio(K_MUTEX_ROBUST);
    call(pthread_mutex_lock, at(M));
    go(2);
    leave(pthread_mutex_lock, at(M));
    go(1);
    leave(_exit, 0);
    go(2);
    assert_int_equal(-K_EOWNERDEAD, now->context.result);
    assert_int_equal(2, owner());
    assert_int_equal(0, call(pthread_mutex_consistent, at(M)));
    assert_int_equal(-K_EINVAL, call(pthread_mutex_consistent, at(M)));
    call(pthread_mutex_unlock, at(M));
    assert_int_equal(0, call(pthread_mutex_lock, at(M)));
    leave(_exit, 0);
    assert_int_equal(-K_EOWNERDEAD, call(pthread_mutex_trylock, at(M)));
    call(pthread_mutex_unlock, at(M)); /* not consistent */
    assert_int_equal(-K_ENOTRECOVERABLE, call(pthread_mutex_lock, at(M)));
    assert_int_equal(0, call(pthread_mutex_destroy, at(M)));
}

/* ---- Priorities -------------------------------------------------------------------------- */

/* P1 to P3 with these priorities of SCHED_FIFO. */
static void boot_urgent(int kind, int one, int two, int three)
{
    const int priorities[] = {one, two, three};
    boot_trio(kind);
    for (unsigned i = 1; i <= 3; i++) {
        go(i);
        PUT(int, VALUE, priorities[i - 1]);
        assert_int_equal(0, call(sched_setscheduler, 0, K_SCHED_FIFO, at(VALUE)));
    }
    go(1);
}

static void waiters_lend_their_priority(void **state)
{
    boot_urgent(K_MUTEX_INHERIT, 10, 20, 30);
    call(pthread_mutex_lock, at(M)); /* P1 has M; P2 has N and waits for M; P3 waits for N */
    int low = now->nice;
    go(2);
    call(pthread_mutex_lock, at(N));
    leave(pthread_mutex_lock, at(M));
    assert_int_equal(thread(2)->nice, thread(1)->nice);
    go(3);
    leave(pthread_mutex_lock, at(N));
    assert_int_equal(thread(3)->nice, thread(1)->nice);
    go(1);
    call(pthread_mutex_unlock, at(M));
    assert_int_equal(low, now->nice);
    assert_int_equal(thread(3)->nice, thread(2)->nice);
}

static void nobody_lends_without_the_protocol(void **state)
{
    boot_urgent(0, 10, 20, 30);
    call(pthread_mutex_lock, at(M));
    int low = now->nice;
    go(3);
    leave(pthread_mutex_lock, at(M));
    assert_int_equal(low, thread(1)->nice);
}

static void a_ceiling_raises_its_owner(void **state)
{
    boot_urgent(K_MUTEX_PROTECT | 25 * K_MUTEX_CEILING, 10, 20, 30);
    int low = now->nice;
    assert_int_equal(0, call(pthread_mutex_lock, at(M)));
    assert_int_equal(low + 15, now->nice);
    assert_int_equal(0, call(pthread_mutex_unlock, at(M)));
    assert_int_equal(low, now->nice);
    assert_int_equal(0, call(pthread_mutex_getprioceiling, at(M), at(VALUE)));
    assert_int_equal(25, GET(int, VALUE));
    go(3);
    assert_int_equal(-K_EINVAL, call(pthread_mutex_lock, at(M))); /* it is above */
    assert_int_equal(-K_EINVAL, call(pthread_mutex_setprioceiling, at(M), 100, 0));
    assert_int_equal(0, call(pthread_mutex_setprioceiling, at(M), 30, at(VALUE)));
    assert_int_equal(25, GET(int, VALUE));
    assert_int_equal(0, call(pthread_mutex_lock, at(M)));
    PUT(struct k_mutex, M, {0});
    assert_int_equal(-K_EINVAL, call(pthread_mutex_getprioceiling, at(M), at(VALUE)));
}

static void priorities_are_checked(void **state)
{
    boot_trio(0);
    PUT(int, VALUE, 100);
    assert_int_equal(-K_EINVAL, call(sched_setscheduler, 0, K_SCHED_FIFO, at(VALUE)));
    assert_int_equal(-K_EINVAL, call(pthread_setschedparam, 1, K_SCHED_OTHER, at(VALUE)));
    assert_int_equal(-K_ESRCH, call(sched_getscheduler, 99));
    assert_int_equal(-K_ESRCH, call(pthread_setschedparam, 99, K_SCHED_RR, at(VALUE)));
    PUT(int, VALUE, 5);
    assert_int_equal(0, call(pthread_setschedparam, 1, K_SCHED_RR, at(VALUE)));
    assert_int_equal(K_SCHED_RR, call(sched_getscheduler, 0));
    assert_int_equal(0, call(pthread_setschedprio, 1, 6));
    assert_int_equal(0, call(sched_getparam, 0, at(VALUE)));
    assert_int_equal(6, GET(int, VALUE));
    assert_int_equal(-K_EINVAL, call(pthread_setschedprio, 1, 0));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(an_unlock_hands_over_to_the_first),
    cmocka_unit_test(a_deadlock_names_who_holds_what),
    cmocka_unit_test(a_normal_one_is_locked_once),
    cmocka_unit_test(a_recursive_one_counts),
    cmocka_unit_test(an_error_checking_one_checks),
    cmocka_unit_test(timedlock_ends_at_its_date),
    cmocka_unit_test(rubbish_is_no_mutex),
    cmocka_unit_test(a_robust_one_outlives_its_owner),
    cmocka_unit_test(waiters_lend_their_priority),
    cmocka_unit_test(nobody_lends_without_the_protocol),
    cmocka_unit_test(a_ceiling_raises_its_owner),
    cmocka_unit_test(priorities_are_checked),
};

RUN(tests)
