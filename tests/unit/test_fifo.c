/* FIFOs: who waits in open, who goes on, and what is left of one that gave up. */
#include <string.h>

#include "play.h"

enum { PATH = 100, BYTES = 200 };

static intptr_t fifo(void)
{
    put_string(PATH, "p");
    assert_int_equal(0, call(mkfifo, at(PATH), 0600));
    return fs_find(now, "p");
}

static void a_reader_waits_for_a_writer(void **state)
{
    boot(ONE(SOLO));
    intptr_t node = fifo();
    call(fork);
    leave(open, at(PATH), K_O_RDONLY);
    assert_int_equal(OBJECT_FIFO, thread(1)->wait.object);
    assert_int_equal(node, thread(1)->wait.which);
    assert_int_equal(3, call(open, at(PATH), K_O_WRONLY));
    assert_int_equal(3, result_of(1));
    assert_int_equal(2, call(write, 3, at(BYTES), 2));
    go(1);
    assert_int_equal(2, call(read, 3, at(BYTES), 5));
}

static void a_writer_waits_for_a_reader(void **state)
{
    boot(ONE(SOLO));
    fifo();
    call(fork);
    leave(open, at(PATH), K_O_WRONLY);
    assert_int_equal(-K_ENXIO, call(open, at(PATH), K_O_WRONLY | K_O_NONBLOCK));
    assert_int_equal(3, call(open, at(PATH), K_O_RDONLY | K_O_NONBLOCK));
    assert_int_equal(3, result_of(1));
}

static void two_writers_wait_for_one_reader(void **state)
{
    boot(ONE(TRIO));
    fifo();
    leave(open, at(PATH), K_O_WRONLY);
    leave(open, at(PATH), K_O_WRONLY);
    assert_int_equal(3, call(open, at(PATH), K_O_RDONLY));
    assert_int_equal(3, result_of(1));
    assert_int_equal(3, result_of(2));
}

static void one_that_is_killed_leaves_nothing(void **state)
{
    boot(ONE(SOLO));
    intptr_t node = fifo();
    call(fork);
    go(2);
    leave(open, at(PATH), K_O_RDONLY);
    assert_int_equal(1, machine.pipes[0].readers);
    signal_process(&machine.processes[thread(2)->process], K_SIGKILL);
    assert_false(machine.pipes[0].used);
    assert_int_equal(NOBODY, node_of((unsigned)node)->index);
    assert_int_equal(0, node_of((unsigned)node)->opens);
    assert_int_equal(-K_ENXIO, call(open, at(PATH), K_O_WRONLY | K_O_NONBLOCK));
}

static void one_that_is_unlinked_still_opens(void **state)
{
    boot(ONE(SOLO));
    intptr_t node = fifo();
    call(fork);
    leave(open, at(PATH), K_O_RDONLY);
    assert_int_equal(0, call(unlink, at(PATH)));
    assert_int_equal(NODE_FIFO, node_of((unsigned)node)->kind);
    assert_int_equal(-K_ENOENT, call(open, at(PATH), K_O_WRONLY));
    assert_ends(END_DEADLOCK, 125, leave(_exit, 0));
    assert_int_equal(OBJECT_FIFO, last_event(EVENT_ON)->size);
}

static void one_that_closes_again_still_wakes(void **state)
{
    boot(ONE(PAIR));
    fifo();
    go(2);
    go(1);
    machine.flags |= BOOT_WAKE_ANY; /* nobody is handed anything */
    leave(open, at(PATH), K_O_RDONLY);
    assert_int_equal(3, call(open, at(PATH), K_O_WRONLY));
    assert_int_equal(0, call(close, 3));
    leave(_exit, 0);
    assert_int_equal(3, now->context.result);
    assert_int_equal(0, call(read, 3, at(BYTES), 1));
}

static void its_pipe_goes_with_its_last_user(void **state)
{
    boot(ONE(SOLO));
    intptr_t node = fifo();
    assert_int_equal(3, call(open, at(PATH), K_O_RDWR));
    assert_int_equal(5, call(write, 3, at(BYTES), 5));
    assert_int_equal(4, call(open, at(PATH), K_O_RDONLY));
    assert_int_equal(0, call(close, 3));
    assert_int_equal(4, call(read, 4, at(BYTES), 4));
    assert_int_equal(0, call(close, 4));
    assert_int_equal(NOBODY, node_of((unsigned)node)->index);
    assert_int_equal(3, call(open, at(PATH), K_O_RDWR | K_O_NONBLOCK));
    assert_int_equal(-K_EAGAIN, call(read, 3, at(BYTES), 1));
}

static void full_tables(void **state)
{
    boot(ONE(SOLO));
    intptr_t node = fifo();
    for (unsigned i = 3; i < DESCRIPTORS; i++)
        assert_int_equal(i, call(dup, 0));
    assert_int_equal(-K_EMFILE, call(open, at(PATH), K_O_RDWR));
    assert_int_equal(NOBODY, node_of((unsigned)node)->index);
    for (unsigned i = 3; i < DESCRIPTORS; i++)
        call(close, i);
    for (unsigned i = 0; i < PIPES; i++)
        pipe_enter(&machine.pipes[pipe_new(NOBODY)], K_O_RDWR, 1);
    assert_int_equal(-K_ENFILE, fifo_open(now, (unsigned)node, K_O_RDWR));
    assert_int_equal(NOBODY, node_of((unsigned)node)->index);
}

static void ten_thousand_opened_and_killed(void **state)
{
    boot(ONE(SOLO));
    machine.flags &= ~(unsigned)BOOT_TRACE;
    fifo();
    put_string(PATH + 20, "q");
    for (unsigned i = 0; i < 10000; i++) {
        assert_int_equal(0, call(mkfifo, at(PATH + 20), 0600));
        assert_int_equal(3, call(open, at(PATH + 20), K_O_RDWR));
        assert_int_equal(3, call(write, 3, at(BYTES), 3));
        assert_int_equal(0, call(unlink, at(PATH + 20)));
        assert_int_equal(0, call(close, 3));
    }
    kernel_check();
    assert_false(machine.pipes[0].used);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_reader_waits_for_a_writer),
    cmocka_unit_test(a_writer_waits_for_a_reader),
    cmocka_unit_test(two_writers_wait_for_one_reader),
    cmocka_unit_test(one_that_is_killed_leaves_nothing),
    cmocka_unit_test(one_that_is_unlinked_still_opens),
    cmocka_unit_test(one_that_closes_again_still_wakes),
    cmocka_unit_test(its_pipe_goes_with_its_last_user),
    cmocka_unit_test(full_tables),
    cmocka_unit_test(ten_thousand_opened_and_killed),
};

RUN(tests)
