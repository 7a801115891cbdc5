/* Threads as far as the library has to do with them: their end, once, barriers and spin locks. All else
   of <pthread.h> is the kernel's. */
#include <errno.h>
#include <pthread.h>
#include <stdlib.h>

#include "internal.h"

void library_cancelled(struct thread_block *block);

pthread_t pthread_self(void) { return (pthread_t)library_call(SYS_thread_self); }

int pthread_equal(pthread_t one, pthread_t other) { return one == other; }

/* ---- The end of a thread ----------------------------------------------------------------- */

/* The list lies on the thread's stack, which is nobody else's business: no announcements. */
void __pthread_cleanup_push(struct __pthread_cleanup *cleanup)
{
    cleanup->__next = (struct __pthread_cleanup *)user_info.thread->cleanup;
    user_info.thread->cleanup = (uintptr_t)cleanup;
}

void __pthread_cleanup_pop(struct __pthread_cleanup *cleanup, int execute)
{
    user_info.thread->cleanup = (uintptr_t)cleanup->__next;
    if (execute)
        cleanup->__routine(cleanup->__argument);
}

void pthread_exit(void *value)
{
    struct library_caller caller = library_caller_save();
    struct __pthread_cleanup *cleanup;
    library_call(SYS_thread_leaves);
    while ((cleanup = (struct __pthread_cleanup *)user_info.thread->cleanup)) {
        __pthread_cleanup_pop(cleanup, 1);
        library_caller_restore(caller);
    }
    library_end_keys();
    if (user_info.thread->process != (uintptr_t)user_info.thread)
        library_locals_free(); /* the first thread's stay as long as the process, like its stack */
    library_caller_restore(caller);
    library_call(SYS_pthread_exit, value);
    exit(0); /* it was the last */
}

/* The kernel's: a cancelled thread goes on here. */
void library_cancelled(struct thread_block *block)
{
    (void)block;
    pthread_exit(PTHREAD_CANCELED);
}

/* ---- Once -------------------------------------------------------------------------------- */

/* The routine was cancelled: the next one does it. */
static void not_done(void *control) { library_call(SYS_once_over, control, PTHREAD_ONCE_INIT); }

int pthread_once(pthread_once_t *control, void (*routine)(void))
{
    struct library_caller caller = library_caller_save();
    long first = library_call(SYS_pthread_once, control, routine);
    if (first <= 0)
        return (int)-first;
    pthread_cleanup_push(not_done, control);
    routine();
    library_caller_restore(caller);
    pthread_cleanup_pop(0);
    library_call(SYS_once_over, control, K_ONCE_DONE);
    return 0;
}

/* ---- Barriers, spin locks ---------------------------------------------------------------- */

int pthread_barrier_wait(pthread_barrier_t *barrier)
{
    long result = library_call(SYS_pthread_barrier_wait, barrier);
    return result > 0 ? PTHREAD_BARRIER_SERIAL_THREAD : (int)-result;
}

static void announce(pthread_spinlock_t *lock) { library_point(OP_ATOMIC, lock, sizeof *lock); }

int pthread_spin_init(pthread_spinlock_t *lock, int shared)
{
    (void)shared;
    announce(lock);
    *lock = 0;
    return 0;
}

int pthread_spin_destroy(pthread_spinlock_t *lock)
{
    announce(lock);
    *lock = 0;
    return 0;
}

/* Nobody comes between an announcement and the next. */
int pthread_spin_trylock(pthread_spinlock_t *lock)
{
    announce(lock);
    if (*lock)
        return EBUSY;
    *lock = 1;
    return 0;
}

int pthread_spin_lock(pthread_spinlock_t *lock)
{
    while (pthread_spin_trylock(lock))
        continue;
    return 0;
}

int pthread_spin_unlock(pthread_spinlock_t *lock)
{
    announce(lock);
    *lock = 0;
    return 0;
}
