/* Pipes and descriptors. */
#include <string.h>

#include "play.h"

enum { PAIR_OF_ENDS = 100, FROM = 200, TO = 600 };

static int reader(void) { return GET(int, PAIR_OF_ENDS); }
static int writer(void) { return GET(int, PAIR_OF_ENDS + 4); }

static void boot_with_pipe(unsigned flags)
{
    boot(ONE(SOLO));
    assert_int_equal(0, call(pipe2, at(PAIR_OF_ENDS), flags));
    for (unsigned i = 0; i < 400; i++)
        PUT(uint8_t, FROM + i, i);
}

static void descriptors_are_the_lowest(void **state)
{
    boot_with_pipe(0);
    assert_int_equal(3, reader());
    assert_int_equal(4, writer());
    assert_int_equal(5, call(dup, 0));
    assert_int_equal(0, call(close, 3));
    assert_int_equal(3, call(dup, 4));
}

static void what_is_written_is_read(void **state)
{
    boot_with_pipe(0);
    assert_int_equal(10, call(write, writer(), at(FROM), 10));
    assert_int_equal(5, call(write, writer(), at(FROM + 10), 5));
    assert_int_equal(4, call(read, reader(), at(TO), 4));
    assert_int_equal(11, call(read, reader(), at(TO + 4), 100));
    assert_memory_equal((void *)at(FROM), (void *)at(TO), 15);
}

static void the_ring_goes_round(void **state)
{
    boot_with_pipe(0);
    for (unsigned i = 0; i < 20; i++) {
        assert_int_equal(60, call(write, writer(), at(FROM + i), 60));
        memset((void *)at(TO), 0, 60);
        assert_int_equal(60, call(read, reader(), at(TO), 60));
        assert_memory_equal((void *)at(FROM + i), (void *)at(TO), 60);
    }
}

static void a_reader_waits_for_bytes(void **state)
{
    boot_with_pipe(0);
    call(fork);
    leave(read, reader(), at(TO), 100);
    assert_int_equal(OBJECT_PIPE, thread(1)->wait.object);
    assert_int_equal(1, thread(1)->wait.which);
    assert_int_equal(7, call(write, writer(), at(FROM), 7));
    assert_int_equal(7, result_of(1));
    go(1);
    assert_memory_equal((void *)at(FROM), (void *)at(TO), 7);
}

static void the_last_writer_ends_it(void **state)
{
    boot_with_pipe(0);
    call(fork);
    call(close, writer());
    leave(read, reader(), at(TO), 10);
    assert_int_equal(0, call(close, reader()));
    assert_int_equal(STATE_WAITING, thread(1)->state);
    leave(_exit, 0);
    assert_int_equal(0, now->context.result);
    assert_int_equal(0, call(read, reader(), at(TO), 10));
}

static void a_writer_without_reader_gets_sigpipe(void **state)
{
    boot_with_pipe(0);
    call(fork);
    leave(wait, at(92));
    call(close, reader());
    go(2);
    call(close, reader());
    /* The parent still has its reader. */
    assert_int_equal(3, call(write, writer(), at(FROM), 3));
    boot_with_pipe(0);
    call(close, reader());
    call(fork);
    leave(wait, at(92));
    leave(write, writer(), at(FROM), 3);
    assert_int_equal(K_SIGPIPE, GET(int, 92));
}

static void a_waiting_writer_gets_sigpipe(void **state)
{
    boot_with_pipe(0);
    assert_int_equal(256, call(write, writer(), at(FROM), 256));
    call(fork);
    leave(wait, at(92));
    call(close, writer());
    call(fork);
    assert_int_equal(2, now->number);
    leave(_exit, 0); /* the child has the only other writer and reader */
    go(1);
    call(close, reader());
    boot_with_pipe(0);
    call(fork);
    go(2);
    call(close, reader());
    assert_int_equal(256, call(write, writer(), at(FROM), 256));
    leave(write, writer(), at(FROM), 1);
    call(close, reader());
    assert_int_equal(3, call(wait, at(92)));
    assert_int_equal(K_SIGPIPE, GET(int, 92));
}

static void short_writes_stay_whole(void **state)
{
    boot_with_pipe(0);
    call(fork);
    assert_int_equal(200, call(write, writer(), at(FROM), 200));
    leave(write, writer(), at(FROM), 60); /* 56 would fit */
    assert_int_equal(3, call(read, reader(), at(TO), 3));
    assert_int_equal(STATE_WAITING, thread(1)->state);
    assert_int_equal(1, call(read, reader(), at(TO), 1));
    assert_int_equal(60, result_of(1));
}

static void long_writes_go_in_pieces(void **state)
{
    boot_with_pipe(0);
    call(fork);
    leave(write, writer(), at(FROM), 400);
    assert_int_equal(256, call(read, reader(), at(TO), 400));
    assert_int_equal(400, result_of(1));
    assert_int_equal(144, call(read, reader(), at(TO + 256), 400));
    assert_memory_equal((void *)at(FROM), (void *)at(TO), 400);
}

static void the_first_to_wait_reads_first(void **state)
{
    boot_with_pipe(0);
    call(spawn, 0x1111, 0);
    call(spawn, 0x2222, 0);
    leave(read, reader(), at(TO), 4);
    leave(read, reader(), at(TO + 4), 4);
    assert_int_equal(6, call(write, writer(), at(FROM), 6));
    assert_int_equal(4, result_of(1));
    assert_int_equal(2, result_of(2));
    assert_memory_equal((void *)at(FROM), (void *)at(TO), 6);
}

static void who_does_not_block_gets_eagain(void **state)
{
    boot_with_pipe(K_O_NONBLOCK);
    assert_int_equal(-K_EAGAIN, call(read, reader(), at(TO), 1));
    assert_int_equal(0, call(read, reader(), at(TO), 0));
    assert_int_equal(250, call(write, writer(), at(FROM), 250));
    assert_int_equal(-K_EAGAIN, call(write, writer(), at(FROM), 10));
    assert_int_equal(6, call(write, writer(), at(FROM), 100));
    assert_int_equal(-K_EAGAIN, call(write, writer(), at(FROM), 100));
    assert_int_equal(K_O_NONBLOCK | K_O_WRONLY, call(fcntl, writer(), K_F_GETFL, 0));
    assert_int_equal(0, call(fcntl, writer(), K_F_SETFL, 0));
    assert_int_equal(K_O_WRONLY, call(fcntl, writer(), K_F_GETFL, 0));
}

static void descriptors_that_are_none(void **state)
{
    boot_with_pipe(0);
    const uintptr_t wrong[] = {5, DESCRIPTORS, 1000, (uintptr_t)-1, 0x80000000};
    for (unsigned i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_int_equal(-K_EBADF, call(read, wrong[i], at(TO), 1));
        assert_int_equal(-K_EBADF, call(write, wrong[i], at(TO), 1));
        assert_int_equal(-K_EBADF, call(close, wrong[i]));
        assert_int_equal(-K_EBADF, call(dup, wrong[i]));
        assert_int_equal(-K_EBADF, call(dup2, wrong[i], 0));
        assert_int_equal(-K_EBADF, call(fcntl, wrong[i], K_F_GETFL, 0));
        assert_int_equal(-K_EBADF, call(isatty, wrong[i]));
    }
    assert_int_equal(-K_EBADF, call(read, writer(), at(TO), 1));
    assert_int_equal(-K_EBADF, call(write, reader(), at(TO), 1));
    assert_int_equal(-K_EBADF, call(dup2, 0, DESCRIPTORS));
    assert_int_equal(-K_EINVAL, call(fcntl, 0, 99, 0));
    assert_int_equal(-K_EINVAL, call(fcntl, 0, K_F_DUPFD, DESCRIPTORS));
    assert_int_equal(-K_EINVAL, call(pipe2, at(PAIR_OF_ENDS), 1));
}

static void dup2_closes_and_keeps(void **state)
{
    boot_with_pipe(0);
    assert_int_equal(1, call(dup2, writer(), 1));
    assert_int_equal(0, call(close, writer()));
    assert_int_equal(3, call(write, 1, at(FROM), 3));
    assert_int_equal(1, call(dup2, 1, 1));
    assert_int_equal(3, call(read, reader(), at(TO), 3));
    assert_int_equal(1, call(dup2, 0, 1)); /* and so no writer is left */
    assert_int_equal(0, call(read, reader(), at(TO), 3));
}

static void closing_on_exec_is_a_descriptors_own(void **state)
{
    boot_with_pipe(K_O_CLOEXEC);
    assert_int_equal(K_FD_CLOEXEC, call(fcntl, reader(), K_F_GETFD, 0));
    assert_int_equal(5, call(dup, reader()));
    assert_int_equal(0, call(fcntl, 5, K_F_GETFD, 0));
    assert_int_equal(0, call(fcntl, 5, K_F_SETFD, K_FD_CLOEXEC));
    assert_int_equal(K_FD_CLOEXEC, call(fcntl, 5, K_F_GETFD, 0));
    assert_int_equal(6, call(fcntl, 5, K_F_DUPFD, 6));
}

static void full_tables(void **state)
{
    boot_with_pipe(0);
    assert_int_equal(0, call(pipe, at(PAIR_OF_ENDS)));
    assert_int_equal(7, call(dup, 0));
    assert_int_equal(-K_EMFILE, call(dup, 0));
    assert_int_equal(-K_EMFILE, call(pipe, at(PAIR_OF_ENDS)));
    call(close, 7);
    assert_int_equal(-K_EMFILE, call(pipe, at(PAIR_OF_ENDS)));
    call(fork);
    go(2);
    for (unsigned d = 3; d < 7; d++)
        call(close, d);
    assert_int_equal(0, call(pipe, at(PAIR_OF_ENDS)));
    assert_int_equal(-K_ENFILE, call(pipe, at(PAIR_OF_ENDS))); /* three pipes are all there are */
}

static void the_console_prints_and_reads_lines(void **state)
{
    boot(.input = "one\ntwo\nrest");
    assert_int_equal(1, call(isatty, 0));
    put_string(FROM, "hello");
    assert_int_equal(5, call(write, 1, at(FROM), 5));
    assert_int_equal(2, call(write, 2, at(FROM + 3), 2));
    assert_string_equal("hellolo", printed);
    assert_int_equal(4, call(read, 0, at(TO), 100));
    assert_int_equal(2, call(read, 0, at(TO + 4), 2));
    assert_int_equal(2, call(read, 0, at(TO + 6), 100));
    assert_int_equal(4, call(read, 0, at(TO + 8), 100));
    assert_memory_equal("one\ntwo\nrest", (void *)at(TO), 12);
    assert_int_equal(0, call(read, 0, at(TO), 100));
}

static void a_pipe_is_no_terminal(void **state)
{
    boot_with_pipe(0);
    assert_int_equal(-K_ENOTTY, call(isatty, reader()));
}

static void a_reader_alone_is_a_deadlock(void **state)
{
    boot_with_pipe(0);
    assert_ends(END_DEADLOCK, 125, leave(read, reader(), at(TO), 1));
    assert_int_equal(OBJECT_PIPE, last_event(EVENT_ON)->size);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(descriptors_are_the_lowest),
    cmocka_unit_test(what_is_written_is_read),
    cmocka_unit_test(the_ring_goes_round),
    cmocka_unit_test(a_reader_waits_for_bytes),
    cmocka_unit_test(the_last_writer_ends_it),
    cmocka_unit_test(a_writer_without_reader_gets_sigpipe),
    cmocka_unit_test(a_waiting_writer_gets_sigpipe),
    cmocka_unit_test(short_writes_stay_whole),
    cmocka_unit_test(long_writes_go_in_pieces),
    cmocka_unit_test(the_first_to_wait_reads_first),
    cmocka_unit_test(who_does_not_block_gets_eagain),
    cmocka_unit_test(descriptors_that_are_none),
    cmocka_unit_test(dup2_closes_and_keeps),
    cmocka_unit_test(closing_on_exec_is_a_descriptors_own),
    cmocka_unit_test(full_tables),
    cmocka_unit_test(the_console_prints_and_reads_lines),
    cmocka_unit_test(a_pipe_is_no_terminal),
    cmocka_unit_test(a_reader_alone_is_a_deadlock),
};

RUN(tests)
