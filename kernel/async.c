/* Signals of descriptors: SIGIO to the owner of an open file with O_ASYNC when there is something to read
   or room again, SIGURG for an urgent byte. They are noted at the time and sent when the call is over
   that caused them, for a signal may end any process, the caller's, too. */
#include "kernel.h"

void async_note(enum file_kind kind, unsigned index, enum stir stir)
{
    for (struct file *f = machine.files; f < files_end(); f++)
        if (f->kind == kind && f->index == index && f->owner &&
            (stir == STIR_URGENT || f->flags & K_O_ASYNC)) {
            f->stirred |= (uint8_t)stir;
            machine.stirred = true;
        }
}

bool async_is_owner(int owner)
{
    unsigned pid = owner < 0 ? -(unsigned)owner : (unsigned)owner;
    return pid < PROCESSES && (machine.processes[pid].life != LIFE_NONE || group_exists(pid));
}

/* Else who gets its pid next would get its signals. */
void async_forget(void)
{
    for (struct file *f = machine.files; f < files_end(); f++)
        if (f->kind != FILE_FREE && !async_is_owner(f->owner))
            f->owner = 0;
}

/* An owner below 0 is a process group. */
static void send(int owner, unsigned signal)
{
    for (unsigned pid = INIT + 1; pid < pids_used(); pid++) {
        struct process *p = &machine.processes[pid];
        bool meant = owner > 0 ? pid == (unsigned)owner : p->group == (unsigned)-owner;
        if (p->life == LIFE_ALIVE && meant)
            signal_process(p, signal);
    }
}

void async_settle(void)
{
    while (machine.stirred) {
        machine.stirred = false;
        for (struct file *f = machine.files; f < files_end(); f++) {
            uint8_t stirred = f->stirred;
            int owner = f->owner;
            f->stirred = 0;
            if (f->kind == FILE_FREE)
                continue;
            if (stirred & STIR_URGENT)
                send(owner, K_SIGURG);
            if (stirred & STIR_READY)
                send(owner, K_SIGIO);
        }
    }
}
