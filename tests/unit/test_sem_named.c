/* Named semaphores: names, who has them open, what they leave. */
#include <string.h>

#include "play.h"

enum { NAME = 200 };

static intptr_t open(const char *name, unsigned flags, unsigned value)
{
    put_string(NAME, name);
    return call(sem_open, at(NAME), flags, 0600, value);
}

static intptr_t unlink_it(const char *name)
{
    put_string(NAME, name);
    return call(sem_unlink, at(NAME));
}

static void one_name_is_one_semaphore(void **state)
{
    boot(ONE(SOLO));
    assert_int_equal(-K_ENOENT, open("/a", 0, 0));
    intptr_t a = open("/a", K_O_CREAT, 3), b = open("/b", K_O_CREAT, 4);
    assert_true(a > 0 && b > 0 && a != b);
    assert_int_equal(a, open("a", 0, 0));
    assert_int_equal(-K_EEXIST, open("/a", K_O_CREAT | K_O_EXCL, 0));
    assert_int_equal(3, *(int *)a);
    assert_false(user_may(process_of(now), (uintptr_t)b + 4, 1, false));
    assert_int_equal(0, call(sem_close, a));
    assert_true(user_may(process_of(now), (uintptr_t)a, 4, true));
    assert_int_equal(0, call(sem_close, a));
    assert_int_equal(-K_EINVAL, call(sem_close, a));
    assert_int_equal(-K_EINVAL, call(sem_wait, a));
    assert_int_equal(a, open("/a", 0, 0)); /* its value has stayed */
    assert_int_equal(3, *(int *)a);
}

static void an_unlinked_one_lives_until_closed(void **state)
{
    boot(ONE(SOLO));
    intptr_t a = open("/a", K_O_CREAT, 1);
    call(fork);
    assert_int_equal(0, unlink_it("/a"));
    assert_int_equal(-K_ENOENT, unlink_it("/a"));
    assert_int_equal(0, call(sem_close, a));
    assert_int_equal(-K_ENOENT, open("/a", 0, 0));
    assert_true(machine.named_sems[0].used);
    go(2);
    assert_int_equal(0, call(sem_wait, a));
    leave(_exit, 0);
    assert_false(machine.named_sems[0].used);
    assert_int_equal(SEGMENT_FREE, machine.segments[0].kind);
}

static void it_wakes_across_images(void **state)
{
    boot(ONE(SOLO));
    intptr_t a = open("/a", K_O_CREAT, 0);
    call(fork);
    leave(sem_wait, a);
    assert_int_equal(a, open("/a", 0, 0));
    assert_int_equal(0, call(sem_post, a));
    assert_int_equal(0, result_of(1));
}

static void full_tables_and_wrong_names(void **state)
{
    boot(ONE(SOLO));
    char name[] = "/0";
    for (unsigned i = 0; i < NAMED_SEMS; i++, name[1]++)
        assert_true(open(name, K_O_CREAT, 0) > 0);
    assert_int_equal(-K_ENOSPC, open("/more", K_O_CREAT, 0));
    assert_int_equal(0, unlink_it("/0"));
    assert_int_equal(-K_ENOSPC, open("/more", K_O_CREAT, 0)); /* still open */
    assert_int_equal(-K_EINVAL, open("/", K_O_CREAT, 0));
    assert_int_equal(-K_EINVAL, open("", K_O_CREAT, 0));
    assert_int_equal(-K_EINVAL, open("/a/b", K_O_CREAT, 0));
    assert_int_equal(-K_ENAMETOOLONG, open("/0123456789abc", K_O_CREAT, 0));
    assert_int_equal(-K_ENAMETOOLONG, unlink_it("/0123456789abc"));
    assert_int_equal(-K_ENOENT, unlink_it("/"));
    assert_int_equal(-K_EFAULT, call(sem_open, 8, 0, 0, 0));
    assert_int_equal(-K_EINVAL, call(sem_close, at(0)));
    for (unsigned i = NAMED_SEMS; i < SHM_MAPPINGS; i++)
        assert_true(open("/1", 0, 0) > 0);
    assert_int_equal(-K_ENOMEM, open("/1", 0, 0));
}

static void without_room_nothing_is_made(void **state)
{
    boot(ONE(SOLO));
    intptr_t id = call(shmget, 0, 1, 0600);
    for (unsigned i = 0; i < SHM_MAPPINGS; i++)
        call(shmat, id, 0, 0);
    assert_int_equal(-K_ENOMEM, open("/a", K_O_CREAT, 0));
    assert_false(machine.named_sems[0].used);
    boot(ONE(SOLO));
    call(shmget, 0, SHM_CHUNKS * SHM_CHUNK, 0600);
    assert_int_equal(-K_ENOSPC, open("/a", K_O_CREAT, 0));
    assert_int_equal(-K_EINVAL, open("/a", K_O_CREAT, 0x80000000));
}

/* 10,000 that die with what they have leave nothing. */
static void the_killed_leave_nothing(void **state)
{
    boot(ONE(SOLO));
    machine.flags &= ~(uint32_t)BOOT_TRACE;
    for (unsigned i = 0; i < 10000; i++) {
        intptr_t child = call(fork);
        go(i + 2);
        assert_true(open("/a", K_O_CREAT | K_O_EXCL, 0) > 0);
        assert_true(open("/a", 0, 0) > 0);
        assert_int_equal(0, unlink_it("/a"));
        go(1);
        signal_process(&machine.processes[child], K_SIGKILL);
        assert_int_equal(child, call(wait, 0));
    }
    assert_false(machine.named_sems[0].used);
    assert_int_equal(SEGMENT_FREE, machine.segments[0].kind);
    kernel_check();
}

static void what_is_left_is_reported(void **state)
{
    boot(ONE(SOLO));
    open("/a", K_O_CREAT, 6);
    assert_ends(END_EXIT, 0, leave(_exit, 0));
    assert_int_equal(OBJECT_NAMED, last_event(EVENT_LEFT)->size);
    assert_int_equal(6, last_event(EVENT_LEFT)->value);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(one_name_is_one_semaphore),
    cmocka_unit_test(an_unlinked_one_lives_until_closed),
    cmocka_unit_test(it_wakes_across_images),
    cmocka_unit_test(full_tables_and_wrong_names),
    cmocka_unit_test(without_room_nothing_is_made),
    cmocka_unit_test(the_killed_leave_nothing),
    cmocka_unit_test(what_is_left_is_reported),
};

RUN(tests)
