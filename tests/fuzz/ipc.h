/* Semaphores and queues of both kinds. */
#include <mqueue.h>
#include <pawl.h>
#include <semaphore.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/sem.h>

enum { KEYS = 3 };

static sem_t semaphores[2];
static struct sembuf ops[17];
static const unsigned short values[20] = {1, 2, 3};
static struct mq_attr attributes;

static const char *name(void)
{
    static const char *const names[] = {
        "/a", "/b",   "/c",
        "/c", "/",    "",
        "d",  "/e/e", "/a-name-that-is-much-longer-than-any-queue-may-have"};
    return or_bad((void *)names[dice(9)]);
}

static long do_semget(void)
{
    return semget((key_t)dice(KEYS), (int)ONE_OF(0, 1, 2, 3, 20, -1, 1000),
                  (int)ONE_OF(0, IPC_CREAT, IPC_CREAT, IPC_CREAT | IPC_EXCL));
}
static void choose_ops(void)
{
    for (unsigned i = 0; i < 17; i++) {
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
        return semctl(id(), number, command, or_bad((void *)values));
    return semctl(id(), number, seldom() ? IPC_RMID : command, pointer());
}

static long do_msgget(void)
{
    return msgget((key_t)dice(KEYS), (int)ONE_OF(0, IPC_CREAT, IPC_CREAT, IPC_CREAT | IPC_EXCL));
}
static long do_msgsnd(void)
{
    *(long *)area = ONE_OF(1, 1, 2, 3, 0, -1);
    return msgsnd(id(), or_bad(area), any_size(), mostly(IPC_NOWAIT));
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
static long do_sem_timedwait(void) { return sem_timedwait(semaphore(), some_date()); }
static long do_sem_getvalue(void) { return sem_getvalue(&semaphores[dice(2)], or_bad(area)); }
