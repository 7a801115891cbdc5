/* poll and select. */
#include <string.h>

#include "play.h"

enum { PAIR_OF_ENDS = 100, FDS = 120, SETS_AT = 200, TIME = 264, BYTES = 300 };

static int reader(void) { return GET(int, PAIR_OF_ENDS); }
static int writer(void) { return GET(int, PAIR_OF_ENDS + 4); }

static void watch(unsigned i, int fd, int events)
{
    PUT(struct k_pollfd, FDS + i * sizeof(struct k_pollfd), (struct k_pollfd){fd, (short)events, -1});
}

static int events(unsigned i)
{
    return GET(struct k_pollfd, FDS + i * sizeof(struct k_pollfd)).revents;
}

static void boot_with_pipe(void)
{
    boot(ONE(SOLO));
    assert_int_equal(0, call(pipe, at(PAIR_OF_ENDS)));
    watch(0, reader(), K_POLLIN);
    watch(1, writer(), K_POLLOUT);
}

static void what_holds_is_told_at_once(void **state)
{
    boot_with_pipe();
    assert_int_equal(1, call(poll, at(FDS), 2, -1));
    assert_int_equal(0, events(0));
    assert_int_equal(K_POLLOUT, events(1));
    assert_int_equal(0, call(poll, at(FDS), 1, 0));
    watch(1, -1, K_POLLOUT);
    watch(2, 7, K_POLLIN);
    assert_int_equal(1, call(poll, at(FDS), 3, -1));
    assert_int_equal(0, events(1));
    assert_int_equal(K_POLLNVAL, events(2));
}

static void a_write_wakes_who_polls(void **state)
{
    boot_with_pipe();
    call(fork);
    leave(poll, at(FDS), 1, -1);
    assert_int_equal(OBJECT_DESCRIPTORS, thread(1)->wait.object);
    assert_int_equal(1, call(write, writer(), at(BYTES), 1));
    assert_int_equal(1, result_of(1));
    go(1);
    assert_int_equal(K_POLLIN, events(0));
}

static void time_ends_it(void **state)
{
    boot_with_pipe();
    uint64_t before = machine.tick;
    assert_int_equal(0, call(poll, at(FDS), 1, 3));
    assert_int_equal(0, events(0));
    assert_in_range(machine.tick - before, 300, 302);
}

static void select_keeps_what_is_ready(void **state)
{
    boot_with_pipe();
    PUT(uint32_t, SETS_AT, 1u << reader());
    PUT(uint32_t, SETS_AT + 8, 1u << writer());
    assert_int_equal(1, call(select, writer() + 1, at(SETS_AT), at(SETS_AT + 8), 0, 0));
    assert_int_equal(0, GET(uint32_t, SETS_AT));
    assert_int_equal(1u << writer(), GET(uint32_t, SETS_AT + 8));
    PUT(uint32_t, SETS_AT, 1u << 7);
    assert_int_equal(-K_EBADF, call(select, 8, at(SETS_AT), 0, 0, 0));
    assert_int_equal(-K_EINVAL, call(select, -1, at(SETS_AT), 0, 0, 0));
    assert_int_equal(-K_EFAULT, call(select, 8, 8, 0, 0, 0));
    PUT(struct k_timeval, TIME, (struct k_timeval){.tv_usec = 200});
    PUT(uint32_t, SETS_AT, 1u << reader());
    assert_int_equal(0, call(select, 8, at(SETS_AT), 0, 0, at(TIME)));
    assert_int_equal(0, GET(uint32_t, SETS_AT));
    assert_int_equal(0, GET(struct k_timeval, TIME).tv_usec);
}

static void errors(void **state)
{
    boot_with_pipe();
    assert_int_equal(-K_EFAULT, call(poll, 8, 1, 0));
    assert_int_equal(-K_EINVAL, call(poll, at(FDS), 5000, 0));
    PUT(struct k_timespec, TIME, (struct k_timespec){.tv_nsec = -1});
    assert_int_equal(-K_EINVAL, call(ppoll, at(FDS), 1, at(TIME), 0));
}

static void nobody_ever_is_a_deadlock(void **state)
{
    boot_with_pipe();
    assert_ends(END_DEADLOCK, 125, leave(poll, at(FDS), 1, -1));
}

static void without_lines_it_begins_when_something_holds(void **state)
{
    boot(ONE(SOLO), .flags = BOOT_WAKE_ANY);
    call(pipe, at(PAIR_OF_ENDS));
    watch(0, reader(), K_POLLIN);
    call(fork);
    leave(poll, at(FDS), 1, -1);
    assert_int_equal(STATE_READY, thread(1)->state); /* and cannot make a step */
    assert_false(can_step(thread(1)));
    call(write, writer(), at(BYTES), 1);
    assert_true(can_step(thread(1)));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(what_holds_is_told_at_once),
    cmocka_unit_test(a_write_wakes_who_polls),
    cmocka_unit_test(time_ends_it),
    cmocka_unit_test(select_keeps_what_is_ready),
    cmocka_unit_test(errors),
    cmocka_unit_test(nobody_ever_is_a_deadlock),
    cmocka_unit_test(without_lines_it_begins_when_something_holds),
};

RUN(tests)
