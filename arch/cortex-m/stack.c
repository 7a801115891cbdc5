/* How deep the kernel's stack was ever used: one record at the end of a run, for `make size`. */
#include "port.h"
#include "trace.h"

#include "arch.h"

extern uint32_t kernel_stack_start[], kernel_stack_top[];

enum { PAINT = 0x5bd1e995 }; /* what nobody is likely to push */

void stack_paint(void)
{
    uint32_t *here = __builtin_frame_address(0);
    for (uint32_t *word = kernel_stack_start; word < here - 16; word++)
        *word = PAINT;
}

void stack_report(void)
{
    uint32_t *word = kernel_stack_start;
    while (*word == PAINT)
        word++;
    uint32_t size = (uint32_t)((uintptr_t)kernel_stack_top - (uintptr_t)kernel_stack_start);
    uint32_t used = (uint32_t)((uintptr_t)kernel_stack_top - (uintptr_t)word);
    struct record record = {
        .event = EVENT_MARKWATER, .size = HIGH_KERNEL_STACK, .address = used, .value = size};
    arch_trace(&record, 1);
}
