/* mmap: anonymous memory, files whose bytes move into a segment and back. */
#include <string.h>

#include "play.h"

enum { NAME = 200, TEXT = 300, BOTH = K_PROT_READ | K_PROT_WRITE, PAGE_HERE = SHM_CHUNK };

static intptr_t open(const char *name, unsigned flags)
{
    put_string(NAME, name);
    return call(shm_open, at(NAME), flags, 0600);
}

static intptr_t map(size_t length, unsigned rights, intptr_t d)
{
    return call(mmap, 0, length, rights, K_MAP_SHARED | (d < 0 ? K_MAP_ANONYMOUS : 0), d, 0);
}

static unsigned blocks_used(void)
{
    unsigned used = 0;
    for (unsigned i = 0; i < BLOCKS; i++)
        used += machine.blocks[i].used;
    return used;
}

static void assert_nothing_is_left(void)
{
    for (unsigned i = 0; i < SEGMENTS; i++)
        assert_int_equal(SEGMENT_FREE, machine.segments[i].kind);
    for (unsigned i = 0; i < SHM_MAPPINGS; i++)
        assert_int_equal(0, machine.mappings[i].process);
    kernel_check();
}

static void anonymous_memory_goes_with_its_last_user(void **state)
{
    boot(ONE(SOLO));
    intptr_t here = map(10, BOTH, -1);
    assert_true(here > 0);
    call(fork);
    *(int *)here = 7;
    assert_int_equal(0, call(munmap, here, 10));
    assert_false(user_may(process_of(now), (uintptr_t)here, 1, false));
    go(2);
    assert_int_equal(7, *(int *)here);
    assert_int_equal(SEGMENT_ANONYMOUS, machine.segments[0].kind);
    leave(_exit, 0);
    assert_nothing_is_left();
}

static void a_file_moves_into_a_segment_and_back(void **state)
{
    boot(ONE(SOLO));
    intptr_t d = open("/a", K_O_RDWR | K_O_CREAT);
    put_string(TEXT, "0123456789012345678901234567890123456789");
    assert_int_equal(40, call(write, d, at(TEXT), 40));
    unsigned before = blocks_used();
    intptr_t here = map(40, BOTH, d);
    assert_int_equal(before - 2, blocks_used());
    assert_memory_equal((void *)at(TEXT), (void *)here, 40);
    ((char *)here)[39] = 'x';
    assert_int_equal(40, call(pread, d, at(TEXT + 100), 100, 0));
    assert_int_equal('x', GET(char, TEXT + 139));
    assert_int_equal(1, call(pwrite, d, at(TEXT + 1), 1, 0));
    assert_int_equal('1', *(char *)here);
    assert_int_equal(0, call(close, d));
    assert_int_equal(0, call(munmap, here, 40));
    assert_int_equal(before, blocks_used());
    assert_nothing_is_left();
    d = open("/a", K_O_RDONLY);
    assert_int_equal(40, call(read, d, at(TEXT + 100), 100));
    assert_int_equal('1', GET(char, TEXT + 100));
    assert_int_equal('x', GET(char, TEXT + 139));
}

static void a_file_without_a_name_lives_while_it_is_mapped(void **state)
{
    boot(ONE(SOLO));
    intptr_t d = open("/a", K_O_RDWR | K_O_CREAT);
    assert_int_equal(0, call(ftruncate, d, 10));
    unsigned before = blocks_used();
    intptr_t here = map(10, BOTH, d);
    put_string(NAME, "/a");
    assert_int_equal(0, call(shm_unlink, at(NAME)));
    assert_int_equal(0, call(close, d));
    *(char *)here = 1;
    assert_int_equal(1, *(char *)here);
    assert_int_equal(0, call(munmap, here, 10));
    assert_int_equal(before, blocks_used());
    assert_nothing_is_left();
}

static void where_blocks_are_full_the_segment_stays(void **state)
{
    boot(ONE(SOLO));
    intptr_t d = open("/a", K_O_RDWR | K_O_CREAT), other = open("/b", K_O_RDWR | K_O_CREAT);
    assert_int_equal(0, call(ftruncate, d, 100));
    intptr_t here = map(100, BOTH, d);
    memset((void *)here, 'm', 100);
    memset((void *)at(TEXT), 'b', 1000);
    while (call(write, other, at(TEXT), 1000) > 0)
        ;
    assert_int_equal(BLOCKS, blocks_used());
    assert_int_equal(0, call(munmap, here, 100));
    assert_int_equal(SEGMENT_FILE, machine.segments[0].kind);
    assert_int_equal(100, call(pread, d, at(TEXT), 200, 0));
    assert_int_equal('m', GET(char, TEXT + 99));
    put_string(NAME, "/a");
    assert_int_equal(0, call(shm_unlink, at(NAME)));
    assert_int_equal(0, call(close, d));
    assert_nothing_is_left();
}

static void behind_the_file_is_sigbus(void **state)
{
    boot(ONE(SOLO));
    intptr_t d = open("/a", K_O_RDWR | K_O_CREAT);
    intptr_t here = map(2 * PAGE_HERE, BOTH, d);
    const struct process *p = process_of(now);
    assert_false(user_may(p, (uintptr_t)here, 1, false));
    assert_int_equal(K_SIGBUS, shm_signal(p, (uintptr_t)here));
    assert_int_equal(0, call(ftruncate, d, PAGE_HERE + 1));
    assert_true(user_may(p, (uintptr_t)here, 2 * PAGE_HERE, true));
    *(char *)(here + 100) = 1;
    assert_int_equal(0, call(ftruncate, d, 10));
    assert_false(user_may(p, (uintptr_t)here + PAGE_HERE, 1, true));
    assert_int_equal(0, *(char *)(here + 100));
    assert_int_equal(K_SIGSEGV, shm_signal(p, (uintptr_t)here + 2 * PAGE_HERE));
    assert_ends(END_EXIT, 128 + K_SIGBUS, point(OP_WRITE, (uintptr_t)here + PAGE_HERE, 1));
}

static void mappings_are_cut(void **state)
{
    boot(ONE(SOLO));
    intptr_t here = map(4 * PAGE_HERE, BOTH, -1);
    const struct process *p = process_of(now);
    assert_int_equal(0, call(munmap, here + PAGE_HERE, PAGE_HERE));
    assert_true(user_may(p, (uintptr_t)here, PAGE_HERE, true));
    assert_false(user_may(p, (uintptr_t)here + PAGE_HERE, 1, true));
    assert_true(user_may(p, (uintptr_t)here + 2 * PAGE_HERE, 2 * PAGE_HERE, true));
    assert_int_equal(0xd, shm_chunks(p));
    assert_int_equal(0, call(mprotect, here + 3 * PAGE_HERE, 1, K_PROT_READ));
    assert_false(user_may(p, (uintptr_t)here + 3 * PAGE_HERE, 1, true));
    assert_true(user_may(p, (uintptr_t)here + 3 * PAGE_HERE, 1, false));
    assert_true(user_may(p, (uintptr_t)here + 2 * PAGE_HERE, 1, true));
    assert_int_equal(-K_ENOMEM, call(msync, here, 4 * PAGE_HERE, K_MS_SYNC));
    assert_int_equal(0, call(msync, here + 2 * PAGE_HERE, 2 * PAGE_HERE, K_MS_SYNC));
    assert_int_equal(0, call(munmap, here, 4 * PAGE_HERE));
    assert_nothing_is_left();
}

static void calls_refuse(void **state)
{
    boot(ONE(SOLO));
    intptr_t d = open("/a", K_O_RDWR | K_O_CREAT), r = open("/a", K_O_RDONLY);
    assert_int_equal(-K_EINVAL, map(0, BOTH, -1));
    assert_int_equal(-K_EBADF, call(mmap, 0, 1, BOTH, K_MAP_SHARED, 99, 0));
    assert_int_equal(-K_EINVAL, call(mmap, 0, 1, BOTH, 0, d, 0));
    assert_int_equal(-K_EINVAL, call(mmap, 0, 1, BOTH, K_MAP_SHARED, d, 1));
    assert_int_equal(-K_EOPNOTSUPP, map(1, BOTH | 4, d));
    assert_int_equal(-K_EOVERFLOW, call(mmap, 0, SIZE_MAX, BOTH, K_MAP_SHARED, d, 4096));
    assert_int_equal(-K_ENOMEM, map(SHM_CHUNKS * SHM_CHUNK + 1, BOTH, d));
    assert_int_equal(-K_EINVAL, call(mmap, at(0), 1, BOTH, K_MAP_SHARED | K_MAP_FIXED, d, 0));
    assert_int_equal(-K_EACCES, map(1, BOTH, r));
    assert_int_equal(-K_ENODEV, call(mmap, 0, 1, BOTH, K_MAP_SHARED, 0, 0));
    intptr_t here = map(1, K_PROT_READ, r);
    assert_int_equal(-K_EACCES, call(mprotect, here, 1, BOTH));
    assert_int_equal(-K_EINVAL, call(munmap, here + 1, 1));
    assert_int_equal(-K_EINVAL, call(munmap, here, 0));
    assert_int_equal(0, call(munmap, at(0), 1)); /* nothing is mapped there */
    assert_int_equal(0, call(munmap, here, 1));
    assert_nothing_is_left();
}

/* 10,000 that die with what they have leave nothing. */
static void the_killed_leave_nothing(void **state)
{
    boot(ONE(SOLO));
    machine.flags &= ~(uint32_t)BOOT_TRACE;
    unsigned before = blocks_used();
    for (unsigned i = 0; i < 10000; i++) {
        intptr_t child = call(fork);
        go(i + 2);
        intptr_t d = open("/a", K_O_RDWR | K_O_CREAT | K_O_EXCL);
        assert_int_equal(0, call(ftruncate, d, 40));
        assert_true(map(40, BOTH, d) > 0);
        assert_true(map(40, BOTH, -1) > 0);
        put_string(NAME, "/a");
        assert_int_equal(0, call(shm_unlink, at(NAME)));
        go(1);
        signal_process(&machine.processes[child], K_SIGKILL);
        assert_int_equal(child, call(wait, 0));
    }
    assert_int_equal(before, blocks_used());
    assert_nothing_is_left();
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(anonymous_memory_goes_with_its_last_user),
    cmocka_unit_test(a_file_moves_into_a_segment_and_back),
    cmocka_unit_test(a_file_without_a_name_lives_while_it_is_mapped),
    cmocka_unit_test(where_blocks_are_full_the_segment_stays),
    cmocka_unit_test(behind_the_file_is_sigbus),
    cmocka_unit_test(mappings_are_cut),
    cmocka_unit_test(calls_refuse),
    cmocka_unit_test(the_killed_leave_nothing),
};

RUN(tests)
