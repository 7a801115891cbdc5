/* mq_notify, which tells by a thread of the library's, if that is asked for. */
#include <mqueue.h>
#include <pthread.h>

#include "internal.h"

/* A registration in a pointer: the thread begins with nothing but its argument. */
enum { QUEUE_BITS = 8 };

static void *tell(void *registration)
{
    struct {
        void (*function)(union sigval value);
        union sigval value;
    } call;
    uintptr_t queue = (uintptr_t)registration & ((1 << QUEUE_BITS) - 1);
    uintptr_t number = (uintptr_t)registration >> QUEUE_BITS;
    if (library_call(SYS_mq_notified, queue, number, &call) == 1)
        call.function(call.value);
    return NULL;
}

/* 0, or an error's number. */
static int start(mqd_t queue, long number)
{
    pthread_t thread;
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    return pthread_create(&thread, &attributes, tell, (void *)((uintptr_t)number << QUEUE_BITS | queue));
}

int mq_notify(mqd_t queue, const struct sigevent *event)
{
    struct library_caller caller = library_caller_save();
    long result = library_call(SYS_mq_notify, queue, event);
    if (result < 0)
        return (int)library_fail((int)-result);
    if (result == 0)
        return 0;
    int error = start(queue, result);
    library_caller_restore(caller);
    if (!error)
        return 0;
    library_call(SYS_mq_notify, queue, NULL);
    return (int)library_fail(error);
}
