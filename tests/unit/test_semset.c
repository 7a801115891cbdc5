/* System V sets of semaphores. */
#include "play.h"

enum { OPS = 100, TIME = 200, ARRAY = 240, DS = 304 };

#define OP(n, ...) PUT(struct k_sembuf, OPS + (n) * sizeof(struct k_sembuf), {__VA_ARGS__})

static int value(unsigned number) { return machine.sems[number].value; }

/* Set 0, with `count` semaphores of 0, of a program with threads. */
static void boot_set(unsigned program, unsigned count)
{
    boot(ONE(program));
    assert_int_equal(0, call(semget, 10, count, K_IPC_CREAT | 0600));
}

static intptr_t semop1(int number, int op, int flags)
{
    OP(0, (unsigned short)number, (short)op, (short)flags);
    return call(semop, 0, at(OPS), 1);
}

static void wait1(int number, int op)
{
    OP(0, (unsigned short)number, (short)op, 0);
    leave(semop, 0, at(OPS), 1);
}

static void semget_finds_and_makes(void **state)
{
    boot(ONE(SOLO));
    assert_int_equal(-K_ENOENT, call(semget, 10, 1, 0600));
    assert_int_equal(0, call(semget, 10, 2, K_IPC_CREAT | 0600));
    assert_int_equal(0, call(semget, 10, 2, 0600));
    assert_int_equal(0, call(semget, 10, 1, K_IPC_CREAT | 0600));
    assert_int_equal(0, call(semget, 10, 0, 0600));
    assert_int_equal(-K_EINVAL, call(semget, 10, 3, 0600));
    assert_int_equal(-K_EEXIST, call(semget, 10, 2, K_IPC_CREAT | K_IPC_EXCL));
    assert_int_equal(1, call(semget, K_IPC_PRIVATE, 1, 0));
    assert_int_equal(2, call(semget, K_IPC_PRIVATE, 1, 0));
    assert_int_equal(-K_EINVAL, call(semget, 11, 0, K_IPC_CREAT | 0600));
    assert_int_equal(-K_EINVAL, call(semget, 11, -1, K_IPC_CREAT | 0600));
    assert_int_equal(-K_EINVAL, call(semget, 11, 0x80000000, K_IPC_CREAT | 0600));
    assert_int_equal(-K_EINVAL, call(semget, 11, SEMS + 1, K_IPC_CREAT | 0600));
}

static void tables_get_full(void **state)
{
    boot(ONE(SOLO));
    assert_int_equal(0, call(semget, 0, 6, 0600));
    assert_int_equal(1, call(semget, 0, 3, 0600));
    assert_int_equal(-K_ENOSPC, call(semget, 0, 4, 0600));
    assert_int_equal(2, call(semget, 0, 3, 0600));
    assert_int_equal(-K_ENOSPC, call(semget, 0, 1, 0600));
    assert_int_equal(0, call(semctl, 1, 0, K_IPC_RMID, 0));
    assert_int_equal(1 + SEM_SETS, call(semget, 0, 1, 0600)); /* into the gap */
    assert_int_equal(3, call(semget, 0, 1, 0600));
    assert_int_equal(-K_ENOSPC, call(semget, 0, 1, 0600)); /* no set is left */
}

static void a_removed_id_is_not_used_again(void **state)
{
    boot_set(SOLO, 1);
    assert_int_equal(0, call(semctl, 0, 0, K_IPC_RMID, 0));
    assert_int_equal(-K_EINVAL, semop1(0, 1, 0));
    assert_int_equal(-K_EINVAL, call(semctl, 0, 0, K_GETVAL, 0));
    assert_int_equal(SEM_SETS, call(semget, 10, 1, K_IPC_CREAT | 0600));
    assert_int_equal(-K_EINVAL, semop1(0, 1, 0));
}

static void operations_add_up(void **state)
{
    boot_set(SOLO, 2);
    assert_int_equal(0, semop1(1, 5, 0));
    assert_int_equal(0, semop1(1, -2, 0));
    assert_int_equal(3, call(semctl, 0, 1, K_GETVAL, 0));
    assert_int_equal(0, call(semctl, 0, 0, K_GETVAL, 0));
    assert_int_equal(2, call(semctl, 0, 1, K_GETPID, 0));
    assert_int_equal(0, call(semctl, 0, 0, K_GETPID, 0));
}

static void all_or_nothing(void **state)
{
    boot_set(PAIR, 2);
    assert_int_equal(0, semop1(0, 1, 0));
    OP(0, 0, -1, 0);
    OP(1, 1, -1, 0);
    leave(semop, 0, at(OPS), 2);
    assert_int_equal(1, value(0));
    assert_int_equal(0, semop1(1, 1, 0));
    assert_int_equal(0, value(0));
    assert_int_equal(0, value(1));
    assert_int_equal(0, result_of(1));
}

static void operations_on_one_semaphore_follow_each_other(void **state)
{
    boot_set(SOLO, 1);
    OP(0, 0, 2, 0);
    OP(1, 0, -1, 0);
    OP(2, 0, -1, 0);
    OP(3, 0, 0, 0);
    assert_int_equal(0, call(semop, 0, at(OPS), 4));
    assert_int_equal(0, value(0));
    OP(0, 0, 1, 0);
    OP(1, 0, 0, K_IPC_NOWAIT);
    assert_int_equal(-K_EAGAIN, call(semop, 0, at(OPS), 2));
    assert_int_equal(0, value(0));
}

static void waiting_for_zero(void **state)
{
    boot_set(PAIR, 1);
    assert_int_equal(0, semop1(0, 0, 0));
    assert_int_equal(0, semop1(0, 2, 0));
    wait1(0, 0);
    assert_int_equal(0, semop1(0, -1, 0));
    assert_int_equal(STATE_WAITING, thread(1)->state);
    assert_int_equal(1, call(semctl, 0, 0, K_GETZCNT, 0));
    assert_int_equal(0, call(semctl, 0, 0, K_GETNCNT, 0));
    assert_int_equal(0, semop1(0, -1, 0));
    assert_int_equal(0, result_of(1));
}

static void first_come_first_served(void **state)
{
    boot_set(TRIO, 1);
    wait1(0, -1);
    wait1(0, -1);
    assert_int_equal(2, call(semctl, 0, 0, K_GETNCNT, 0));
    assert_int_equal(0, semop1(0, 1, 0));
    assert_int_equal(0, result_of(1));
    assert_int_equal(STATE_WAITING, thread(2)->state);
    assert_int_equal(-K_EAGAIN, semop1(0, -1, K_IPC_NOWAIT));
    assert_int_equal(0, call(semctl, 0, 0, K_SETVAL, 1));
    assert_int_equal(0, result_of(2));
    assert_int_equal(0, value(0));
}

static void a_waiter_keeps_what_it_asked_for(void **state)
{
    boot_set(PAIR, 1);
    wait1(0, -1);
    OP(0, 0, 1, 0); /* the same bytes, for a V */
    assert_int_equal(0, call(semop, 0, at(OPS), 1));
    assert_int_equal(0, result_of(1));
    assert_int_equal(0, value(0));
}

static void removing_wakes_all(void **state)
{
    boot_set(TRIO, 1);
    wait1(0, -1);
    OP(0, 0, -1, 0);
    PUT(struct k_timespec, TIME, {5, 0});
    leave(semtimedop, 0, at(OPS), 1, at(TIME));
    assert_int_equal(0, call(semctl, 0, 0, K_IPC_RMID, 0));
    assert_int_equal(-K_EIDRM, result_of(1));
    assert_int_equal(-K_EIDRM, result_of(2));
    assert_int_equal(UINT64_MAX, machine.deadline);
}

static void removing_wakes_all_who_wait_without_lines(void **state)
{
    boot(ONE(TRIO), .flags = BOOT_WAKE_ANY);
    leave(semget, 10, 1, K_IPC_CREAT | 0600); /* all announce what they want, then P1 makes its set */
    wait1(0, -1);
    leave(getpid);
    assert_int_equal(1, now->number);
    assert_int_equal(STATE_READY, thread(2)->state);
    assert_int_equal(0, call(semctl, 0, 0, K_IPC_RMID, 0));
    assert_int_equal(STATE_WAITING, thread(2)->state);
    leave(_exit, 0);
    assert_int_equal(2, now->number);
    assert_int_equal(-K_EIDRM, now->context.result);
}

static void a_timeout_ends_it(void **state)
{
    boot_set(SOLO, 1);
    call(spawn, 0x1111, 0);
    OP(0, 0, -1, 0);
    PUT(struct k_timespec, TIME, {1, 0});
    leave(semtimedop, 0, at(OPS), 1, at(TIME));
    uint64_t start = thread(1)->wait.since;
    leave(sleep, 100);
    assert_int_equal(-K_EAGAIN, now->context.result);
    assert_int_equal(start + TICKS_PER_SECOND, machine.tick);
    PUT(struct k_timespec, TIME, {0, 0});
    assert_int_equal(-K_EAGAIN, call(semtimedop, 0, at(OPS), 1, at(TIME)));
    PUT(struct k_timespec, TIME, {0, -1});
    assert_int_equal(-K_EINVAL, call(semtimedop, 0, at(OPS), 1, at(TIME)));
    assert_int_equal(-K_EFAULT, call(semtimedop, 0, at(OPS), 1, 8));
    OP(0, 0, 1, 0);
    assert_int_equal(0, call(semtimedop, 0, at(OPS), 1, 0));
}

static void semop_refuses(void **state)
{
    boot_set(SOLO, 2);
    assert_int_equal(-K_EINVAL, call(semop, 0, at(OPS), 0));
    assert_int_equal(-K_E2BIG, call(semop, 0, at(OPS), SEM_OPS + 1));
    assert_int_equal(-K_E2BIG, call(semop, 0, at(OPS), 0x80000000));
    assert_int_equal(-K_EFAULT, call(semop, 0, 0, 1));
    assert_int_equal(-K_EINVAL, call(semop, -1, at(OPS), 1));
    assert_int_equal(-K_EINVAL, call(semop, 99, at(OPS), 1));
    assert_int_equal(-K_EFBIG, semop1(2, 1, 0));
    assert_int_equal(-K_EFBIG, semop1(0xffff, 1, 0));
    assert_int_equal(0, semop1(0, K_SEMVMX, 0));
    assert_int_equal(-K_ERANGE, semop1(0, 1, 0));
    assert_int_equal(-K_EAGAIN, semop1(0, 0, K_IPC_NOWAIT));
    assert_int_equal(-K_EAGAIN, semop1(1, -1, K_IPC_NOWAIT));
}

static void semctl_sets_and_gets(void **state)
{
    boot_set(SOLO, 2);
    assert_int_equal(0, call(semctl, 0, 1, K_SETVAL, 7));
    assert_int_equal(0, call(semctl, 0, 0, K_GETALL, at(ARRAY)));
    assert_int_equal(0, GET(unsigned short, ARRAY));
    assert_int_equal(7, GET(unsigned short, ARRAY + 2));
    PUT(unsigned short, ARRAY, 3);
    assert_int_equal(0, call(semctl, 0, 0, K_SETALL, at(ARRAY)));
    assert_int_equal(3, value(0));
    assert_int_equal(7, value(1));
    PUT(unsigned short, ARRAY + 2, 40000);
    assert_int_equal(-K_ERANGE, call(semctl, 0, 0, K_SETALL, at(ARRAY)));
    assert_int_equal(-K_ERANGE, call(semctl, 0, 0, K_SETVAL, -1));
    assert_int_equal(-K_ERANGE, call(semctl, 0, 0, K_SETVAL, K_SEMVMX + 1));
    assert_int_equal(-K_EINVAL, call(semctl, 0, 2, K_GETVAL, 0));
    assert_int_equal(-K_EINVAL, call(semctl, 0, -1, K_SETVAL, 0));
    assert_int_equal(-K_EINVAL, call(semctl, 0, 0, 99, 0));
    assert_int_equal(-K_EINVAL, call(semctl, 1, 0, K_GETVAL, 0));
    assert_int_equal(-K_EINVAL, call(semctl, -1, 0, K_IPC_RMID, 0));
    assert_int_equal(-K_EFAULT, call(semctl, 0, 0, K_GETALL, 8));
    assert_int_equal(-K_EFAULT, call(semctl, 0, 0, K_SETALL, 8));
    assert_int_equal(-K_EFAULT, call(semctl, 0, 0, K_IPC_STAT, 8));
    assert_int_equal(-K_EFAULT, call(semctl, 0, 0, K_IPC_SET, 8));
}

static void what_a_set_says_of_itself(void **state)
{
    boot_set(SOLO, 2);
    machine.tick += 3 * TICKS_PER_SECOND;
    assert_int_equal(0, semop1(0, 1, 0));
    assert_int_equal(0, call(semctl, 0, 0, K_IPC_STAT, at(DS)));
    struct k_semid_ds ds = GET(struct k_semid_ds, DS);
    assert_int_equal(10, ds.sem_perm.key);
    assert_int_equal(0600, ds.sem_perm.mode);
    assert_int_equal(2, ds.sem_nsems);
    assert_int_equal(BOOT_DATE, ds.sem_ctime);
    assert_int_equal(BOOT_DATE + 3, ds.sem_otime);
    ds.sem_perm.mode = 0644;
    ds.sem_perm.uid = 5;
    PUT(struct k_semid_ds, DS, ds);
    assert_int_equal(0, call(semctl, 0, 0, K_IPC_SET, at(DS)));
    assert_int_equal(0, call(semctl, 0, 0, K_IPC_STAT, at(DS)));
    ds = GET(struct k_semid_ds, DS);
    assert_int_equal(0644, ds.sem_perm.mode);
    assert_int_equal(5, ds.sem_perm.uid);
    assert_int_equal(BOOT_DATE + 3, ds.sem_ctime);
}

static void what_a_process_did_is_undone(void **state)
{
    boot_set(SOLO, 2);
    assert_int_equal(0, semop1(0, 3, 0));
    call(fork);
    go(2);
    assert_int_equal(0, semop1(0, -2, K_SEM_UNDO));
    assert_int_equal(0, semop1(1, 1, K_SEM_UNDO));
    assert_int_equal(0, semop1(1, 1, 0));
    leave(_exit, 0);
    assert_int_equal(3, value(0));
    assert_int_equal(1, value(1));
    assert_int_equal(3, call(semctl, 0, 0, K_GETPID, 0));
}

static void undoing_wakes_and_stops_at_0(void **state)
{
    boot_set(SOLO, 1);
    call(fork);
    go(2);
    assert_int_equal(0, semop1(0, 2, K_SEM_UNDO));
    go(1);
    assert_int_equal(0, semop1(0, -1, 0));
    wait1(0, -2);
    assert_int_equal(0, semop1(0, -1, K_SEM_UNDO));
    assert_int_equal(0, semop1(0, 1, 0));
    assert_ends(END_DEADLOCK, 125, leave(_exit, 0)); /* +2 and -1: 1 is to be taken away again */
    assert_int_equal(0, value(0));
    boot_set(SOLO, 1);
    assert_int_equal(0, semop1(0, 1, 0));
    call(fork);
    go(2);
    assert_int_equal(0, semop1(0, -1, K_SEM_UNDO));
    go(1);
    wait1(0, -1);
    leave(raise, K_SIGKILL);
    assert_int_equal(1, now->number);
    assert_int_equal(0, now->context.result);
    assert_int_equal(0, value(0));
}

static void setting_a_value_forgets_what_was_to_be_undone(void **state)
{
    boot_set(SOLO, 1);
    call(fork);
    go(2);
    assert_int_equal(0, semop1(0, 2, K_SEM_UNDO));
    assert_int_equal(0, call(semctl, 0, 0, K_SETVAL, 5));
    leave(_exit, 0);
    assert_int_equal(5, value(0));
    call(fork);
    go(3);
    assert_int_equal(0, semop1(0, 2, K_SEM_UNDO));
    assert_int_equal(0, call(semctl, 0, 0, K_IPC_RMID, 0));
    assert_int_equal(SEM_SETS, call(semget, 10, 1, K_IPC_CREAT | 0600));
    leave(_exit, 0);
    assert_int_equal(0, value(0));
}

static void an_undo_has_limits(void **state)
{
    boot_set(SOLO, 1);
    assert_int_equal(0, semop1(0, K_SEMVMX, K_SEM_UNDO));
    assert_int_equal(0, semop1(0, -K_SEMVMX, 0));
    assert_int_equal(0, semop1(0, 1, K_SEM_UNDO));
    assert_int_equal(0, semop1(0, -1, 0));
    assert_int_equal(-K_ERANGE, semop1(0, 1, K_SEM_UNDO));
    assert_int_equal(0, semop1(0, 1, 0));
    assert_int_equal(0, semop1(0, -1, K_SEM_UNDO));
}

static void the_table_of_undos_gets_full(void **state)
{
    boot_set(SOLO, SEMS);
    for (int i = 0; i < SEMS; i++)
        assert_int_equal(0, semop1(i, 1, K_SEM_UNDO));
    call(fork);
    go(2);
    OP(0, 0, -1, K_SEM_UNDO);
    OP(1, 1, -1, K_SEM_UNDO);
    assert_int_equal(-K_ENOMEM, call(semop, 0, at(OPS), 2));
    go(1);
    assert_int_equal(0, semop1(5, -1, K_SEM_UNDO)); /* what is taken back needs no entry */
    go(2);
    assert_int_equal(-K_ENOMEM, call(semop, 0, at(OPS), 2));
    assert_int_equal(0, semop1(0, -1, K_SEM_UNDO));
    leave(_exit, 0);
    assert_int_equal(1, value(0));
}

static void a_deadlock_names_the_semaphore(void **state)
{
    boot_set(PAIR, 2);
    assert_int_equal(0, call(semctl, 0, 0, K_SETVAL, 1));
    assert_int_equal(0, call(semctl, 0, 1, K_SETVAL, 1));
    assert_int_equal(0, semop1(0, -1, 0));
    go(2);
    assert_int_equal(0, semop1(1, -1, 0));
    wait1(0, -1);
    assert_ends(END_DEADLOCK, 125, wait1(1, -1));
    assert_int_equal(0, last_event(EVENT_ON)->address);
    assert_int_equal(1, last_event(EVENT_HOLDER)->thread);
    assert_int_equal(2, count_events(EVENT_HOLDER));
    assert_int_equal(OBJECT_SEM, last_event(EVENT_LEFT)->size);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(semget_finds_and_makes),
    cmocka_unit_test(tables_get_full),
    cmocka_unit_test(a_removed_id_is_not_used_again),
    cmocka_unit_test(operations_add_up),
    cmocka_unit_test(all_or_nothing),
    cmocka_unit_test(operations_on_one_semaphore_follow_each_other),
    cmocka_unit_test(waiting_for_zero),
    cmocka_unit_test(first_come_first_served),
    cmocka_unit_test(a_waiter_keeps_what_it_asked_for),
    cmocka_unit_test(removing_wakes_all),
    cmocka_unit_test(removing_wakes_all_who_wait_without_lines),
    cmocka_unit_test(a_timeout_ends_it),
    cmocka_unit_test(semop_refuses),
    cmocka_unit_test(semctl_sets_and_gets),
    cmocka_unit_test(what_a_set_says_of_itself),
    cmocka_unit_test(what_a_process_did_is_undone),
    cmocka_unit_test(undoing_wakes_and_stops_at_0),
    cmocka_unit_test(setting_a_value_forgets_what_was_to_be_undone),
    cmocka_unit_test(an_undo_has_limits),
    cmocka_unit_test(the_table_of_undos_gets_full),
    cmocka_unit_test(a_deadlock_names_the_semaphore),
};

RUN(tests)
