/* What happened: records, buffered, in the order of the events. */
#include "kernel.h"

static const uint8_t reported[EVENTS] = {
#define REPORT 1
#define TRACE 0
#define EVENT(name, level, text) [EVENT_##name] = level,
#include "events.def"
#undef EVENT
};

void trace_flush(void)
{
    arch_trace(machine.buffer, machine.records);
    machine.records = 0;
}

void trace(enum event event, const struct thread *t, uint64_t address, uint64_t value, unsigned size)
{
    if (!reported[event] && !tracing())
        return;
    if (machine.records == TRACE_BUFFER)
        trace_flush();
    machine.buffer[machine.records++] = (struct record){
        .tick = machine.tick,
        .address = address,
        .value = value,
        .pc = t ? (uint32_t)t->announced.pc : 0,
        .sp = t ? (uint32_t)t->announced.sp : 0,
        .fp = t ? (uint32_t)t->announced.fp : 0,
        .thread = t ? t->number : 0,
        .event = (uint8_t)event,
        .size = (uint8_t)size,
    };
}

void trace_bytes(enum event event, const struct thread *t, const uint8_t *bytes, size_t length)
{
    for (size_t at = 0; at < length; at += 16) {
        uint64_t piece[2] = {0, 0};
        size_t size = length - at < 16 ? length - at : 16;
        arch_copy(piece, bytes + at, size);
        trace(event, t, piece[0], piece[1], (unsigned)size);
    }
}

void trace_name(enum object object, uintptr_t which)
{
    char path[PATH_LENGTH + 16];
    if (object != OBJECT_FIFO && object != OBJECT_LOCK)
        return;
    int at = fs_path_to((unsigned)which, path);
    for (int i = PATH_LENGTH; i < PATH_LENGTH + 16; i++)
        path[i] = 0;
    if (at < 0)
        trace(EVENT_NAME, 0, 0, 0, 0); /* its name is gone */
    for (unsigned piece = 0; at >= 0 && at < PATH_LENGTH - 1; piece++, at += 16) {
        uint64_t bytes[2];
        arch_copy(bytes, path + at, sizeof bytes);
        trace(EVENT_NAME, 0, bytes[0], bytes[1], piece);
    }
}

void trace_output(const struct thread *t, const uint8_t *bytes, size_t length)
{
    if (tracing())
        trace_bytes(EVENT_OUTPUT, t, bytes, length);
}

/* A program tells where a function begins or ends: locals are named by it, and what it wrote last is
   taken (by kernel_trap) before its frame is gone. */
intptr_t sys_note_frame(struct thread *t, const uintptr_t *a)
{
    if (tracing()) {
        trace(EVENT_FRAME, t, 0, 0, 0);
        struct record *record = &machine.buffer[machine.records - 1];
        record->pc = (uint32_t)a[0];
        record->sp = (uint32_t)a[1];
        record->fp = (uint32_t)a[2];
    }
    return 0;
}

/* The library tells what its heap holds, for names. */
intptr_t sys_note_alloc(struct thread *t, const uintptr_t *a)
{
    trace(EVENT_ALLOC, t, a[0], a[1], 0);
    return 0;
}

intptr_t sys_note_free(struct thread *t, const uintptr_t *a)
{
    trace(EVENT_FREE, t, a[0], 0, 0);
    return 0;
}
