/* What a thread is about to do. Compiled as the kernel is: what it looks at is recorded. */
#include <string.h>

#include "columns.h"
#include "kernel.h"
#include "marks.h"
#include "native.h"
#include "planted.h"

static unsigned flags_of(struct thread *t)
{
    struct process *p = process_of(t);
    bool can = can_perform(t);
    unsigned flags = 0;
    if (p->stopped)
        flags |= VIEW_STOPPED;
    else if (machine.flags & BOOT_WAKE_ANY ? can_step(t) : t->state == STATE_READY)
        flags |= VIEW_ENABLED; /* with lines a step may be to stand in one */
    if (!can && t->announced.kind == TRAP_SYSCALL)
        flags |= VIEW_WAITS;
    if (t->state == STATE_READY && (!gives_way(t) || planted(PLANTED_COST)) && can)
        flags |= VIEW_COSTLY;
    bool timed = t->state == STATE_WAITING && t->wait.timed &&
                 (t->wait.object == OBJECT_CLOCK || !planted(PLANTED_TIMER));
    if ((timed || p->alarm) && machine.flags & BOOT_CLOCK_FREE)
        flags |= VIEW_TIMED;
    if (!process_counts(p) || socket_idle(t) || poll_idle(t))
        flags |= VIEW_IDLE;
    return flags;
}

static bool joins(const struct thread *t)
{
    switch (t->announced.number) {
    case SYS_wait:
    case SYS_waitpid:
    case SYS_waitid:
    case SYS_pthread_join:
    case SYS_vfork:
        return true;
    default:
        return false;
    }
}

/* Whose own memory it is that t is about to touch; 0: outside of all images. */
static uint16_t image_at(const struct thread *t, uintptr_t address)
{
    const struct slot *slot = slot_of(image_of(t));
    return address - slot->base < slot->size ? (uint16_t)(process_of(t)->image + 1) : 0;
}

void native_view(struct thread *t, struct view *view)
{
    bool call = t->announced.kind == TRAP_SYSCALL;
    bool waits = t->state == STATE_WAITING;
    memset(view, 0, sizeof *view); /* they are compared byte by byte */
    view->number = t->number;
    view->flags = (uint16_t)flags_of(t);
    bool load = !call && t->announced.number == OP_LOAD && planted(PLANTED_LOAD);
    view->operation = (uint8_t)(call ? OP_CALL : load ? OP_ATOMIC : t->announced.number);
    view->call = call ? t->announced.number : 0;
    view->object = waits ? t->wait.object : OBJECT_NONE;
    view->which = waits ? t->wait.which : 0;
    view->pc = t->announced.pc;
    view->phase = (uint8_t)marks_phase(thread_index(t));
    if (!call && op_accesses(t->announced.number)) {
        view->address = t->announced.args[0];
        view->length = (uint32_t)t->announced.args[1];
        view->image = image_at(t, view->address);
    }
    if (call && joins(t))
        view->flags |= VIEW_JOINS;
}

bool native_is_first(const struct thread *t)
{
    for (const struct thread *u = machine.threads; u < t; u++)
        if (lives(u) && u->process == t->process)
            return false;
    return true;
}
