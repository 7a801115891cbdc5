/* Full tables of processes, threads, images, files and pipes: the right error, nothing lost, and as
   soon as there is room again, all goes on. */
#include "tables.h"

enum { NUMBER = 100, NUMBERS = 200, PAIR_OF_ENDS = 300, SOCKET_NAME = 320, PATHS = 400 };

/* ---- Processes, threads, images ---------------------------------------------------------- */

/* Zombies need nothing but their entries. */
static void processes(void **state)
{
    boot(ONE(SOLO));
    fork_child();
    kill_others(1);
    note_tables();
    enum { MOST = PROCESSES - 3 }; /* but idle, init, P1 */
    for (unsigned round = 0; round < 3; round++) {
        for (unsigned i = 0; i < MOST; i++) {
            fork_child();
            leave(_exit, i);
        }
        assert_int_equal(-K_EAGAIN, call(fork));
        assert_int_equal(-K_EAGAIN, call(spawn, 0x1111, 0));
        assert_int_equal(-K_EAGAIN, call(vfork, 0));
        assert_int_equal(7, call(waitpid, 7, 0, 0));
        assert_int_equal(7, call(spawn, 0x1111, 0));
        assert_int_equal(-K_EAGAIN, call(fork));
        kill_others(1);
        assert_int_equal(-K_ECHILD, call(wait, 0));
    }
    assert_tables_same();
}


static void refuse_processes(int error)
{
    note_tables_as(1);
    assert_int_equal(-error, call(fork));
    assert_tables_as(1);
}

static void make_threads(unsigned count)
{
    for (unsigned i = 0; i < count; i++)
        assert_int_equal(0, call(pthread_create, at(NUMBERS + 8 * i), 0, 0x1111, i));
}

static void end_and_join_threads(unsigned count)
{
    unsigned own = now->number;
    for (unsigned i = 0; i < count; i++) {
        unsigned long number = GET(unsigned long, NUMBERS + 8 * i);
        if (i % 2) { /* joined before it ends, and after */
            leave(pthread_join, number, 0);
            go((unsigned)number);
            leave(pthread_exit, 0);
            go(own);
        } else {
            go((unsigned)number);
            leave(pthread_exit, 0);
            go(own);
            assert_int_equal(0, call(pthread_join, number, 0));
        }
    }
}

static void threads(void **state)
{
    boot(ONE(SOLO));
    make_threads(STACKS - 1);
    end_and_join_threads(STACKS - 1);
    fork_child();
    kill_others(1);
    for (unsigned round = 0; round < 3; round++) {
        make_threads(STACKS - 1); /* all stacks of the image */
        REFUSED(K_EAGAIN, pthread_create, at(NUMBER), 0, 0x1111, 0);
        REFUSED(K_EAGAIN, spawn, 0x1111, 0);
        unsigned child = machine.next_number;
        fork_child();
        make_threads(THREADS - STACKS - 1); /* and all threads */
        refuse_processes(K_EAGAIN);
        REFUSED(K_EAGAIN, vfork, 0);
        REFUSED(K_EAGAIN, spawn, 0x1111, 0);
        REFUSED(K_EAGAIN, pthread_create, at(NUMBER), 0, 0x1111, 0);
        end_and_join_threads(1);
        make_threads(1);
        refuse_processes(K_EAGAIN);
        assert_int_equal(child, now->number);
        kill_others(1);
        end_and_join_threads(STACKS - 1);
    }
}

/* Those that are alone in their slots need no pages; the fifth and sixth do. */
static void images(void **state)
{
    boot(.commands = {{SOLO, true}, {PAIR, true}, {TRIO, true}, {ELSE}}, .command_count = 4);
    go(7);
    fork_child();
    fork_child();
    kill_others(7);
    for (unsigned round = 0; round < 3; round++) {
        note_tables();
        fork_child();
        fork_child();
        refuse_processes(K_EAGAIN);
        PUT(uintptr_t, NUMBERS, 0);
        REFUSED(K_ENOMEM, execve, text("/bin/solo"), at(NUMBERS), at(NUMBERS));
        assert_int_equal(now->process + 1, call(spawn, 0x1111, 0)); /* which needs none */
        kill_others(7);
        assert_tables_same();
    }
}

static void pages(void **state)
{
    boot(ONE(SOLO));
    fork_child();
    kill_others(1);
    note_tables();
    for (unsigned round = 0; round < 3; round++) {
        fork_child();
        unsigned child = now->number;
        fork_child();
        fork_child();
        refuse_processes(K_ENOMEM);
        make_threads(2); /* for which there are pages yet */
        REFUSED(K_EAGAIN, pthread_create, at(NUMBER), 0, 0x1111, 0);
        REFUSED(K_ENOMEM, spawn, 0x1111, 0);
        leave(_exit, 0);
        go(child);
        fork_child();
        refuse_processes(K_ENOMEM);
        kill_others(1);
        assert_tables_same();
    }
}

/* The stack of a thread that has ended takes no pages with it, however deep it was. */
static void pages_of_stacks(void **state)
{
    boot(ONE(SOLO));
    assert_int_equal(at(12288), call(brk, at(12288)));
    now->context.sp -= 3000;
    make_threads(1);
    go(2);
    now->context.sp -= 3000;
    go(1);
    fork_child();
    go(1);
    end_and_join_threads(1);
    fork_child();
    kill_others(1);
}

/* ---- Files ------------------------------------------------------------------------------- */

static const struct k_sockaddr port = {.family = K_AF_INET, .port = 0x1234};

static void refuse_files(int error)
{
    REFUSED(error, open, text("fresh"), K_O_CREAT | K_O_WRONLY, 0600);
    REFUSED(error, open, text("old"), K_O_TRUNC | K_O_WRONLY, 0600);
    REFUSED(error, pipe, at(PAIR_OF_ENDS), 0);
    REFUSED(error, open, text("fifo"), K_O_RDWR, 0);
    REFUSED(error, open, text("fifo"), K_O_RDONLY | K_O_NONBLOCK, 0);
    REFUSED(error, open, text("."), K_O_RDONLY, 0);
    REFUSED(error, open, text("/proc/2/status"), K_O_RDONLY, 0);
    REFUSED(error, socket, K_AF_INET, K_SOCK_STREAM, 0);
    REFUSED(error, socketpair, K_AF_UNIX, K_SOCK_STREAM, 0, at(PAIR_OF_ENDS));
    REFUSED(error, mq_open, text("/q"), K_O_CREAT | K_O_RDWR, 0600, 0);
    REFUSED(error, shm_open, text("/s"), K_O_CREAT | K_O_RDWR, 0600);
    REFUSED(error, accept, 3, 0, 0);
}

/* A listener is 3, with a connection in its line. */
static void prepare_files(void)
{
    boot(ONE(SOLO));
    assert_int_equal(3, call(socket, K_AF_INET, K_SOCK_STREAM, 0));
    PUT(struct k_sockaddr, SOCKET_NAME, port);
    assert_int_equal(0, call(bind, 3, at(SOCKET_NAME), sizeof port));
    assert_int_equal(0, call(listen, 3, 5));
    assert_int_equal(4, call(socket, K_AF_INET, K_SOCK_STREAM, 0));
    assert_int_equal(0, call(connect, 4, at(SOCKET_NAME), sizeof port));
    assert_int_equal(0, call(mkfifo, text("fifo"), 0600));
    assert_int_equal(5, call(open, text("old"), K_O_CREAT | K_O_WRONLY, 0600));
    assert_int_equal(3, call(write, 5, text("abc"), 3));
    assert_int_equal(0, call(close, 5));
    fork_child();
    kill_others(1);
}

static void fill_descriptors(int error)
{
    intptr_t d;
    do
        d = call(open, text("/dev/null"), K_O_RDWR, 0);
    while (d >= 0);
    assert_int_equal(-error, d);
}

static void descriptors(void **state)
{
    prepare_files();
    note_tables();
    fill_descriptors(K_EMFILE);
    refuse_files(K_EMFILE);
    REFUSED(K_EMFILE, dup, 0);
    REFUSED(K_EMFILE, fcntl, 0, K_F_DUPFD, 0);
    call(close, 7);
    REFUSED(K_EMFILE, pipe, at(PAIR_OF_ENDS)); /* one is not enough */
    REFUSED(K_EMFILE, socketpair, K_AF_UNIX, K_SOCK_DGRAM, 0, at(PAIR_OF_ENDS));
    assert_int_equal(7, call(open, text("fifo"), K_O_RDWR, 0));
    call(close, 7);
    call(close, 6);
    assert_int_equal(0, call(socketpair, K_AF_UNIX, K_SOCK_DGRAM, 0, at(PAIR_OF_ENDS)));
    refuse_files(K_EMFILE);
    call(close, 6);
    call(close, 7);
    assert_int_equal(0, call(pipe, at(PAIR_OF_ENDS)));
    refuse_files(K_EMFILE);
    for (unsigned d = 5; d < DESCRIPTORS; d++)
        assert_int_equal(0, call(close, d));
    assert_tables_same();
}

/* A child has room for descriptors of its own, where there are no open files left. */
static void open_files(void **state)
{
    prepare_files();
    note_tables();
    fill_descriptors(K_EMFILE);
    fork_child();
    for (unsigned d = 0; d < DESCRIPTORS; d++)
        if (d != 3)
            call(close, d);
    fill_descriptors(K_ENFILE);
    refuse_files(K_ENFILE);
    assert_true(call(dup, 0) >= 0);
    call(close, 0);
    call(close, 1);
    assert_int_equal(0, call(open, text("fifo"), K_O_RDWR, 0));
    call(close, 0);
    REFUSED(K_ENFILE, pipe, at(PAIR_OF_ENDS));
    REFUSED(K_ENFILE, socketpair, K_AF_UNIX, K_SOCK_DGRAM, 0, at(PAIR_OF_ENDS));
    assert_int_equal(0, call(open, text("."), K_O_RDONLY, 0));
    refuse_files(K_ENFILE);
    kill_others(1);
    for (unsigned d = 5; d < DESCRIPTORS; d++)
        assert_int_equal(0, call(close, d));
    assert_tables_same();
}

static void pipes(void **state)
{
    prepare_files();
    call(close, 4);
    call(close, 3);
    note_tables();
    for (unsigned round = 0; round < 3; round++) {
        assert_int_equal(3, call(open, text("fifo"), K_O_RDWR, 0));
        assert_int_equal(3, call(write, 3, text("abc"), 3));
        for (unsigned i = 1; i < PIPES; i++)
            assert_int_equal(0, call(pipe, at(PAIR_OF_ENDS)));
        call(close, 1);
        call(close, 2);
        assert_int_equal(0, call(mkfifo, text("other"), 0600));
        REFUSED(K_ENFILE, pipe, at(PAIR_OF_ENDS));
        REFUSED(K_ENFILE, open, text("other"), K_O_RDWR, 0);
        REFUSED(K_ENFILE, open, text("other"), K_O_RDONLY, 0);
        REFUSED(K_ENFILE, open, text("other"), K_O_RDONLY | K_O_NONBLOCK, 0);
        REFUSED(K_ENXIO, open, text("other"), K_O_WRONLY | K_O_NONBLOCK, 0);
        assert_int_equal(1, call(open, text("fifo"), K_O_RDWR, 0)); /* the same pipe */
        call(close, 1);
        call(close, 3);
        assert_int_equal(1, call(open, text("other"), K_O_RDWR, 0));
        REFUSED(K_ENFILE, open, text("fifo"), K_O_RDWR, 0);
        for (unsigned d = 4; d < DESCRIPTORS; d++)
            call(close, d);
        call(close, 1);
        assert_int_equal(1, call(dup, 0));
        assert_int_equal(2, call(dup, 0));
        call(unlink, text("other"));
        assert_tables_same();
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(processes),
    cmocka_unit_test(threads),
    cmocka_unit_test(images),
    cmocka_unit_test(pages),
    cmocka_unit_test(pages_of_stacks),
    cmocka_unit_test(descriptors),
    cmocka_unit_test(open_files),
    cmocka_unit_test(pipes),
};

RUN(tests)
