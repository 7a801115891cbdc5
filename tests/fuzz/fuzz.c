/* Random system calls with random and bad arguments:  pawl run --check 'fuzz.c SEED [CALLS]'
   What they do depends on the seed and the schedule alone, so that runs can be compared: sizes
   and addresses are chosen so that no answer depends on the machine's width or map. */
#include <errno.h>
#include <fcntl.h>
#include <mqueue.h>
#include <pawl.h>
#include <sched.h>
#include <semaphore.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { AREA = 384, LONGEST = 128, WORKERS = 4, KEYS = 3 };

static union {
    char bytes[AREA];
    int ints[AREA / 4];
    long type;
} area;
static const char constants[LONGEST + 16] = "constants";
static sem_t semaphores[2];
static struct sembuf ops[20];
static unsigned short values[20] = {1, 2, 3};
static struct timespec length, date;
static struct mq_attr attributes;
static unsigned state, calls, generation, results;

/* ---- Dice -------------------------------------------------------------------------------- */

static unsigned dice(unsigned sides)
{
    state = state * 1664525u + 1013904223u;
    return (state >> 8) % sides;
}

static int seldom(void) { return dice(12) == 0; }

#define ONE_OF(...)                                                                                \
    ({                                                                                             \
        static const long choices[] = {__VA_ARGS__};                                               \
        choices[dice(sizeof choices / sizeof *choices)];                                           \
    })

/* What is no memory on any machine. */
static void *bad(void)
{
    static void *const none[] = {NULL, (void *)8, (void *)0xdead0000, (void *)0x7ffffffc};
    return none[dice(4)];
}

static void *or_bad(void *good) { return seldom() ? bad() : good; }

/* Memory of LONGEST bytes. What calls leave there depends on the machine's width: only calls to
   which bytes mean nothing read it. */
static void *pointer(void)
{
    return or_bad(seldom() ? (void *)constants : area.bytes + 16 * dice(16));
}

static size_t size(void) { return (size_t)ONE_OF(0, 1, 2, 3, 4, 7, 16, 100, LONGEST); }

static size_t any_size(void)
{
    return seldom() ? (size_t)ONE_OF(0x7fffffff, 0x7fffffff + 1ul, 0xffffffff) : size();
}

static int descriptor(void)
{
    return seldom() ? (int)ONE_OF(-1, 31, 32, 1000, 0x7fffffff, -0x7fffffff) : 3 + (int)dice(9);
}

/* A flag that mostly keeps a call from waiting. */
static int mostly(int flag) { return dice(8) ? flag : 0; }

static int id(void) { return seldom() ? (int)ONE_OF(-1, 32, 33, 1000, 0x7fffffff) : (int)dice(4); }

static const char *name(void)
{
    static const char *const names[] = {
        "/a", "/b",   "/c",
        "/c", "/",    "",
        "d",  "/e/e", "/a-name-that-is-much-longer-than-any-queue-may-have"};
    return or_bad((void *)names[dice(9)]);
}

static struct timespec *choose_time(struct timespec *time, long seconds)
{
    time->tv_sec = seconds;
    time->tv_nsec = ONE_OF(0, 1, 10000, 999999, 999999999);
    if (seldom()) {
        time->tv_sec = -1;
        time->tv_nsec = ONE_OF(-1, 0, 1000000000);
    }
    return or_bad(time);
}

static struct timespec *some_length(void) { return choose_time(&length, 0); }

static struct timespec *some_date(void) { return choose_time(&date, 1735689600 + (long)dice(2)); }

/* ---- Calls ------------------------------------------------------------------------------- */

static long do_pipe(void)
{
    return pipe2(or_bad(area.ints), mostly(O_NONBLOCK) | (seldom() ? 1 : 0));
}
static long do_close(void) { return close(descriptor()); }
static long do_dup(void) { return dup(descriptor()); }
static long do_dup2(void) { return dup2(descriptor(), descriptor()); }
static long do_read(void) { return read(descriptor(), pointer(), size()); }
static long do_write(void) { return write(descriptor(), pointer(), any_size()); }
static long do_fcntl(void)
{
    return fcntl(descriptor(), (int)ONE_OF(F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_DUPFD, 99),
                 (int)ONE_OF(0, 1, 5, O_NONBLOCK, O_NONBLOCK, -1));
}
static long do_isatty(void) { return isatty(descriptor()); }

static long do_semget(void)
{
    return semget((key_t)dice(KEYS), (int)ONE_OF(0, 1, 2, 3, 20, -1, 1000),
                  (int)ONE_OF(0, IPC_CREAT, IPC_CREAT, IPC_CREAT | IPC_EXCL));
}
static void choose_ops(void)
{
    for (unsigned i = 0; i < 20; i++) {
        ops[i].sem_num = (unsigned short)(seldom() ? ONE_OF(3, 100, 65535) : (long)dice(3));
        ops[i].sem_op = (short)ONE_OF(-2, -1, -1, 0, 1, 1, 2, 3);
        ops[i].sem_flg = (short)(mostly(IPC_NOWAIT) | (dice(4) ? 0 : SEM_UNDO));
    }
}
static size_t count_ops(void) { return (size_t)ONE_OF(0, 1, 1, 1, 2, 2, 3, 5, 16, 17, 0x7fffffff); }
static long do_semop(void)
{
    choose_ops();
    return semop(id(), or_bad(ops), count_ops());
}
static long do_semtimedop(void)
{
    choose_ops();
    return semtimedop(id(), or_bad(ops), count_ops(), some_length());
}
static long do_semctl(void)
{
    int command =
        (int)ONE_OF(GETVAL, SETVAL, GETPID, GETNCNT, GETZCNT, GETALL, SETALL, IPC_STAT, 99);
    int number = seldom() ? -1 : (int)dice(3);
    if (command == SETVAL)
        return semctl(id(), number, command, (int)ONE_OF(0, 1, 2, 32767, 32768, -1));
    if (command == SETALL)
        return semctl(id(), number, command, or_bad(values));
    return semctl(id(), number, seldom() ? IPC_RMID : command, pointer());
}

static long do_msgget(void)
{
    return msgget((key_t)dice(KEYS), (int)ONE_OF(0, IPC_CREAT, IPC_CREAT, IPC_CREAT | IPC_EXCL));
}
static long do_msgsnd(void)
{
    area.type = ONE_OF(1, 1, 2, 3, 0, -1);
    return msgsnd(id(), or_bad(&area), any_size(), mostly(IPC_NOWAIT));
}
static long do_msgrcv(void)
{
    return msgrcv(id(), pointer(), any_size(), ONE_OF(0, 1, 2, -1, -2, -3),
                  mostly(IPC_NOWAIT) | (dice(2) ? MSG_NOERROR : 0) | (dice(4) ? 0 : MSG_EXCEPT));
}
static long do_msgctl(void)
{
    return msgctl(id(), seldom() ? IPC_RMID : (int)ONE_OF(IPC_STAT, 99), pointer());
}

static long do_mq_open(void)
{
    attributes = (struct mq_attr){.mq_maxmsg = ONE_OF(1, 2, 5, 0, -1, 10000),
                                  .mq_msgsize = ONE_OF(1, 16, 100, LONGEST, 0, -1, 100000)};
    int flags = (int)ONE_OF(O_RDONLY, O_WRONLY, O_RDWR, O_RDWR, O_RDWR, 3) | mostly(O_NONBLOCK) |
                mostly(O_CREAT) | (seldom() ? O_EXCL : 0);
    return mq_open(name(), flags, 0600, or_bad(&attributes));
}
static long do_mq_close(void) { return mq_close(descriptor()); }
static long do_mq_unlink(void) { return mq_unlink(name()); }
static long do_mq_send(void)
{
    return mq_send(descriptor(), pointer(), any_size(),
                   (unsigned)ONE_OF(0, 1, 9, 32767, 32768, -1));
}
static long do_mq_timedsend(void)
{
    return mq_timedsend(descriptor(), pointer(), any_size(), dice(3), some_date());
}
static long do_mq_receive(void)
{
    return mq_receive(descriptor(), pointer(), any_size(), or_bad(NULL));
}
static long do_mq_timedreceive(void)
{
    return mq_timedreceive(descriptor(), pointer(), any_size(), or_bad(NULL), some_date());
}
static long do_mq_getattr(void) { return mq_getattr(descriptor(), pointer()); }
static long do_mq_setattr(void)
{
    attributes = (struct mq_attr){.mq_flags = ONE_OF(0, O_NONBLOCK, O_NONBLOCK, 1)};
    return mq_setattr(descriptor(), or_bad(&attributes), or_bad(NULL));
}

static void *semaphore(void) { return or_bad(&semaphores[dice(2)]); }
static long do_sem_init(void)
{
    return sem_init(&semaphores[dice(2)], 0, (unsigned)ONE_OF(0, 1, 3, -1));
}
static long do_sem_destroy(void) { return sem_destroy(semaphore()); }
static long do_sem_post(void) { return sem_post(semaphore()); }
static long do_V(void) { return V(semaphore()); }
static long do_sem_trywait(void) { return sem_trywait(semaphore()); }
static long do_sem_wait(void)
{
    return seldom() ? sem_wait(semaphore()) : sem_trywait(semaphore());
}
static long do_P(void) { return seldom() ? P(semaphore()) : 0; }
static long do_sem_timedwait(void)
{
    return sem_timedwait(semaphore(), some_date());
}
static long do_sem_getvalue(void) { return sem_getvalue(&semaphores[dice(2)], or_bad(area.ints)); }

static long do_wait(void)
{
    return waitpid((int)ONE_OF(-1, 0, 1, 2, 3, 1000, -5), or_bad(NULL), mostly(WNOHANG));
}
static long do_yield(void) { return sched_yield(); }
static long do_nanosleep(void)
{
    return nanosleep(some_length(), or_bad(NULL));
}
static long do_clock(void)
{
    return clock_gettime((int)ONE_OF(CLOCK_REALTIME, CLOCK_MONOTONIC, 5, -1), pointer());
}
static long do_getpid(void) { return getpid() * 1000 + getppid(); }
static long do_choose(void) { return pawl_choose((int)ONE_OF(1, 2, 10, 0, -1)); }
static long do_raise(void)
{
    return seldom() ? raise((int)ONE_OF(0, 32, -1, SIGCHLD, SIGTERM)) : 0;
}
static long do_exit(void) { return seldom() && seldom() ? (_exit((int)dice(300)), 0) : 0; }
static void work(unsigned count);
static void spawned(void *argument)
{
    (void)argument;
    work(10);
}
static long do_fork(void)
{
    pid_t child = generation < 3 ? fork() : 0;
    if (child || generation >= 3)
        return child;
    generation++;
    state += 77;
    work(15);
    _exit((int)dice(256));
}
static long do_spawn(void) { return dice(3) ? 0 : spawn(spawned, NULL); }

static long (*const all[])(void) = {
    do_pipe,
    do_close,
    do_dup,
    do_dup2,
    do_read,
    do_read,
    do_write,
    do_write,
    do_fcntl,
    do_isatty,
    do_semget,
    do_semop,
    do_semop,
    do_semtimedop,
    do_semctl,
    do_msgget,
    do_msgsnd,
    do_msgsnd,
    do_msgrcv,
    do_msgrcv,
    do_msgctl,
    do_mq_open,
    do_mq_open,
    do_mq_close,
    do_mq_unlink,
    do_mq_send,
    do_mq_send,
    do_mq_timedsend,
    do_mq_receive,
    do_mq_receive,
    do_mq_timedreceive,
    do_mq_getattr,
    do_mq_setattr,
    do_sem_init,
    do_sem_destroy,
    do_sem_post,
    do_V,
    do_sem_trywait,
    do_sem_wait,
    do_P,
    do_sem_timedwait,
    do_sem_getvalue,
    do_wait,
    do_yield,
    do_nanosleep,
    do_clock,
    do_getpid,
    do_choose,
    do_raise,
    do_exit,
    do_fork,
    do_spawn,
};

/* ---- Who does it ------------------------------------------------------------------------- */

static void work(unsigned count)
{
    unsigned sum = 0;
    for (unsigned i = 0; i < count; i++) {
        errno = 0;
        long result = all[dice(sizeof all / sizeof *all)]();
        sum = sum * 31 + (unsigned)result * 7 + (unsigned)errno;
    }
    results = sum; /* into the trace */
}

int main(int argc, char **argv)
{
    state = argc > 1 ? (unsigned)atoi(argv[1]) : 1;
    calls = argc > 2 ? (unsigned)atoi(argv[2]) : 60;
    for (unsigned i = 0; i < WORKERS; i++)
        if (fork() == 0) {
            state += i * 1000003;
            work(calls);
            _exit(0);
        }
    /* Some may wait for ever: they are left behind. */
    unsigned ended = 0;
    for (unsigned i = 0; i < 200 && ended < WORKERS; i++)
        if (waitpid(-1, NULL, WNOHANG) > 0)
            ended++;
        else
            usleep(20000);
    return 0;
}
