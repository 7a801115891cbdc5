/* What a run has cost so far, for programs that compare. With --clock=free nothing: that is time, too. */
#include "kernel.h"

intptr_t sys_counts(struct thread *t, const uintptr_t *a)
{
    struct k_counts none = {0}, counts = {
        .calls = (unsigned)machine.calls,
        .switches = (unsigned)machine.switches,
        .copied = (unsigned)machine.copied,
        .ticks = (unsigned)machine.tick,
    };
    return user_write(t, a[0], machine.flags & BOOT_CLOCK_FREE ? &none : &counts, sizeof counts);
}
