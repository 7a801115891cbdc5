/* In place of kernel/trace.c and kernel/held.c: exploring, nothing is written down, but some events say how a run ends. */
#include "columns.h"
#include "finals.h"
#include "kernel.h"
#include "locks.h"
#include "native.h"

void trace(enum event event, const struct thread *t, uint64_t address, uint64_t value, unsigned size)
{
    switch (event) {
    case EVENT_FAULT:
        native_happened.note.signal = (uint8_t)size;
        native_happened.note.address = address;
        native_happened.note.number = t->number;
        native_happened.note.pc = t->announced.pc;
        break;
    case EVENT_MISUSE:
        native_happened.note.misuse |= (uint8_t)size;
        native_happened.note.number = t->number;
        native_happened.note.pc = t->announced.pc;
        native_happened.note.address = address;
        break;
    case EVENT_EXIT:
        if (size)
            native_exit(t, (int)(value >> 32)), finals_print(t);
        break;
    default:
        break;
    }
}

void trace_flush(void) {}

void trace_bytes(enum event event, const struct thread *t, const uint8_t *bytes, size_t length)
{
    (void)event, (void)t, (void)bytes, (void)length;
}

void trace_name(enum object object, uintptr_t which) { (void)object, (void)which; }

void trace_output(const struct thread *t, const uint8_t *bytes, size_t length)
{
    (void)t, (void)bytes, (void)length;
}

/* In place of kernel/held.c: what is for reports only is no part of a state. */
void hold(struct thread *t, enum object object, uintptr_t which) { locks_got(t, object, which); }

void unhold(struct thread *t, enum object object, uintptr_t which) { locks_gave(t, object, which); }

const struct held *held_by(const struct thread *holder, const struct thread *t)
{
    (void)holder, (void)t;
    return 0;
}

intptr_t sys_note_frame(struct thread *t, const uintptr_t *a)
{
    (void)t, (void)a;
    return 0;
}

intptr_t sys_note_alloc(struct thread *t, const uintptr_t *a)
{
    (void)t, (void)a;
    return 0;
}

intptr_t sys_note_free(struct thread *t, const uintptr_t *a)
{
    (void)t, (void)a;
    return 0;
}
