/* The heap of programs. */
#include "library.h"

#include <string.h>

LIBRARY(void *, malloc, size_t size);
LIBRARY(void *, calloc, size_t count, size_t size);
LIBRARY(void *, realloc, void *block, size_t size);
LIBRARY(void, free, void *block);
LIBRARY(int, atexit, void (*function)(void));
LIBRARY(void, exit, int status);
LIBRARY(int, printf, const char *format, ...);
LIBRARY(void, __assert_fail, const char *condition, const char *file, unsigned line,
        const char *function);

enum { BLOCKS = 64, NO_MEMORY = 12 };

static void blocks_do_not_overlap(void **state)
{
    unsigned char *blocks[BLOCKS] = {0};
    size_t sizes[BLOCKS] = {0};
    unsigned seed = 1;
    (void)state;
    for (int round = 0; round < 20000; round++) {
        seed = seed * 1103515245 + 12345;
        int i = seed >> 16 & (BLOCKS - 1);
        for (size_t b = 0; b < sizes[i]; b++)
            assert_int_equal(blocks[i][b], i + 1);
        lib_free(blocks[i]);
        sizes[i] = seed % 7 ? (seed >> 8) % 300 : (seed >> 8) % 3000;
        blocks[i] = lib_malloc(sizes[i]);
        assert_non_null(blocks[i]);
        assert_int_equal((uintptr_t)blocks[i] % 16, 0);
        memset(blocks[i], i + 1, sizes[i]);
    }
    for (int i = 0; i < BLOCKS; i++)
        lib_free(blocks[i]);
    assert_int_equal(library_blocks, 0);
}

static void freed_last_given_first(void **state)
{
    char *a = lib_malloc(24), *b = lib_malloc(24), *other = lib_malloc(100);
    (void)state;
    lib_free(a);
    lib_free(b);
    lib_free(other);
    assert_ptr_equal(lib_malloc(20), b);
    assert_ptr_equal(lib_malloc(24), a);
    assert_ptr_equal(lib_malloc(99), other);
}

static void a_freed_block_is_zero(void **state)
{
    char *a = lib_malloc(40);
    (void)state;
    memset(a, 7, 40);
    lib_free(a);
    for (int i = 0; i < 40; i++)
        assert_int_equal(a[i], 0);
}

static void the_heap_ends(void **state)
{
    unsigned count = 0;
    (void)state;
    while (lib_malloc(1000))
        count++;
    assert_int_equal(library_errno(), NO_MEMORY);
    assert_true(count > 200);
    assert_null(lib_malloc((size_t)-1));
    assert_null(lib_calloc((size_t)-1, 16));
}

/* When the heap cannot grow, a larger free block serves. */
static void a_larger_block_serves(void **state)
{
    char *large = lib_malloc(5000);
    (void)state;
    while (lib_malloc(64))
        ;
    assert_null(lib_malloc(64));
    lib_free(large);
    assert_ptr_equal(lib_malloc(64), large);
}

static void realloc_keeps_what_was_there(void **state)
{
    char *a = lib_realloc(NULL, 10);
    (void)state;
    strcpy(a, "abcdefghi");
    char *b = lib_realloc(a, 2000);
    assert_string_equal(b, "abcdefghi");
    b = lib_realloc(b, 5);
    assert_memory_equal(b, "abcde", 5);
    assert_null(lib_realloc(b, 0));
    assert_int_equal(library_blocks, 0);
}

static void calloc_clears(void **state)
{
    char *a = lib_malloc(48);
    (void)state;
    lib_free(a);
    memset(a, 9, 48);
    char *b = lib_calloc(3, 16);
    assert_ptr_equal(a, b);
    for (int i = 0; i < 48; i++)
        assert_int_equal(b[i], 0);
}

static void ends_by_abort(void *pointer, const char *said)
{
    if (setjmp(library_ended) == 0) {
        lib_free(pointer);
        fail();
    }
    assert_int_equal(library_status, 128 + 6);
    assert_string_equal(written[2], said);
}

static void a_block_is_freed_once(void **state)
{
    char *a = lib_malloc(10);
    (void)state;
    lib_free(a);
    ends_by_abort(a, "free(): double free detected\n");
}

static void only_blocks_are_freed(void **state)
{
    int other;
    (void)state;
    ends_by_abort(&other, "free(): invalid pointer\n");
}

/* ---- The end of a process ---------------------------------------------------------------- */

static void first(void) { lib_printf("first "); }
static void second(void) { lib_printf("second "); }

static void exit_calls_the_last_first_and_flushes(void **state)
{
    (void)state;
    lib_atexit(first);
    lib_atexit(second);
    lib_printf("main ");
    if (setjmp(library_ended) == 0)
        lib_exit(3);
    assert_int_equal(library_status, 3);
    assert_string_equal(written[1], "main second first ");
    assert_int_equal(writes[1], 1);
}

static void atexit_has_an_end(void **state)
{
    (void)state;
    for (int i = 0; i < 32; i++)
        assert_int_equal(lib_atexit(first), 0);
    assert_int_equal(lib_atexit(first), 1);
}

static void an_assertion_says_where(void **state)
{
    (void)state;
    if (setjmp(library_ended) == 0)
        lib___assert_fail("x == 1", "a.c", 12, "main");
    assert_int_equal(library_status, 128 + 6);
    assert_string_equal(written[2], "a.c:12: main: Assertion `x == 1' failed.\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(blocks_do_not_overlap, library_fresh),
        cmocka_unit_test_setup(freed_last_given_first, library_fresh),
        cmocka_unit_test_setup(a_freed_block_is_zero, library_fresh),
        cmocka_unit_test_setup(the_heap_ends, library_fresh),
        cmocka_unit_test_setup(a_larger_block_serves, library_fresh),
        cmocka_unit_test_setup(realloc_keeps_what_was_there, library_fresh),
        cmocka_unit_test_setup(calloc_clears, library_fresh),
        cmocka_unit_test_setup(a_block_is_freed_once, library_fresh),
        cmocka_unit_test_setup(only_blocks_are_freed, library_fresh),
        cmocka_unit_test_setup(exit_calls_the_last_first_and_flushes, library_fresh),
        cmocka_unit_test_setup(atexit_has_an_end, library_fresh),
        cmocka_unit_test_setup(an_assertion_says_where, library_fresh),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
