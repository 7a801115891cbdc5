/* Tables that are full only when a call that waits goes on, and rounds with datagrams that are lost,
   doubled and overtaken. */
#include <string.h>

#include "tables.h"

enum { NAME = 100, PAIR_OF_ENDS = 140, TEXT = 200, NUMBER = 300, MUTEX = 400, OPS = 420, LONG = 1000 };

static void fill_descriptors(void)
{
    while (call(dup, 0) >= 0)
        ;
}

static void empty_descriptors(unsigned from)
{
    for (unsigned d = from; d < DESCRIPTORS; d++)
        call(close, d);
}

static unsigned make_thread(void)
{
    assert_int_equal(0, call(pthread_create, at(NUMBER), 0, 0x1111, 0));
    return (unsigned)GET(unsigned long, NUMBER);
}

static void end_thread(unsigned number)
{
    go(number);
    leave(pthread_exit, 0);
    go(1);
    assert_int_equal(0, call(pthread_join, number, 0));
}

/* ---- Another thread takes the last descriptor --------------------------------------------- */

static void boot_threads(void)
{
    boot(ONE(SOLO));
    unsigned other = make_thread();
    end_thread(other);
    fork_child();
    kill_others(1);
}

static void a_fifo_opens_late(void **state)
{
    boot_threads();
    assert_int_equal(0, call(mkfifo, text("fifo"), 0600));
    for (unsigned round = 0; round < 3; round++) {
        note_tables();
        unsigned opener = make_thread();
        go(opener);
        leave(open, text("fifo"), round % 2 ? K_O_WRONLY : K_O_RDONLY, 0);
        go(1);
        fork_child();
        unsigned child = now->number;
        go(1);
        fill_descriptors();
        go(child);
        assert_true(call(open, text("fifo"), round % 2 ? K_O_RDONLY : K_O_WRONLY, 0) > 0);
        assert_int_equal(-K_EMFILE, result_of(opener));
        kill_others(1);
        empty_descriptors(3);
        end_thread(opener);
        assert_tables_same();
    }
}

static void accepts_late(void **state)
{
    boot_threads();
    assert_int_equal(3, call(socket, K_AF_INET, K_SOCK_STREAM, 0));
    PUT(struct k_sockaddr, NAME, {.family = K_AF_INET, .port = 0x2328, .ip = 0x0100007f});
    assert_int_equal(0, call(bind, 3, at(NAME), sizeof(struct k_sockaddr)));
    assert_int_equal(0, call(listen, 3, 1));
    for (unsigned round = 0; round < 3; round++) {
        note_tables();
        unsigned server = make_thread();
        go(server);
        leave(accept, 3, 0, 0);
        go(1);
        assert_int_equal(4, call(socket, K_AF_INET, K_SOCK_STREAM, 0));
        fill_descriptors();
        assert_int_equal(0, call(connect, 4, at(NAME), sizeof(struct k_sockaddr)));
        assert_int_equal(-K_EMFILE, result_of(server));
        empty_descriptors(5);
        assert_int_equal(5, call(accept, 3, 0, 0)); /* it is not lost */
        empty_descriptors(4);
        end_thread(server);
        assert_tables_same();
    }
}

/* A semop that waits finds no entry to be undone in when its turn comes. */
static void undoes_late(void **state)
{
    boot(ONE(SOLO));
    fork_child();
    kill_others(1);
    intptr_t set = call(semget, 1, SEMS, K_IPC_CREAT | 0600);
    note_tables();
    fork_child();
    unsigned waiter = now->number;
    PUT(struct k_sembuf, OPS, {0, -1, K_SEM_UNDO});
    leave(semop, set, at(OPS), 1);
    go(1);
    for (unsigned i = 0; i < SEMS; i++) {
        PUT(struct k_sembuf, OPS, {(unsigned short)((i + 1) % SEMS), 1, K_SEM_UNDO});
        assert_int_equal(0, call(semop, set, at(OPS), 1)); /* the last is what it waits for */
    }
    assert_int_equal(-K_ENOMEM, result_of(waiter));
    assert_int_equal(1, call(semctl, set, 0, K_GETVAL, 0));
    kill_others(1);
    for (unsigned i = 0; i < SEMS; i++) {
        PUT(struct k_sembuf, OPS, {(unsigned short)i, -1, K_SEM_UNDO});
        assert_int_equal(0, call(semop, set, at(OPS), 1));
    }
    assert_int_equal(0, call(semctl, set, 0, K_IPC_RMID, 0));
    for (unsigned i = 0; i < SEM_UNDOS; i++)
        assert_int_equal(0, machine.sem_undos[i].process);
}

/* A connection that waits for its place finds no socket when it gets it. */
static void connects_late(void **state)
{
    boot(ONE(SOLO));
    assert_int_equal(3, call(socket, K_AF_INET, K_SOCK_STREAM, 0));
    PUT(struct k_sockaddr, NAME, {.family = K_AF_INET, .port = 0x2328, .ip = 0x0100007f});
    assert_int_equal(0, call(bind, 3, at(NAME), sizeof(struct k_sockaddr)));
    assert_int_equal(0, call(listen, 3, 0));
    fork_child();
    kill_others(1);
    note_tables();
    for (unsigned round = 0; round < 3; round++) {
        assert_int_equal(4, call(socket, K_AF_INET, K_SOCK_STREAM, 0));
        assert_int_equal(0, call(connect, 4, at(NAME), sizeof(struct k_sockaddr)));
        fork_child();
        unsigned child = now->number;
        assert_int_equal(5, call(socket, K_AF_INET, K_SOCK_STREAM, 0));
        leave(connect, 5, at(NAME), sizeof(struct k_sockaddr));
        fork_child();
        call(close, 0);
        call(close, 1);
        while (call(socket, K_AF_INET, K_SOCK_DGRAM, 0) >= 0)
            ;
        go(1);
        assert_int_equal(5, call(accept, 3, 0, 0));
        assert_int_equal(-K_ENOBUFS, result_of(child));
        kill_others(1);
        call(close, 4);
        call(close, 5);
        assert_tables_same();
    }
}

/* ---- Lost, doubled, overtaken ------------------------------------------------------------- */

static void lossy(void **state)
{
    boot(ONE(SOLO), .flags = BOOT_LOSSY, .policy = POLICY_RANDOM, .seed = 7);
    machine.flags &= ~(uint32_t)BOOT_TRACE;
    PUT(struct k_sockaddr, NAME, {.family = K_AF_INET, .port = 0x2328, .ip = 0x0100007f});
    note_tables();
    for (unsigned i = 0; i < 10000; i++) {
        intptr_t s = call(socket, K_AF_INET, K_SOCK_DGRAM, 0);
        intptr_t other = call(socket, K_AF_INET, K_SOCK_DGRAM, 0);
        assert_int_equal(0, call(bind, s, at(NAME), sizeof(struct k_sockaddr)));
        for (unsigned j = 0; j < 5; j++)
            assert_int_equal(j, call(sendto, other, at(TEXT), j, 0, at(NAME), sizeof(struct k_sockaddr)));
        call(recv, s, at(TEXT), 10, K_MSG_DONTWAIT);
        call(close, i % 2 ? s : other);
        call(close, i % 2 ? other : s);
    }
    assert_tables_same();
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_fifo_opens_late),
    cmocka_unit_test(accepts_late),
    cmocka_unit_test(undoes_late),
    cmocka_unit_test(connects_late),
    cmocka_unit_test(lossy),
};

RUN(tests)
