/* Calls that are told to fail. */
#include "kernel.h"

static const struct {
    uint16_t call, error;
} faults[] = {
#define FAULT(call, error) {SYS_##call, K_##error},
#include "faults.def"
#undef FAULT
};

/* True if the file is one whose reads, or writes, may have to wait. */
static bool waits(const struct file *f, bool write)
{
    switch (f ? f->kind : FILE_FREE) {
    case FILE_CONSOLE:
        return !write;
    case FILE_PIPE_READ:
    case FILE_PIPE_WRITE:
    case FILE_PIPE_BOTH:
    case FILE_SOCKET:
        return true;
    default:
        return false;
    }
}

/* True if the announced call of t, which is one that may wait, is in a form that may. */
static bool may_wait(struct thread *t)
{
    const struct trap *call = &t->announced;
    switch (call->number) {
    case SYS_read:
    case SYS_write:
        return waits(file_of(t, call->args[0]), call->number == SYS_write);
    case SYS_open:
        return t->state == STATE_WAITING || !can_perform(t);
    case SYS_fcntl:
        return call->args[1] == K_F_SETLKW;
    default:
        return true;
    }
}

unsigned fault_of(struct thread *t, unsigned i)
{
    if (t->announced.kind != TRAP_SYSCALL)
        return 0;
    for (unsigned k = 0; k < sizeof faults / sizeof *faults; k++)
        if (faults[k].call == t->announced.number && (faults[k].error != K_EINTR || may_wait(t)) && !i--)
            return faults[k].error;
    return i ? 0 : FAULT_KILL;
}

bool may_fail(struct thread *t, unsigned error)
{
    unsigned fault;
    for (unsigned i = 0; (fault = fault_of(t, i)); i++)
        if (fault == error)
            return true;
    return false;
}
