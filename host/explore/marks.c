#include "marks.h"

#include "columns.h"
#include "kernel.h"
#include "library.h"
#include "native.h"
#include "planted.h"

enum { PHASE }; /* byte of a grain */

_Alignas(8) uint8_t marks_bytes[MARKS_GRAINS][8];

static const uint8_t phases[MARKS] = {
    [MARK_WANT] = PHASE_WANT,
    [MARK_WAIT] = PHASE_WAIT,
    [MARK_ENTER] = PHASE_INSIDE,
    [MARK_LEAVE] = PHASE_REMAINDER,
};

static const uint8_t flags[MARKS] = {
    [MARK_WANT] = MOVE_WANTS,
    [MARK_WAIT] = MOVE_WAITS,
    [MARK_ENTER] = MOVE_ENTERS,
    [MARK_LEAVE] = MOVE_LEAVES,
};

static void go(unsigned thread, enum phase phase)
{
    uint8_t *mine = marks_bytes[thread], *inside = &marks_bytes[MARKS_INSIDE][0];
    record_touch((uintptr_t)mine, 8, true);
    if ((mine[PHASE] == PHASE_INSIDE) != (phase == PHASE_INSIDE)) {
        record_touch((uintptr_t)inside, 8, true);
        *inside = (uint8_t)(*inside + (phase == PHASE_INSIDE ? 1 : -1));
    }
    mine[PHASE] = (uint8_t)phase;
}

uint16_t marks_made(struct thread *t, unsigned mark)
{
    unsigned thread = thread_index(t);
    if (mark >= MARKS)
        return 0;
    go(thread, phases[mark]);
    if (mark == MARK_ENTER && marks_bytes[MARKS_INSIDE][0] > 1) {
        native_happened.note.two_inside = true;
        native_happened.note.number = t->number;
        native_happened.note.pc = t->announced.pc;
    }
    return planted(PLANTED_ENTRY) ? flags[mark] & ~MOVE_ENTERS : flags[mark];
}

unsigned marks_phase(unsigned thread)
{
    record_touch((uintptr_t)marks_bytes[thread], 8, false);
    return marks_bytes[thread][PHASE];
}

void marks_forget_dead(void)
{
    for (unsigned i = 0; i < THREADS; i++)
        if (marks_bytes[i][PHASE] && !lives(&machine.threads[i]))
            go(i, PHASE_REMAINDER);
}

bool marks_faulted(void)
{
    record_touch((uintptr_t)marks_bytes[MARKS_FAULT], 8, false);
    return marks_bytes[MARKS_FAULT][0];
}

void marks_fault(void)
{
    record_touch((uintptr_t)marks_bytes[MARKS_FAULT], 8, true);
    marks_bytes[MARKS_FAULT][0] = 1;
}

bool marks_signalled(unsigned signal)
{
    record_touch((uintptr_t)marks_bytes[MARKS_FAULT], 8, false);
    return marks_bytes[MARKS_FAULT][1 + signal / 8] >> signal % 8 & 1;
}

void marks_signal(unsigned signal)
{
    record_touch((uintptr_t)marks_bytes[MARKS_FAULT], 8, true);
    marks_bytes[MARKS_FAULT][1 + signal / 8] |= (uint8_t)(1u << signal % 8);
}

bool marks_asserting(const struct thread *t)
{
    const struct slot *slot = slot_of(image_of(t));
    size_t length = sizeof(struct library);
    const struct library *library = user_at(image_of(t), slot->base, &length);
    return library->asserting;
}
