/* Locks of fcntl and flock, in the tables. */
#include <string.h>

#include "play.h"

enum { PATH = 100, FLOCK = 200 };

static intptr_t lock(unsigned command, int type, long start, long length)
{
    PUT(struct k_flock, FLOCK, {.l_type = (short)type, .l_start = start, .l_len = length});
    return call(fcntl, 3, command, at(FLOCK));
}

static void open_file(void)
{
    boot(ONE(SOLO));
    put_string(PATH, "f");
    assert_int_equal(3, call(open, at(PATH), K_O_RDWR | K_O_CREAT, 0600));
}

static unsigned locks(void)
{
    unsigned count = 0;
    for (unsigned i = 0; i < LOCKS; i++)
        count += machine.locks[i].type != LOCK_NONE;
    return count;
}

static void ranges_are_cut_and_joined(void **state)
{
    open_file();
    assert_int_equal(0, lock(K_F_SETLK, K_F_RDLCK, 0, 100));
    assert_int_equal(1, locks());
    assert_int_equal(0, lock(K_F_SETLK, K_F_WRLCK, 40, 20));
    assert_int_equal(3, locks());
    assert_int_equal(0, lock(K_F_SETLK, K_F_UNLCK, 50, 10));
    assert_int_equal(3, locks());
    assert_int_equal(0, lock(K_F_SETLK, K_F_RDLCK, 40, 20));
    assert_int_equal(1, locks());
    assert_int_equal(0, lock(K_F_SETLK, K_F_UNLCK, 10, 0));
    assert_int_equal(1, locks());
    assert_int_equal(0, lock(K_F_SETLK, K_F_UNLCK, 0, 0));
    assert_int_equal(0, locks());
}

/* What needs no entry of its own goes on all the same. */
static void full(void **state)
{
    open_file();
    for (long i = 0; i < LOCKS; i++)
        assert_int_equal(0, lock(K_F_SETLK, K_F_RDLCK, 10 * i, 5));
    assert_int_equal(-K_ENOLCK, lock(K_F_SETLK, K_F_RDLCK, 1000, 5));
    assert_int_equal(-K_ENOLCK, call(flock, 3, K_LOCK_EX));
    assert_int_equal(-K_ENOLCK, lock(K_F_SETLK, K_F_UNLCK, 12, 1)); /* would make two of one */
    assert_int_equal(-K_ENOLCK, lock(K_F_SETLK, K_F_WRLCK, 12, 3));
    assert_int_equal(LOCKS, locks());
    assert_int_equal(0, lock(K_F_SETLK, K_F_WRLCK, 10, 5));
    assert_int_equal(0, lock(K_F_SETLK, K_F_RDLCK, 35, 1));
    assert_int_equal(0, lock(K_F_SETLK, K_F_UNLCK, 20, 5));
    assert_int_equal(0, lock(K_F_SETLK, K_F_WRLCK, 43, 2));
    assert_int_equal(LOCKS, locks());
    assert_int_equal(-K_ENOLCK, lock(K_F_SETLK, K_F_UNLCK, 1, 1));
    assert_int_equal(0, lock(K_F_SETLK, K_F_UNLCK, 50, 5));
    assert_int_equal(0, lock(K_F_SETLK, K_F_UNLCK, 1, 1));
    assert_int_equal(LOCKS, locks());
    assert_int_equal(0, lock(K_F_SETLK, K_F_WRLCK, 0, 0));
    assert_int_equal(1, locks());
    assert_int_equal(0, call(close, 3));
    assert_int_equal(0, locks());
}

static void who_waits_gets_it(void **state)
{
    open_file();
    assert_int_equal(0, lock(K_F_SETLK, K_F_WRLCK, 0, 10));
    call(fork);
    go(2);
    assert_int_equal(-K_EAGAIN, lock(K_F_SETLK, K_F_RDLCK, 9, 1));
    PUT(struct k_flock, FLOCK, {.l_type = K_F_RDLCK, .l_start = 9, .l_len = 1});
    leave(fcntl, 3, K_F_SETLKW, at(FLOCK));
    assert_int_equal(OBJECT_LOCK, thread(2)->wait.object);
    assert_int_equal(0, lock(K_F_SETLK, K_F_UNLCK, 0, 9));
    assert_int_equal(STATE_WAITING, thread(2)->state);
    assert_int_equal(0, lock(K_F_SETLK, K_F_RDLCK, 9, 1)); /* readers go together */
    assert_int_equal(0, result_of(2));
    assert_int_equal(2, locks());
}

static void the_dead_hold_nothing(void **state)
{
    open_file();
    call(fork);
    go(2);
    assert_int_equal(0, lock(K_F_SETLK, K_F_WRLCK, 0, 0));
    assert_int_equal(0, call(flock, 3, K_LOCK_EX));
    go(1);
    PUT(struct k_flock, FLOCK, {.l_type = K_F_WRLCK});
    leave(fcntl, 3, K_F_SETLKW, at(FLOCK));
    leave(_exit, 0);
    assert_int_equal(1, now->number);
    assert_int_equal(0, now->context.result);
    assert_int_equal(2, locks()); /* flock's is shared with the parent */
    call(close, 3);
    assert_int_equal(0, locks());
}

static void a_circle_is_refused(void **state)
{
    open_file();
    assert_int_equal(0, lock(K_F_SETLK, K_F_WRLCK, 0, 1));
    call(fork);
    go(2);
    assert_int_equal(0, lock(K_F_SETLK, K_F_WRLCK, 1, 1));
    call(fork);
    go(3);
    assert_int_equal(0, lock(K_F_SETLK, K_F_WRLCK, 2, 1));
    PUT(struct k_flock, FLOCK, {.l_type = K_F_WRLCK, .l_start = 0, .l_len = 1});
    leave(fcntl, 3, K_F_SETLKW, at(FLOCK));
    go(2);
    PUT(struct k_flock, FLOCK, {.l_type = K_F_WRLCK, .l_start = 2, .l_len = 1});
    leave(fcntl, 3, K_F_SETLKW, at(FLOCK));
    assert_int_equal(1, now->number);
    assert_int_equal(-K_EDEADLK, lock(K_F_SETLKW, K_F_WRLCK, 1, 1));
    assert_int_equal(0, lock(K_F_SETLK, K_F_UNLCK, 0, 0));
    assert_int_equal(0, result_of(3));
}

static void rubbish(void **state)
{
    open_file();
    assert_int_equal(-K_EFAULT, call(fcntl, 3, K_F_SETLK, 8));
    assert_int_equal(-K_EINVAL, lock(K_F_SETLK, 3, 0, 0));
    assert_int_equal(-K_EINVAL, lock(K_F_SETLK, -1, 0, 0));
    assert_int_equal(-K_EINVAL, lock(K_F_SETLK, K_F_RDLCK, 0, -1));
    assert_int_equal(-K_EOVERFLOW, lock(K_F_SETLK, K_F_RDLCK, INT64_MAX, INT64_MAX));
    assert_int_equal(-K_EOVERFLOW, lock(K_F_SETLK, K_F_RDLCK, INT64_MIN, INT64_MIN));
    assert_int_equal(-K_EINVAL, lock(K_F_GETLK, K_F_UNLCK, 0, 0));
    assert_int_equal(-K_EINVAL, call(flock, 3, 0));
    assert_int_equal(-K_EINVAL, call(flock, 3, 3));
    assert_int_equal(-K_EINVAL, call(flock, 0, K_LOCK_SH)); /* the console has no name */
    assert_int_equal(0, locks());
}

static void broken_tables_are_seen(void **state)
{
    open_file();
    lock(K_F_SETLK, K_F_WRLCK, 0, 1);
    machine.locks[1] = machine.locks[0];
    assert_panics("overlap", kernel_check());
    machine.locks[1].type = LOCK_NONE;
    machine.locks[0].owner = 5;
    assert_panics("LIFE_ALIVE", kernel_check());
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(ranges_are_cut_and_joined),
    cmocka_unit_test(full),
    cmocka_unit_test(who_waits_gets_it),
    cmocka_unit_test(the_dead_hold_nothing),
    cmocka_unit_test(a_circle_is_refused),
    cmocka_unit_test(rubbish),
    cmocka_unit_test(broken_tables_are_seen),
};

RUN(tests)
