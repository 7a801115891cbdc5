/* Who got what and has not given it back: for reports of deadlocks only. Nothing in a run depends on it, so the
   explorer, which explains what it found by replaying it, does without (host/explore/events.c). */
#include "kernel.h"

static bool is_held(const struct held *held, const struct thread *t, enum object object, uintptr_t which)
{
    return held->object == object && held->which == which &&
           (!in_memory(object) || held->image == process_of(t)->image || shm_has(which));
}

void hold(struct thread *t, enum object object, uintptr_t which)
{
    unsigned i = 0;
    while (i < HELD - 1 && t->held[i].object != OBJECT_NONE)
        i++;
    t->held[i] = (struct held){which, (uint32_t)t->announced.pc, process_of(t)->image, (uint8_t)object};
}

/* A V gives back one's own P, or else one that somebody made. */
void unhold(struct thread *t, enum object object, uintptr_t which)
{
    for (unsigned i = 0; i <= THREADS; i++) {
        struct thread *holder = i == 0 ? t : &machine.threads[i - 1];
        for (unsigned j = 0; lives(holder) && j < HELD; j++)
            if (is_held(&holder->held[j], t, object, which)) {
                holder->held[j] = (struct held){.object = OBJECT_NONE};
                return;
            }
    }
}

const struct held *held_by(const struct thread *holder, const struct thread *t)
{
    for (unsigned j = 0; j < HELD; j++)
        if (is_held(&holder->held[j], t, t->wait.object, t->wait.which))
            return &holder->held[j];
    return 0;
}
