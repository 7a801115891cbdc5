/* Children: wait, zombies, orphans. */
#include "play.h"

static void a_waiting_parent_gets_the_status(void **state)
{
    boot(ONE(SOLO));
    call(fork);
    leave(wait, at(100));
    assert_int_equal(2, now->number);
    leave(_exit, 7);
    assert_int_equal(1, now->number);
    assert_int_equal(3, result_of(1));
    assert_int_equal(7 << 8, GET(int, 100));
    assert_int_equal(-K_ECHILD, call(wait, 0));
}

static void only_the_low_byte_of_a_status_counts(void **state)
{
    boot(ONE(SOLO));
    call(fork);
    leave(wait, at(100));
    leave(_exit, 0x1ff);
    assert_int_equal(0xff << 8, GET(int, 100));
}

static void a_zombie_stays_until_waited_for(void **state)
{
    boot(ONE(SOLO));
    call(fork);
    go(2);
    leave(_exit, 3);
    assert_int_equal(LIFE_ZOMBIE, machine.processes[3].life);
    assert_int_equal(4, call(fork));
    assert_int_equal(3, call(waitpid, 3, 0, 0));
    assert_int_equal(LIFE_NONE, machine.processes[3].life);
    assert_int_equal(3, call(fork));
}

static void waitpid_asks_without_waiting(void **state)
{
    boot(ONE(SOLO));
    assert_int_equal(-K_ECHILD, call(waitpid, -1, 0, K_WNOHANG));
    call(fork);
    assert_int_equal(0, call(waitpid, -1, 0, K_WNOHANG));
    go(2);
    leave(_exit, 0);
    assert_int_equal(3, call(waitpid, -1, at(100), K_WNOHANG));
    assert_int_equal(0, GET(int, 100));
}

static void waitpid_waits_for_the_one_it_names(void **state)
{
    boot(ONE(SOLO));
    call(fork);
    call(fork);
    leave(waitpid, 4, at(100), 0);
    go(2);
    leave(_exit, 1);
    assert_int_equal(STATE_WAITING, thread(1)->state);
    go(3);
    leave(_exit, 2);
    assert_int_equal(4, result_of(1));
    assert_int_equal(2 << 8, GET(int, 100));
}

static void waitpid_refuses(void **state)
{
    boot(ONE(SOLO));
    assert_int_equal(-K_EINVAL, call(waitpid, -1, 0, 0x400));
    call(fork);
    assert_int_equal(-K_ECHILD, call(waitpid, 2, 0, 0));
    assert_int_equal(-K_ECHILD, call(waitpid, 99, 0, 0));
    assert_int_equal(-K_ECHILD, call(waitpid, 1, 0, 0));
}

static void a_bad_status_pointer_keeps_the_zombie(void **state)
{
    boot(ONE(SOLO));
    call(fork);
    go(2);
    leave(_exit, 1);
    assert_int_equal(-K_EFAULT, call(wait, 8));
    assert_int_equal(3, call(wait, 0));
}

static void orphans_go_to_init(void **state)
{
    boot(ONE(SOLO));
    call(fork);
    go(2);
    call(fork);
    leave(_exit, 0);
    go(3);
    assert_int_equal(1, call(getppid));
}

static void init_buries_zombies_of_the_dead(void **state)
{
    boot(ONE(SOLO));
    call(fork);
    go(2);
    call(fork);
    go(3);
    leave(_exit, 0);
    assert_int_equal(LIFE_ZOMBIE, machine.processes[4].life);
    go(2);
    leave(_exit, 0);
    assert_int_equal(LIFE_NONE, machine.processes[4].life);
    assert_int_equal(LIFE_ZOMBIE, machine.processes[3].life);
}

static void a_wait_ends_with_the_last_child_of_another_thread(void **state)
{
    boot(ONE(SOLO));
    call(fork);
    leave(wait, 0);
    assert_int_equal(2, now->number);
    call(raise, K_SIGCHLD);
    leave(raise, K_SIGTERM);
    assert_int_equal(3, result_of(1));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_waiting_parent_gets_the_status),
    cmocka_unit_test(only_the_low_byte_of_a_status_counts),
    cmocka_unit_test(a_zombie_stays_until_waited_for),
    cmocka_unit_test(waitpid_asks_without_waiting),
    cmocka_unit_test(waitpid_waits_for_the_one_it_names),
    cmocka_unit_test(waitpid_refuses),
    cmocka_unit_test(a_bad_status_pointer_keeps_the_zombie),
    cmocka_unit_test(orphans_go_to_init),
    cmocka_unit_test(init_buries_zombies_of_the_dead),
    cmocka_unit_test(a_wait_ends_with_the_last_child_of_another_thread),
};

RUN(tests)
