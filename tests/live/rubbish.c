/* A machine that is never at rest: whenever it stops between two traps, all that host/explore/live.h calls dead
   is overwritten with rubbish, of every thread. Programs must do the same as ever.

   With the variable LIVE_OFF it is a machine like others. It says how much was overwritten if LIVE_COUNTS names a
   file. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "live.h"
#include "machine.h"
#include "kernel.h"
#include "port.h"

struct thread *__real_port_step(struct thread *thread);
struct thread *__wrap_port_step(struct thread *thread);

static struct {
    uint64_t masks, bytes, dead, nanoseconds;
} counts;

static void tell(void)
{
    const char *name = getenv("LIVE_COUNTS");
    FILE *file = name ? fopen(name, "a") : NULL;
    if (!file || !counts.masks)
        return;
    fprintf(file, "%lu masks, bytes of stack %lu, of them dead %lu, nanoseconds each %lu\n", counts.masks,
            counts.bytes, counts.dead, counts.nanoseconds / counts.masks);
    fclose(file);
}

static uint64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return (uint64_t)time.tv_sec * 1000000000 + (uint64_t)time.tv_nsec;
}

static bool copy_stack(struct thread *t, uintptr_t sp, uintptr_t top, uint8_t *bytes, bool back)
{
    while (sp < top) {
        size_t length = top - sp;
        void *at = user_at(image_of(t), sp, &length);
        if (!at || !length)
            return false;
        memcpy(back ? at : bytes, back ? bytes : at, length);
        sp += length;
        bytes += length;
    }
    return true;
}

static void disturb(struct thread *t)
{
    static uint8_t stack[STACK_SIZE], before[STACK_SIZE];
    uintptr_t sp = t->context.sp, top = (uintptr_t)t->block;
    if (t->context.interrupted || sp >= top || top - sp > sizeof stack || !copy_stack(t, sp, top, stack, false))
        return;
    memcpy(before, stack, top - sp);
    uint64_t start = now();
    live_mask(&t->context, stack, sp, top, &t->context);
    counts.nanoseconds += now() - start;
    counts.masks++;
    counts.bytes += top - sp;
    for (size_t i = 0; i < top - sp; i++)
        counts.dead += stack[i] != before[i];
    copy_stack(t, sp, top, stack, true);
}

struct thread *__wrap_port_step(struct thread *thread)
{
    static const uint8_t rubbish[] = {0xa5, 0x11, 0xff, 0x80};
    static unsigned turn;
    thread = __real_port_step(thread);
    if (getenv("LIVE_OFF"))
        return thread;
    if (!turn)
        atexit(tell);
    live_filler = rubbish[turn++ % sizeof rubbish];
    for (unsigned i = 0; i < THREADS; i++)
        if (machine.threads[i].state != STATE_FREE && machine.threads[i].state != STATE_ENDED)
            disturb(&machine.threads[i]);
    return thread;
}
