/* 10,000 of each object, made, used, waited for, and its users killed: nothing is left. */
#include <string.h>

#include "tables.h"

enum { PAIR_OF_ENDS = 100, OPS = 140, TEXT = 200, EVENT = 160, ATTRIBUTES = 560, FLOCK = 600, NAME = 640,
       LONG = 1000 };

static int reader(void) { return GET(int, PAIR_OF_ENDS); }
static int writer(void) { return GET(int, PAIR_OF_ENDS + 4); }

static void nothing(void) {}

/* ---- Pipes and FIFOs --------------------------------------------------------------------- */

static void readers_and_writers(void)
{
    assert_int_equal(0, call(pipe, at(PAIR_OF_ENDS)));
    fork_child();
    leave(read, reader(), at(TEXT), 10);
    kill_others(1);
    fork_child();
    assert_int_equal(PIPE_SIZE, call(write, writer(), at(LONG), PIPE_SIZE));
    leave(write, writer(), at(TEXT), 10);
    kill_others(1);
    call(close, reader());
    call(close, writer());
    fork_child(); /* a pipe of its own, with bytes in it */
    assert_int_equal(0, call(pipe, at(PAIR_OF_ENDS)));
    assert_int_equal(10, call(write, writer(), at(TEXT), 10));
    kill_others(1);
}

static void make_fifo(void) { assert_int_equal(0, call(mkfifo, text("fifo"), 0600)); }

static void openers(void)
{
    fork_child();
    leave(open, text("fifo"), K_O_RDONLY, 0);
    kill_others(1);
    fork_child();
    leave(open, text("fifo"), K_O_WRONLY, 0);
    kill_others(1);
    fork_child();
    leave(open, text("fifo"), K_O_RDONLY, 0);
    fork_child();
    intptr_t d = call(open, text("fifo"), K_O_WRONLY, 0); /* they meet */
    assert_int_equal(3, call(write, d, at(TEXT), 3));
    kill_others(1);
}

static void fifos_unlinked(void)
{
    call(mkfifo, text("other"), 0600);
    fork_child();
    leave(open, text("other"), K_O_RDONLY, 0);
    assert_int_equal(0, call(unlink, text("other")));
    kill_others(1);
}

/* ---- Files and locks --------------------------------------------------------------------- */

static void files(void)
{
    fork_child();
    assert_int_equal(0, call(mkdir, text("d"), 0755));
    assert_int_equal(0, call(chdir, text("d")));
    intptr_t d = call(open, text("f"), K_O_CREAT | K_O_RDWR, 0600);
    assert_int_equal(100, call(write, d, at(LONG), 100));
    assert_true(call(dup, d) > 0);
    assert_int_equal(0, call(unlink, text("f")));
    assert_int_equal(0, call(rmdir, text("../d")));
    kill_others(1);
}

static void make_file(void) { assert_int_equal(3, call(open, text("f"), K_O_CREAT | K_O_RDWR, 0600)); }

static intptr_t lock(uintptr_t start)
{
    PUT(struct k_flock, FLOCK, {.l_type = K_F_WRLCK, .l_start = (long)start, .l_len = 10});
    return call(fcntl, 3, K_F_SETLK, at(FLOCK));
}

static void locks(void)
{
    fork_child();
    assert_int_equal(0, lock(0));
    assert_int_equal(0, lock(20));
    fork_child();
    unsigned waiter = now->number;
    PUT(struct k_flock, FLOCK, {.l_type = K_F_RDLCK, .l_start = 5, .l_len = 1});
    leave(fcntl, 3, K_F_SETLKW, at(FLOCK));
    go(1);
    assert_int_equal(-K_EAGAIN, lock(25));
    assert_int_equal(0, call(kill, thread(waiter)->process, K_SIGKILL));
    kill_others(1);
    assert_int_equal(0, lock(25));
    PUT(struct k_flock, FLOCK, {.l_type = K_F_UNLCK});
    assert_int_equal(0, call(fcntl, 3, K_F_SETLK, at(FLOCK)));
}

static void flocks(void)
{
    fork_child();
    intptr_t d = call(open, text("f"), K_O_RDWR, 0);
    assert_int_equal(0, call(flock, d, K_LOCK_EX));
    fork_child();
    leave(flock, 3, K_LOCK_SH);
    kill_others(1);
    assert_int_equal(0, call(flock, 3, K_LOCK_EX));
    assert_int_equal(0, call(flock, 3, K_LOCK_UN));
}

/* ---- System V and POSIX queues, sets ------------------------------------------------------ */

static void sets(void)
{
    intptr_t set = call(semget, 77, 2, K_IPC_CREAT | 0600);
    assert_int_equal(0, call(semctl, set, 0, K_SETVAL, 1));
    PUT(struct k_sembuf, OPS, {0, -1, K_SEM_UNDO});
    PUT(struct k_sembuf, OPS + 6, {1, 1, K_SEM_UNDO});
    fork_child();
    unsigned holder = now->number;
    assert_int_equal(0, call(semop, set, at(OPS), 2));
    fork_child();
    leave(semop, set, at(OPS), 1);
    go(1);
    assert_int_equal(0, call(kill, thread(holder)->process, K_SIGKILL)); /* the other gets it */
    go(1);
    kill_others(1);
    assert_int_equal(1, call(semctl, set, 0, K_GETVAL, 0));
    assert_int_equal(0, call(semctl, set, 1, K_GETVAL, 0));
    fork_child();
    assert_int_equal(0, call(semop, set, at(OPS), 2));
    go(1);
    assert_int_equal(0, call(semctl, set, 0, K_IPC_RMID, 0)); /* before its user */
    kill_others(1);
}

static void message_queues(void)
{
    intptr_t full = call(msgget, 0, 0600), empty = call(msgget, 0, 0600);
    PUT(long, TEXT, 1);
    while (call(msgsnd, full, at(TEXT), 100, K_IPC_NOWAIT) == 0)
        ;
    fork_child();
    leave(msgsnd, full, at(TEXT), 100, 0); /* it has its message in the pool */
    fork_child();
    leave(msgrcv, empty, at(TEXT), 100, 0, 0);
    kill_others(1);
    assert_int_equal(0, call(msgctl, full, K_IPC_RMID, 0));
    assert_int_equal(0, call(msgctl, empty, K_IPC_RMID, 0));
}

static void posix_queues(void)
{
    PUT(struct k_mq_attr, ATTRIBUTES, {.mq_maxmsg = 1, .mq_msgsize = 40});
    intptr_t q = call(mq_open, text("/q"), K_O_CREAT | K_O_RDWR, 0600, at(ATTRIBUTES));
    assert_true(q >= 0);
    fork_child();
    leave(mq_receive, q, at(TEXT), 40, 0);
    kill_others(1);
    fork_child();
    PUT(struct k_sigevent, EVENT, {.notify = K_SIGEV_SIGNAL, .signal = K_SIGUSR1});
    assert_int_equal(0, call(mq_notify, q, at(EVENT)));
    kill_others(1);
    fork_child();
    assert_int_equal(0, call(mq_send, q, at(TEXT), 30, 1));
    leave(mq_send, q, at(TEXT), 30, 2);
    kill_others(1);
    assert_int_equal(0, call(mq_unlink, text("/q")));
    fork_child(); /* the last that has it open */
    unsigned child = now->number;
    go(1);
    assert_int_equal(0, call(close, q));
    go(child);
    assert_int_equal(30, call(mq_receive, q, at(TEXT), 40, 0));
    assert_int_equal(0, call(mq_send, q, at(TEXT), 30, 1));
    kill_others(1);
}

/* ---- Shared memory and what lies in it ---------------------------------------------------- */

static void segments(void)
{
    fork_child();
    intptr_t id = call(shmget, 77, SHM_CHUNK + 1, K_IPC_CREAT | 0600);
    assert_true(call(shmat, id, 0, 0) > 0);
    assert_true(call(shmat, id, 0, K_SHM_RDONLY) > 0);
    assert_int_equal(0, call(shmctl, id, K_IPC_RMID, 0));
    assert_true(call(mmap, 0, 1, K_PROT_READ, K_MAP_SHARED | K_MAP_ANONYMOUS, -1, 0) > 0);
    intptr_t d = call(shm_open, text("/s"), K_O_CREAT | K_O_RDWR, 0600);
    assert_int_equal(0, call(ftruncate, d, 100));
    assert_true(call(mmap, 0, 100, K_PROT_READ, K_MAP_SHARED, d, 0) > 0);
    assert_int_equal(0, call(shm_unlink, text("/s")));
    assert_true(call(sem_open, text("/sem"), K_O_CREAT, 0600, 0) > 0);
    fork_child(); /* who has all that, too */
    intptr_t sem = call(sem_open, text("/sem"), 0, 0, 0);
    assert_int_equal(0, call(sem_unlink, text("/sem")));
    leave(sem_wait, sem);
    kill_others(1);
}

static intptr_t shared_words(void)
{
    intptr_t words = call(mmap, 0, 100, K_PROT_READ | K_PROT_WRITE, K_MAP_SHARED | K_MAP_ANONYMOUS, -1, 0);
    assert_true(words > 0);
    return words;
}

static void mutexes(void)
{
    intptr_t plain = shared_words(), robust = plain + (intptr_t)sizeof(struct k_mutex);
    ((struct k_mutex *)robust)->kind = K_MUTEX_ROBUST | K_MUTEX_SHARED;
    fork_child();
    assert_int_equal(0, call(pthread_mutex_lock, plain));
    assert_int_equal(0, call(pthread_mutex_lock, robust));
    fork_child();
    leave(pthread_mutex_lock, plain);
    fork_child();
    leave(pthread_mutex_lock, robust);
    kill_others(1);
    assert_int_equal(-K_EBUSY, call(pthread_mutex_trylock, plain)); /* for ever */
    assert_int_equal(-K_EOWNERDEAD, call(pthread_mutex_trylock, robust));
    assert_int_equal(0, call(pthread_mutex_consistent, robust));
    assert_int_equal(0, call(pthread_mutex_unlock, robust));
    assert_int_equal(0, call(munmap, plain, 100));
}

static void conditions_and_barriers(void)
{
    intptr_t words = shared_words(), mutex = words, cond = words + 20;
    intptr_t barrier = words + 40, lock = words + 60;
    *(struct k_barrier *)barrier = (struct k_barrier){3};
    fork_child();
    assert_int_equal(0, call(pthread_mutex_lock, mutex));
    leave(pthread_cond_wait, cond, mutex);
    go(1);
    fork_child();
    leave(pthread_barrier_wait, barrier);
    go(1);
    fork_child();
    assert_int_equal(0, call(pthread_rwlock_rdlock, lock));
    leave(pthread_rwlock_wrlock, lock);
    kill_others(1);
    assert_int_equal(0, call(pthread_mutex_trylock, mutex));
    assert_int_equal(0, call(pthread_cond_signal, cond)); /* nobody there any more */
    assert_int_equal(0, call(pthread_cond_destroy, cond));
    assert_int_equal(0, call(pthread_barrier_destroy, barrier));
    assert_int_equal(0, call(pthread_mutex_unlock, mutex));
    assert_int_equal(0, call(munmap, words, 100));
}

static const struct CMUnitTest tests[] = {
    MANY_TEST(nothing, readers_and_writers),
    MANY_TEST(make_fifo, openers),
    MANY_TEST(nothing, fifos_unlinked),
    MANY_TEST(nothing, files),
    MANY_TEST(make_file, locks),
    MANY_TEST(make_file, flocks),
    MANY_TEST(nothing, sets),
    MANY_TEST(nothing, message_queues),
    MANY_TEST(nothing, posix_queues),
    MANY_TEST(nothing, segments),
    MANY_TEST(nothing, mutexes),
    MANY_TEST(nothing, conditions_and_barriers),
};

RUN(tests)
