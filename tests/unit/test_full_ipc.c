/* Full tables of System V's and POSIX's objects, of shared memory, of signals and of what mutexes raise:
   the right error, nothing changed by it, and room again as soon as something goes. */
#include "tables.h"

enum { NUMBER = 100, OPS = 200, TEXT = 300, SET = 400, ACTION = 500, INFO = 560, DATE = 640,
       MUTEXES = 700 };

/* ---- System V sets ----------------------------------------------------------------------- */

enum { EACH = SEMS / SEM_SETS };

static intptr_t undoing(intptr_t set, unsigned number, int change)
{
    PUT(struct k_sembuf, OPS, {(unsigned short)number, (short)change, K_SEM_UNDO});
    return call(semop, set, at(OPS), 1);
}

static void fill_undos(const intptr_t *sets)
{
    for (unsigned i = 0; i < SEM_UNDOS; i++)
        assert_int_equal(0, undoing(sets[i / EACH], i % EACH, 1));
}

static void sets_and_undos(void **state)
{
    boot(ONE(SOLO));
    fork_child();
    kill_others(1);
    note_tables();
    intptr_t sets[SEM_SETS];
    for (unsigned i = 0; i < SEM_SETS; i++)
        sets[i] = call(semget, i + 1, EACH, K_IPC_CREAT | 0600);
    REFUSED(K_ENOSPC, semget, 99, 1, K_IPC_CREAT | 0600);
    assert_int_equal(0, call(semctl, sets[1], 0, K_IPC_RMID, 0));
    REFUSED(K_ENOSPC, semget, 99, EACH + 1, K_IPC_CREAT | 0600); /* a set is free, but no such row */
    sets[1] = call(semget, 99, EACH, K_IPC_CREAT | 0600);
    assert_true(sets[1] > 0);

    fill_undos(sets);
    fork_child();
    PUT(struct k_sembuf, OPS, {0, 1, K_SEM_UNDO});
    REFUSED(K_ENOMEM, semop, sets[0], at(OPS), 1);
    PUT(struct k_sembuf, OPS, {0, 1, 0});
    assert_int_equal(0, call(semop, sets[0], at(OPS), 1));
    go(1);
    assert_int_equal(0, undoing(sets[2], 1, -1)); /* nothing to be undone there any more */
    go(3);
    PUT(struct k_sembuf, OPS, {0, 1, K_SEM_UNDO});
    PUT(struct k_sembuf, OPS + 6, {1, 1, K_SEM_UNDO});
    REFUSED(K_ENOMEM, semop, sets[0], at(OPS), 2); /* one entry is not enough */
    assert_int_equal(0, undoing(sets[0], 0, 1));
    kill_others(1);
    assert_int_equal(0, undoing(sets[2], 1, 1));
    for (unsigned i = 0; i < SEM_SETS; i++)
        assert_int_equal(0, call(semctl, sets[i], 0, K_IPC_RMID, 0));
    assert_tables_same();
}

/* ---- Queues ------------------------------------------------------------------------------ */

static void message_queues(void **state)
{
    boot(ONE(SOLO));
    PUT(long, TEXT, 1);
    note_tables();
    intptr_t queues[MSG_QUEUES];
    for (unsigned i = 0; i < MSG_QUEUES; i++)
        queues[i] = call(msgget, i + 1, K_IPC_CREAT | 0600);
    REFUSED(K_ENOSPC, msgget, 99, K_IPC_CREAT | 0600);
    assert_int_equal(0, call(msgctl, queues[2], K_IPC_RMID, 0));
    queues[2] = call(msgget, 99, K_IPC_CREAT | 0600);
    for (unsigned i = 0; i < MESSAGES; i++)
        assert_int_equal(0, call(msgsnd, queues[i % MSG_QUEUES], at(TEXT), i % 5, 0));
    REFUSED(K_ENOMEM, msgsnd, queues[0], at(TEXT), 0, 0);
    intptr_t q = call(mq_open, text("/q"), K_O_CREAT | K_O_RDWR, 0600, 0);
    REFUSED(K_ENOMEM, mq_send, q, at(TEXT), 1, 0);
    assert_int_equal(1, call(msgrcv, queues[1], at(TEXT), 100, 0, 0));
    PUT(long, TEXT, 1);
    assert_int_equal(0, call(mq_send, q, at(TEXT), 1, 0));
    REFUSED(K_ENOMEM, msgsnd, queues[0], at(TEXT), 0, 0);
    for (unsigned i = 0; i < MSG_QUEUES; i++)
        assert_int_equal(0, call(msgctl, queues[i], K_IPC_RMID, 0));
    assert_int_equal(0, call(mq_unlink, text("/q")));
    assert_int_equal(0, call(close, q)); /* with what nobody has received */
    assert_tables_same();
}

static void message_bytes(void **state)
{
    boot(ONE(SOLO));
    PUT(long, TEXT, 1);
    note_tables();
    intptr_t one = call(msgget, 0, 0600), two = call(msgget, 0, 0600), three = call(msgget, 0, 0600);
    for (unsigned round = 0; round < 3; round++) {
        for (unsigned i = 0; i < MESSAGE_POOL / MESSAGE_BYTES; i++)
            assert_int_equal(0, call(msgsnd, i % 2 ? one : two, at(TEXT), MESSAGE_BYTES, 0));
        REFUSED(K_ENOMEM, msgsnd, three, at(TEXT), 1, 0);
        assert_int_equal(0, call(msgsnd, three, at(TEXT), 0, 0)); /* which needs no bytes */
        assert_int_equal(MESSAGE_BYTES, call(msgrcv, two, at(TEXT), MESSAGE_BYTES, 0, 0));
        PUT(long, TEXT, 1);
        assert_int_equal(0, call(msgsnd, three, at(TEXT), MESSAGE_BYTES, 0));
        REFUSED(K_ENOMEM, msgsnd, three, at(TEXT), 1, 0);
        while (call(msgrcv, one, at(TEXT), MESSAGE_BYTES, 0, K_IPC_NOWAIT) >= 0 ||
               call(msgrcv, two, at(TEXT), MESSAGE_BYTES, 0, K_IPC_NOWAIT) >= 0 ||
               call(msgrcv, three, at(TEXT), MESSAGE_BYTES, 0, K_IPC_NOWAIT) >= 0)
            ;
        PUT(long, TEXT, 1);
    }
    call(msgctl, one, K_IPC_RMID, 0);
    call(msgctl, two, K_IPC_RMID, 0);
    call(msgctl, three, K_IPC_RMID, 0);
    assert_tables_same();
}

static const char *const names[] = {"/a", "/b", "/c", "/d", "/e"};

static void posix_queues(void **state)
{
    boot(ONE(SOLO));
    note_tables();
    for (unsigned i = 0; i < MQS; i++) {
        intptr_t d = call(mq_open, text(names[i]), K_O_CREAT | K_O_RDWR, 0600, 0);
        assert_int_equal(0, call(mq_send, d, at(TEXT), 3, 0));
        call(close, d);
    }
    REFUSED(K_ENOSPC, mq_open, text(names[4]), K_O_CREAT | K_O_RDWR, 0600, 0);
    intptr_t d = call(mq_open, text(names[2]), K_O_RDWR, 0, 0);
    assert_int_equal(0, call(mq_unlink, text(names[2])));
    REFUSED(K_ENOSPC, mq_open, text(names[2]), K_O_CREAT | K_O_RDWR, 0600, 0); /* it is open yet */
    call(close, d);
    d = call(mq_open, text(names[2]), K_O_CREAT | K_O_RDWR, 0600, 0);
    assert_true(d >= 0);
    call(close, d);
    for (unsigned i = 0; i < MQS; i++)
        assert_int_equal(0, call(mq_unlink, text(names[i])));
    assert_tables_same();
}

static void named_semaphores(void **state)
{
    boot(ONE(SOLO));
    note_tables();
    for (unsigned i = 0; i < NAMED_SEMS; i++)
        assert_true(call(sem_open, text(names[i]), K_O_CREAT, 0600, 1) > 0);
    REFUSED(K_ENOSPC, sem_open, text(names[4]), K_O_CREAT, 0600, 1);
    intptr_t open = call(sem_open, text(names[3]), 0, 0, 0);
    assert_int_equal(0, call(sem_unlink, text(names[3])));
    call(sem_close, open);
    REFUSED(K_ENOSPC, sem_open, text(names[4]), K_O_CREAT, 0600, 1); /* opened twice, closed once */
    call(sem_close, open);
    assert_int_equal(open, call(sem_open, text(names[4]), K_O_CREAT, 0600, 1));
    assert_int_equal(0, call(sem_unlink, text(names[4])));
    for (unsigned i = 0; i < NAMED_SEMS - 1; i++)
        assert_int_equal(0, call(sem_unlink, text(names[i])));
    fork_child();
    kill_others(1);
    while (machine.processes[2].mappings != NOBODY) {
        const struct mapping *m = &machine.mappings[machine.processes[2].mappings];
        assert_int_equal(0, call(sem_close, (uintptr_t)shared_memory + m->from));
    }
    assert_int_equal(SEGMENT_FREE, machine.segments[0].kind);
}

/* ---- Shared memory ----------------------------------------------------------------------- */

static void chunks(void **state)
{
    boot(ONE(SOLO));
    intptr_t d = call(open, text("f"), K_O_CREAT | K_O_RDWR, 0600), ids[SHM_CHUNKS];
    call(write, d, text("abc"), 3);
    note_tables();
    for (unsigned i = 0; i < SHM_CHUNKS; i++)
        ids[i] = call(shmget, K_IPC_PRIVATE, 1, 0600);
    for (unsigned round = 0; round < 3; round++) {
        REFUSED(K_ENOSPC, shmget, 77, 1, K_IPC_CREAT | 0600);
        REFUSED(K_ENOMEM, mmap, 0, 1, K_PROT_READ, K_MAP_SHARED | K_MAP_ANONYMOUS, -1, 0);
        REFUSED(K_ENOMEM, mmap, 0, 1, K_PROT_READ, K_MAP_SHARED, d, 0);
        REFUSED(K_ENOSPC, sem_open, text("/s"), K_O_CREAT, 0600, 1);
        call(shmctl, ids[5], K_IPC_RMID, 0);
        intptr_t map = call(mmap, 0, 1, K_PROT_READ, K_MAP_SHARED, d, 0);
        assert_true(map > 0);
        assert_int_equal(0, call(munmap, map, 1));
        intptr_t sem = call(sem_open, text("/s"), K_O_CREAT, 0600, 1);
        assert_true(sem > 0);
        call(sem_unlink, text("/s"));
        call(sem_close, sem);
        ids[5] = call(shmget, K_IPC_PRIVATE, 1, 0600);
    }
    for (unsigned i = 0; i < SHM_CHUNKS; i++)
        assert_int_equal(0, call(shmctl, ids[i], K_IPC_RMID, 0));
    assert_tables_same();
}

static void mappings(void **state)
{
    boot(ONE(SOLO));
    intptr_t d = call(open, text("f"), K_O_CREAT | K_O_RDWR, 0600);
    call(write, d, text("abc"), 3);
    note_tables();
    intptr_t id = call(shmget, K_IPC_PRIVATE, 1, 0600), here = 0;
    for (unsigned i = 0; i < SHM_MAPPINGS; i++)
        here = call(shmat, id, 0, 0);
    REFUSED(K_ENOMEM, shmat, id, 0, 0);
    REFUSED(K_ENOMEM, mmap, 0, 1, K_PROT_READ, K_MAP_SHARED | K_MAP_ANONYMOUS, -1, 0);
    REFUSED(K_ENOMEM, mmap, 0, 1, K_PROT_READ, K_MAP_SHARED, d, 0);
    REFUSED(K_ENOMEM, sem_open, text("/s"), K_O_CREAT, 0600, 1);
    REFUSED(K_EAGAIN, fork, 0);
    REFUSED(K_EAGAIN, vfork, 0);
    REFUSED(K_EAGAIN, spawn, 0x1111, 0);
    call(shmdt, here);
    intptr_t map = call(mmap, 0, 1, K_PROT_READ, K_MAP_SHARED, d, 0);
    assert_true(map > 0);
    assert_int_equal(0, call(munmap, map, 1));
    for (unsigned i = 1; i < SHM_MAPPINGS; i++)
        assert_int_equal(0, call(shmdt, here));
    assert_int_equal(0, call(shmctl, id, K_IPC_RMID, 0));
    assert_tables_same();
}

/* ---- Signals, ceilings ------------------------------------------------------------------- */

static intptr_t act(unsigned signal, uintptr_t handler)
{
    PUT(struct k_sigaction, ACTION, {.handler = handler});
    return call(sigaction, signal, at(ACTION), 0);
}

static void actions(void **state)
{
    boot(ONE(SOLO));
    note_tables();
    for (unsigned round = 0; round < 3; round++) {
        for (unsigned i = 0; i < ACTIONS; i++)
            assert_int_equal(0, act(K_SIGUSR1 + i, 0x1111));
        PUT(struct k_sigaction, ACTION, {.handler = 0x1111});
        REFUSED(K_ENOMEM, sigaction, K_SIGHUP, at(ACTION), 0);
        assert_int_equal(0, act(K_SIGUSR1, 0x2222)); /* another for the same */
        assert_int_equal(0, act(K_SIGUSR1, K_SIG_DFL));
        assert_int_equal(0, act(K_SIGHUP, 0x1111));
        for (unsigned signal = 1; signal < SIGNALS; signal++)
            if (signal != K_SIGKILL && signal != K_SIGSTOP)
                assert_int_equal(0, act(signal, K_SIG_DFL));
        assert_tables_same();
    }
}

/* Without room for who sent it a signal is pending all the same. */
static void pending_signals(void **state)
{
    static const unsigned signals[SIGNAL_INFOS + 2] = {K_SIGHUP, K_SIGINT, K_SIGQUIT, K_SIGUSR1,
                                                       K_SIGUSR2, K_SIGTERM};
    boot(ONE(SOLO));
    PUT(struct k_sigset, SET, {~0ull});
    PUT(struct k_timespec, DATE, {0, 0});
    call(sigprocmask, K_SIG_SETMASK, at(SET), 0);
    note_tables();
    for (unsigned round = 0; round < 3; round++) {
        for (unsigned i = 0; i < SIGNAL_INFOS + 2; i++)
            assert_int_equal(0, call(kill, now->process, signals[i]));
        for (unsigned i = 0; i < SIGNAL_INFOS + 2; i++) {
            assert_true(call(sigtimedwait, at(SET), at(INFO), at(DATE)) > 0);
            int sender = i < SIGNAL_INFOS - 1 ? now->process : GET(struct k_siginfo, INFO).si_pid;
            assert_int_equal(sender, GET(struct k_siginfo, INFO).si_pid);
        }
        assert_int_equal(-K_EAGAIN, call(sigtimedwait, at(SET), at(INFO), at(DATE)));
        assert_tables_same();
    }
}

static uintptr_t mutex(unsigned i) { return at(MUTEXES + i * (unsigned)sizeof(struct k_mutex)); }

static void ceilings(void **state)
{
    boot(ONE(SOLO));
    for (unsigned i = 0; i <= CEILINGS; i++)
        PUT(struct k_mutex, MUTEXES + i * (unsigned)sizeof(struct k_mutex),
            {.kind = K_MUTEX_PROTECT + 7 * K_MUTEX_CEILING});
    note_tables();
    for (unsigned round = 0; round < 3; round++) {
        for (unsigned i = 0; i < CEILINGS; i++)
            assert_int_equal(0, call(pthread_mutex_lock, mutex(i)));
        REFUSED(K_EAGAIN, pthread_mutex_lock, mutex(CEILINGS));
        assert_int_equal(0, call(pthread_mutex_unlock, mutex(1)));
        assert_int_equal(0, call(pthread_mutex_lock, mutex(CEILINGS)));
        REFUSED(K_EAGAIN, pthread_mutex_lock, mutex(1));
        for (unsigned i = 0; i <= CEILINGS; i++)
            assert_int_equal(0, i == 1 ? 0 : call(pthread_mutex_unlock, mutex(i)));
        assert_tables_same();
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(sets_and_undos),
    cmocka_unit_test(message_queues),
    cmocka_unit_test(message_bytes),
    cmocka_unit_test(posix_queues),
    cmocka_unit_test(named_semaphores),
    cmocka_unit_test(chunks),
    cmocka_unit_test(mappings),
    cmocka_unit_test(actions),
    cmocka_unit_test(pending_signals),
    cmocka_unit_test(ceilings),
};

RUN(tests)
