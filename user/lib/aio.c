/* Requests that go on meanwhile: a thread each. All that there are stand in a list, the oldest first;
   who ends one wakes all who wait, and those look again. */
#include <aio.h>
#include <errno.h>
#include <limits.h>
#include <fcntl.h>
#include <pthread.h>
#include <semaphore.h>
#include <unistd.h>

#include "internal.h"

enum { FSYNC = LIO_NOP + 1 };

/* The requests of one lio_listio, whose end is told together. */
struct group {
    int left;
    struct sigevent event;
};

struct library_request {
    struct aiocb *block;
    struct library_request *next;
    struct group *group;
    struct sigevent event;
    int operation; /* LIO_READ, LIO_WRITE, FSYNC */
    bool begun, canceled;
};

static int error_of(const struct aiocb *block)
{
    announce_read(&block->__error, sizeof block->__error);
    return *(const volatile int *)&block->__error;
}

static void set_state(struct aiocb *block, int error, ssize_t result)
{
    announce_write(&block->__result, sizeof block->__result);
    block->__result = result;
    announce_write(&block->__error, sizeof block->__error);
    *(volatile int *)&block->__error = error;
}

/* ---- Telling ----------------------------------------------------------------------------- */

static void tell(const struct sigevent *event)
{
    if (event->sigev_notify == SIGEV_SIGNAL && event->sigev_signo > 0)
        sigqueue(getpid(), event->sigev_signo, event->sigev_value);
    if (event->sigev_notify == SIGEV_THREAD && event->sigev_notify_function)
        event->sigev_notify_function(event->sigev_value);
}

static void wake_waiters(void)
{
    for (; lib->request_waiters > 0; lib->request_waiters--)
        sem_post((sem_t *)&lib->request_ended);
}

/* Until some request ends: 0, or the error's number. */
static int wait_for_end(const struct timespec *until)
{
    sem_t *ended = (sem_t *)&lib->request_ended;
    lib->request_waiters++;
    int result = until ? sem_timedwait(ended, until) : sem_wait(ended);
    if (result == 0)
        return 0;
    if (lib->request_waiters > 0)
        lib->request_waiters--;
    return errno;
}

static void drop(struct library_request *request)
{
    struct library_request **at = &lib->requests;
    while (*at != request)
        at = &(*at)->next;
    *at = request->next;
    library_give(request);
}

static void finish(struct library_request *request, int error, ssize_t result)
{
    struct sigevent event = request->event;
    struct group *group = request->group;
    if (!request->canceled)
        set_state(request->block, error, result);
    drop(request);
    wake_waiters();
    tell(&event);
    if (group && --group->left == 0) {
        tell(&group->event);
        library_give(group);
    }
}

/* ---- The thread of a request ------------------------------------------------------------- */

static ssize_t move(const struct library_request *request)
{
    const struct aiocb *block = request->block;
    int d = block->aio_fildes;
    void *bytes = (void *)block->aio_buf;
    bool reads = request->operation == LIO_READ;
    ssize_t result = -1;
    errno = ESPIPE;
    if (reads)
        result = pread(d, bytes, block->aio_nbytes, block->aio_offset);
    else if (!(fcntl(d, F_GETFL) & O_APPEND))
        result = pwrite(d, bytes, block->aio_nbytes, block->aio_offset);
    if (result >= 0 || errno != ESPIPE)
        return result;
    return reads ? read(d, bytes, block->aio_nbytes) : write(d, bytes, block->aio_nbytes);
}

/* An earlier request on the same descriptor. */
static bool has_earlier(const struct library_request *request)
{
    for (const struct library_request *r = lib->requests; r != request; r = r->next)
        if (!r->canceled && r->block->aio_fildes == request->block->aio_fildes)
            return true;
    return false;
}

static void *work(void *argument)
{
    struct library_request *request = argument;
    if (request->canceled) {
        finish(request, ECANCELED, -1);
        return NULL;
    }
    request->begun = true;
    ssize_t result;
    if (request->operation == FSYNC) {
        while (has_earlier(request))
            wait_for_end(NULL);
        result = fsync(request->block->aio_fildes);
    } else
        result = move(request);
    finish(request, result < 0 ? errno : 0, result);
    return NULL;
}

/* Its thread takes no signals: those are for the program's own. */
static int start_thread(struct library_request *request)
{
    pthread_t thread;
    pthread_attr_t attributes;
    sigset_t all, before;
    sigfillset(&all);
    pthread_attr_init(&attributes);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    int error = pthread_create(&thread, &attributes, work, request);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return error;
}

static int refuse(struct aiocb *block)
{
    set_state(block, EINVAL, -1);
    return (int)library_fail(K_EINVAL);
}

static int begin(struct aiocb *block, int operation, struct group *group)
{
    announce_read(block, sizeof *block);
    if (operation != FSYNC && (block->aio_reqprio < 0 || block->aio_reqprio > AIO_PRIO_DELTA_MAX))
        return refuse(block);
    struct library_request *request = library_take(sizeof *request), **last = &lib->requests;
    if (!request) {
        set_state(block, EAGAIN, -1);
        return (int)library_fail(K_EAGAIN);
    }
    *request = (struct library_request){
        .block = block, .group = group, .event = block->aio_sigevent, .operation = operation};
    set_state(block, EINPROGRESS, -1);
    while (*last)
        last = &(*last)->next;
    *last = request;
    if (start_thread(request) == 0)
        return 0;
    set_state(block, EAGAIN, -1);
    drop(request);
    return (int)library_fail(K_EAGAIN);
}

int aio_read(struct aiocb *block) { return begin(block, LIO_READ, NULL); }

int aio_write(struct aiocb *block) { return begin(block, LIO_WRITE, NULL); }

int aio_fsync(int operation, struct aiocb *block)
{
    if (operation != O_SYNC && operation != O_DSYNC)
        return (int)library_fail(K_EINVAL);
    int flags = fcntl(block->aio_fildes, F_GETFL);
    if (flags < 0)
        return -1;
    if ((flags & O_ACCMODE) == O_RDONLY)
        return (int)library_fail(K_EBADF);
    return begin(block, FSYNC, NULL);
}

/* ---- Asking and waiting ------------------------------------------------------------------ */

int aio_error(const struct aiocb *block) { return error_of(block); }

ssize_t aio_return(struct aiocb *block)
{
    announce_read(&block->__result, sizeof block->__result);
    return block->__result;
}

/* The date when *timeout from now is over. */
static struct timespec end_of(const struct timespec *timeout)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    announce_read(timeout, sizeof *timeout);
    now.tv_sec += timeout->tv_sec;
    now.tv_nsec += timeout->tv_nsec;
    if (now.tv_nsec >= 1000000000) {
        now.tv_sec++;
        now.tv_nsec -= 1000000000;
    }
    return now;
}

/* How many of the list go on. */
static int going_on(const struct aiocb *const list[], int count, int *given)
{
    int going = 0;
    *given = 0;
    for (int i = 0; i < count; i++) {
        announce_read(&list[i], sizeof list[i]);
        if (!list[i])
            continue;
        ++*given;
        going += error_of(list[i]) == EINPROGRESS;
    }
    return going;
}

int aio_suspend(const struct aiocb *const list[], int count, const struct timespec *timeout)
{
    struct timespec until;
    int given;
    if (count < 0)
        return (int)library_fail(K_EINVAL);
    if (timeout)
        until = end_of(timeout);
    while (going_on(list, count, &given) == given && given > 0) {
        int error = wait_for_end(timeout ? &until : NULL);
        if (error)
            return (int)library_fail(error == ETIMEDOUT ? K_EAGAIN : error);
    }
    return 0;
}

int aio_cancel(int descriptor, struct aiocb *block)
{
    int result = AIO_ALLDONE;
    if (fcntl(descriptor, F_GETFL) < 0)
        return -1;
    for (struct library_request *r = lib->requests; r; r = r->next) {
        if (r->canceled || r->block->aio_fildes != descriptor || (block && r->block != block))
            continue;
        if (r->begun) {
            result = AIO_NOTCANCELED;
            continue;
        }
        r->canceled = true;
        set_state(r->block, ECANCELED, -1);
        if (result == AIO_ALLDONE)
            result = AIO_CANCELED;
    }
    return result;
}

/* ---- Lists ------------------------------------------------------------------------------- */

/* Begins them; gives how many could not. The group counts one more than goes on, until all are. */
static int begin_all(struct aiocb *const list[], int count, struct group *group)
{
    int failed = 0;
    for (int i = 0; i < count; i++) {
        announce_read(&list[i], sizeof list[i]);
        struct aiocb *block = list[i];
        if (!block || block->aio_lio_opcode == LIO_NOP)
            continue;
        if (group)
            group->left++;
        int operation = block->aio_lio_opcode;
        if ((operation == LIO_READ || operation == LIO_WRITE ? begin(block, operation, group)
                                                             : refuse(block)) == 0)
            continue;
        failed++;
        if (group)
            group->left--;
    }
    return failed;
}

static int wait_for_all(struct aiocb *const list[], int count)
{
    int failed = 0;
    for (int i = 0; i < count; i++) {
        struct aiocb *block = list[i];
        if (!block || block->aio_lio_opcode == LIO_NOP)
            continue;
        int error;
        while ((error = error_of(block)) == EINPROGRESS)
            if ((error = wait_for_end(NULL)) != 0)
                return (int)library_fail(error);
        failed += error != 0;
    }
    return failed ? (int)library_fail(K_EIO) : 0;
}

int lio_listio(int mode, struct aiocb *const list[], int count, struct sigevent *event)
{
    struct group *group = NULL;
    if ((mode != LIO_WAIT && mode != LIO_NOWAIT) || count < 0)
        return (int)library_fail(K_EINVAL);
    if (mode == LIO_NOWAIT && event) {
        group = library_take(sizeof *group);
        if (!group)
            return (int)library_fail(K_EAGAIN);
        announce_read(event, sizeof *event);
        *group = (struct group){1, *event};
    }
    int failed = begin_all(list, count, group);
    if (group && --group->left == 0) {
        tell(&group->event);
        library_give(group);
    }
    if (mode == LIO_WAIT) /* what could not begin has failed, the others are waited for */
        return wait_for_all(list, count);
    return failed ? (int)library_fail(K_EAGAIN) : 0;
}

/* In a child there are no requests: it has not the threads. */
void library_requests_alone(void)
{
    lib->requests = NULL;
    lib->request_waiters = 0;
    lib->request_ended = 0;
}
