/* Metal mode: programs that announce no accesses, preempted by a timer that counts instructions.
   Where the boot block asks for it, the thread that begins the first region is interrupted after so many;
   from then on, and outside, each has a slice that is long enough for what labs do.

       P1: region begins, ldr, add |                      |-> str, region ends ...
       P2:                         | all that it has to do                            */
#include "kernel.h"

enum { METAL_SLICE = 20000 }; /* instructions: a loop that waits for others lets them go on */

intptr_t sys_region(struct thread *t, const uintptr_t *a)
{
    (void)t;
    if (!machine.boot->preempt)
        return 0;
    bool first = a[0] && !machine.region; /* no other than that: which of them was preempted? */
    machine.region = machine.region || a[0];
    arch_preempt(first ? machine.boot->preempt : METAL_SLICE);
    return 0;
}

void region_preempt(struct thread *t, const struct trap *trap)
{
    trace(EVENT_PREEMPT, t, trap->args[0], trap->args[1], trap->number);
    machine.slice = 0;
    machine.tick++; /* or loops that wait in vain would never come to the limit */
    arch_preempt(METAL_SLICE);
}
