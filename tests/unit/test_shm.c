/* Shared memory: the pool, segments, mappings, System V's calls. */
#include <string.h>

#include "play.h"

enum { DS = 1000, KEY = 77, POOL = SHM_CHUNKS * SHM_CHUNK };

static intptr_t get(size_t size)
{
    return call(shmget, K_IPC_PRIVATE, size, K_IPC_CREAT | 0600);
}

static uintptr_t attach(intptr_t id)
{
    intptr_t address = call(shmat, id, 0, 0);
    assert_true(address > 0);
    return (uintptr_t)address;
}

static struct k_shmid_ds stat_of(intptr_t id)
{
    assert_int_equal(0, call(shmctl, id, K_IPC_STAT, at(DS)));
    return GET(struct k_shmid_ds, DS);
}

static void shmget_finds_and_makes(void **state)
{
    boot(ONE(SOLO));
    assert_int_equal(-K_ENOENT, call(shmget, KEY, 10, 0600));
    assert_int_equal(-K_EINVAL, call(shmget, KEY, 0, K_IPC_CREAT));
    assert_int_equal(-K_EINVAL, call(shmget, KEY, POOL + 1, K_IPC_CREAT));
    assert_int_equal(-K_EINVAL, call(shmget, KEY, -1, K_IPC_CREAT));
    intptr_t id = call(shmget, KEY, 10, K_IPC_CREAT | K_IPC_EXCL | 0600);
    assert_int_equal(0, id);
    assert_int_equal(-K_EEXIST, call(shmget, KEY, 10, K_IPC_CREAT | K_IPC_EXCL | 0600));
    assert_int_equal(id, call(shmget, KEY, 10, K_IPC_CREAT));
    assert_int_equal(id, call(shmget, KEY, 0, 0));
    assert_int_equal(-K_EINVAL, call(shmget, KEY, 11, 0));
    assert_int_equal(-K_EACCES, call(shmget, KEY, 10, 0700));
    assert_int_equal(1, get(1));
}

static void segments_are_zero_and_apart(void **state)
{
    boot(ONE(SOLO));
    memset(shared_memory, 0xee, sizeof shared_memory);
    uintptr_t one = attach(get(SHM_CHUNK + 1)), two = attach(get(1));
    for (unsigned i = 0; i < 2 * SHM_CHUNK; i++)
        assert_int_equal(0, *(char *)(one + i));
    assert_true(two >= one + 2 * SHM_CHUNK);
    assert_int_equal(0, *(char *)two);
}

static void the_pool_is_filled_and_used_again(void **state)
{
    boot(ONE(SOLO));
    intptr_t ids[SHM_CHUNKS];
    for (unsigned i = 0; i < SHM_CHUNKS; i++)
        ids[i] = get(SHM_CHUNK);
    assert_int_equal(-K_ENOSPC, get(1));
    assert_int_equal(0, call(shmctl, ids[2], K_IPC_RMID, 0));
    assert_int_equal(0, call(shmctl, ids[4], K_IPC_RMID, 0));
    assert_int_equal(-K_ENOSPC, get(SHM_CHUNK + 1)); /* not in one piece */
    assert_int_equal(ids[2] + SEGMENTS, get(1));     /* another id */
    assert_int_equal(-K_EINVAL, call(shmat, ids[2], 0, 0));
    for (unsigned i = 0; i < SHM_CHUNKS; i++)
        call(shmctl, ids[i], K_IPC_RMID, 0);
    call(shmctl, ids[2] + SEGMENTS, K_IPC_RMID, 0);
    assert_true(get(POOL) >= 0);
}

static void only_what_is_attached_may_be_touched(void **state)
{
    boot(ONE(SOLO));
    intptr_t id = get(10);
    const struct process *p = process_of(now);
    uintptr_t here = segment_address(&machine.segments[0]), room = SHM_CHUNK;
    assert_false(user_may(p, here, 1, false));
    assert_int_equal(here, attach(id));
    assert_true(user_may(p, here, room, true));
    assert_false(user_may(p, here, room + 1, false));
    assert_false(user_may(p, here + room, 1, false));
    assert_false(user_may(p, here, SIZE_MAX, false));
    assert_int_equal(1, shm_chunks(p));
    assert_int_equal(0, call(shmdt, here));
    assert_false(user_may(p, here, 1, false));
    assert_int_equal(0, shm_chunks(p));
    call(shmat, id, 0, K_SHM_RDONLY);
    assert_true(user_may(p, here, room, false));
    assert_false(user_may(p, here, 1, true));
    attach(id); /* both */
    assert_true(user_may(p, here, 1, true));
    call(shmdt, here); /* the one to read only goes first */
    assert_true(user_may(p, here, 1, true));
    call(shmdt, here);
    assert_int_equal(-K_EINVAL, call(shmdt, here));
}

static void touching_it_detached_is_a_fault(void **state)
{
    boot(ONE(SOLO));
    uintptr_t here = attach(get(10));
    assert_int_equal(1, now->number);
    point(OP_WRITE, here, 4);
    assert_int_equal(1, now->number);
    call(shmdt, here);
    assert_ends(END_EXIT, 128 + K_SIGSEGV, point(OP_READ, here, 4));
    assert_int_equal(K_SIGSEGV, last_event(EVENT_FAULT)->size);
    assert_int_equal(here, last_event(EVENT_FAULT)->address);
}

static void a_child_has_what_its_parent_has(void **state)
{
    boot(ONE(SOLO));
    intptr_t id = get(10);
    uintptr_t here = attach(id);
    call(fork);
    assert_int_equal(2, stat_of(id).shm_nattch);
    go(2);
    *(int *)here = 5;
    assert_true(user_may(process_of(now), here, 4, true));
    leave(_exit, 0);
    assert_int_equal(1, stat_of(id).shm_nattch);
    assert_int_equal(3, stat_of(id).shm_lpid);
    assert_int_equal(5, *(int *)here);
}

static void a_removed_one_lives_until_the_last_detach(void **state)
{
    boot(ONE(SOLO));
    intptr_t id = call(shmget, KEY, 10, K_IPC_CREAT | 0600);
    uintptr_t here = attach(id);
    call(fork);
    assert_int_equal(0, call(shmctl, id, K_IPC_RMID, 0));
    assert_int_equal(-K_ENOENT, call(shmget, KEY, 10, 0600));
    assert_int_equal(0600 | K_SHM_DEST, stat_of(id).shm_perm.mode);
    call(shmdt, here);
    assert_int_equal(1, stat_of(id).shm_nattch);
    signal_process(process_of(thread(2)), K_SIGKILL);
    assert_int_equal(-K_EINVAL, call(shmctl, id, K_IPC_STAT, at(DS)));
    assert_int_equal(SEGMENT_FREE, machine.segments[0].kind);
}

static void semaphores_in_it_wake_across_images(void **state)
{
    boot(ONE(SOLO));
    uintptr_t here = attach(get(sizeof(int)));
    call(sem_init, here, 1, 0);
    call(fork);
    leave(sem_wait, here);
    assert_int_equal(-K_EBUSY, call(sem_destroy, here));
    assert_int_equal(0, call(sem_post, here));
    assert_int_equal(0, result_of(1));
    assert_int_equal(1, thread(1)->held[0].object == OBJECT_WORD);
    assert_int_equal(0, call(sem_post, here)); /* gives back what P1 holds */
    assert_int_equal(OBJECT_NONE, thread(1)->held[0].object);
}

static void a_full_table_of_mappings(void **state)
{
    boot(ONE(SOLO));
    intptr_t id = get(1);
    uintptr_t here = attach(id);
    for (unsigned i = 1; i < SHM_MAPPINGS / 2 + 1; i++)
        attach(id);
    assert_int_equal(-K_EAGAIN, call(fork));
    assert_int_equal(-K_EAGAIN, call(spawn, 0x1111, 0));
    for (unsigned i = SHM_MAPPINGS / 2 + 1; i < SHM_MAPPINGS; i++)
        attach(id);
    assert_int_equal(-K_ENOMEM, call(shmat, id, 0, 0));
    for (unsigned i = 0; i < SHM_MAPPINGS; i++)
        assert_int_equal(0, call(shmdt, here));
    attach(id);
    assert_int_equal(3, call(fork));
}

static void addresses_that_a_program_asks_for(void **state)
{
    boot(ONE(SOLO));
    intptr_t id = get(1);
    uintptr_t here = segment_address(&machine.segments[0]);
    assert_int_equal(-K_EINVAL, call(shmat, id, here + 4, 0));
    assert_int_equal(-K_EINVAL, call(shmat, id, at(0), 0));
    assert_int_equal(-K_EINVAL, call(shmat, id, 0, K_SHM_REMAP));
    assert_int_equal(here, call(shmat, id, here, 0));
    assert_int_equal(-K_EINVAL, call(shmat, id, here, 0));
    assert_int_equal(here, call(shmat, id, here, K_SHM_REMAP));
    assert_int_equal(-K_EINVAL, call(shmdt, here + 1));
    assert_int_equal(-K_EINVAL, call(shmdt, at(0)));
}

static void modes_are_enforced(void **state)
{
    boot(ONE(SOLO));
    intptr_t id = call(shmget, KEY, 1, K_IPC_CREAT | 0400);
    assert_int_equal(-K_EACCES, call(shmat, id, 0, 0));
    assert_true(call(shmat, id, 0, K_SHM_RDONLY) > 0);
    struct k_shmid_ds ds = stat_of(id);
    assert_int_equal(USER, ds.shm_perm.uid);
    ds.shm_perm.mode = 0;
    PUT(struct k_shmid_ds, DS, ds);
    assert_int_equal(0, call(shmctl, id, K_IPC_SET, at(DS)));
    assert_int_equal(-K_EACCES, call(shmctl, id, K_IPC_STAT, at(DS)));
    assert_int_equal(-K_EACCES, call(shmat, id, 0, K_SHM_RDONLY));
    assert_int_equal(-K_EACCES, call(shmget, KEY, 1, 0400));
    assert_int_equal(id, call(shmget, KEY, 1, 0));
    assert_int_equal(-K_EFAULT, call(shmctl, id, K_IPC_SET, 8));
    assert_int_equal(-K_EINVAL, call(shmctl, id, 99, 0));
}

/* 10,000 that die with what they have leave nothing. */
static void the_killed_leave_nothing(void **state)
{
    boot(ONE(SOLO));
    machine.flags &= ~(uint32_t)BOOT_TRACE;
    for (unsigned i = 0; i < 10000; i++) {
        intptr_t child = call(fork);
        go(i + 2);
        intptr_t id = get(1 + i % POOL);
        assert_true(id >= 0);
        attach(id);
        attach(id);
        assert_int_equal(0, call(shmctl, id, K_IPC_RMID, 0));
        go(1);
        signal_process(&machine.processes[child], K_SIGKILL);
        assert_int_equal(child, call(wait, 0));
    }
    for (unsigned i = 0; i < SEGMENTS; i++)
        assert_int_equal(SEGMENT_FREE, machine.segments[i].kind);
    for (unsigned i = 0; i < SHM_MAPPINGS; i++)
        assert_int_equal(0, machine.mappings[i].process);
    kernel_check();
}

static void what_is_left_is_reported(void **state)
{
    boot(ONE(SOLO));
    call(shmget, KEY, 100, K_IPC_CREAT);
    assert_ends(END_EXIT, 0, leave(_exit, 0));
    const struct record *left = last_event(EVENT_LEFT);
    assert_int_equal(OBJECT_SHM, left->size);
    assert_int_equal(KEY, left->address);
    assert_int_equal(100, left->value);
}

static void broken_tables_are_found(void **state)
{
    boot(ONE(SOLO));
    attach(get(1));
    machine.segments[0].mappings = 2;
    assert_panics("machine.segments[i].mappings == 0", kernel_check());
    boot(ONE(SOLO));
    attach(get(1));
    machine.mappings[0].length = POOL + 1;
    assert_panics("m->length", kernel_check());
    boot(ONE(SOLO));
    get(1);
    get(1);
    machine.segments[1].first = 0;
    assert_panics("first", kernel_check());
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(shmget_finds_and_makes),
    cmocka_unit_test(segments_are_zero_and_apart),
    cmocka_unit_test(the_pool_is_filled_and_used_again),
    cmocka_unit_test(only_what_is_attached_may_be_touched),
    cmocka_unit_test(touching_it_detached_is_a_fault),
    cmocka_unit_test(a_child_has_what_its_parent_has),
    cmocka_unit_test(a_removed_one_lives_until_the_last_detach),
    cmocka_unit_test(semaphores_in_it_wake_across_images),
    cmocka_unit_test(a_full_table_of_mappings),
    cmocka_unit_test(addresses_that_a_program_asks_for),
    cmocka_unit_test(modes_are_enforced),
    cmocka_unit_test(the_killed_leave_nothing),
    cmocka_unit_test(what_is_left_is_reported),
    cmocka_unit_test(broken_tables_are_found),
};

RUN(tests)
