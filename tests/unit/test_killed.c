/* 10,000 processes each make a queue of both kinds and a set, use them, and are killed: the tables are
   as they were. And a registration of mq_notify ends with its process. */
#include <string.h>

#include "play.h"

enum { NAME = 200, EVENT = 300, TEXT = 400, OPS = 500 };

static void tables_are_empty(void)
{
    for (unsigned i = 0; i < MQS; i++)
        assert_false(machine.mqs[i].used);
    for (unsigned i = 0; i < MSG_QUEUES; i++)
        assert_false(machine.msg_queues[i].used);
    for (unsigned i = 0; i < SEM_SETS; i++)
        assert_int_equal(0, machine.sem_sets[i].count);
    for (unsigned i = 0; i < SEM_UNDOS; i++)
        assert_int_equal(0, machine.sem_undos[i].process);
    assert_int_equal(0, machine.message_units);
    kernel_check();
}

static void use_all(void)
{
    put_string(NAME, "/q");
    intptr_t q = call(mq_open, at(NAME), K_O_RDWR | K_O_CREAT | K_O_EXCL, 0600, 0);
    assert_true(q >= 0);
    PUT(struct k_sigevent, EVENT, {.notify = K_SIGEV_SIGNAL, .signal = K_SIGUSR1});
    assert_int_equal(0, call(mq_notify, q, at(EVENT)));
    assert_int_equal(0, call(mq_unlink, at(NAME)));
    intptr_t set = call(semget, 0, 2, 0600);
    PUT(struct k_sembuf, OPS, {1, 1, K_SEM_UNDO});
    assert_int_equal(0, call(semop, set, at(OPS), 1));
    intptr_t queue = call(msgget, 0, 0600);
    PUT(long, TEXT, 1);
    assert_int_equal(0, call(msgsnd, queue, at(TEXT), 20, 0));
    assert_int_equal(0, call(semctl, set, 0, K_IPC_RMID, 0));
    assert_int_equal(0, call(msgctl, queue, K_IPC_RMID, 0));
}

static void the_killed_leave_nothing(void **state)
{
    boot(ONE(SOLO));
    machine.flags &= ~(uint32_t)BOOT_TRACE;
    for (unsigned i = 0; i < 10000; i++) {
        intptr_t child = call(fork);
        go(i + 2);
        use_all();
        go(1);
        signal_process(&machine.processes[child], K_SIGKILL);
        assert_int_equal(child, call(wait, 0));
    }
    tables_are_empty();
}

static void a_registration_ends_with_its_process(void **state)
{
    boot(ONE(SOLO));
    put_string(NAME, "/q");
    intptr_t q = call(mq_open, at(NAME), K_O_RDWR | K_O_CREAT, 0600, 0);
    intptr_t child = call(fork);
    go(2);
    PUT(struct k_sigevent, EVENT, {.notify = K_SIGEV_NONE});
    assert_int_equal(0, call(mq_notify, q, at(EVENT)));
    go(1);
    PUT(struct k_sigevent, EVENT, {.notify = K_SIGEV_NONE});
    assert_int_equal(-K_EBUSY, call(mq_notify, q, at(EVENT)));
    assert_int_equal(0, call(mq_notify, q, 0)); /* it is not its own */
    assert_int_equal(-K_EBUSY, call(mq_notify, q, at(EVENT)));
    signal_process(&machine.processes[child], K_SIGKILL);
    assert_int_equal(0, call(mq_notify, q, at(EVENT)));
    put_string(TEXT, "text");
    assert_int_equal(0, call(mq_send, q, at(TEXT), 4, 0));
    assert_int_equal(0, machine.mqs[0].notify.process); /* once */
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_killed_leave_nothing),
    cmocka_unit_test(a_registration_ends_with_its_process),
};

RUN(tests)
