/* Linked round the kernel of mps2-an385 (--wrap): counts the board's time from boot to the end, and
   says how many instructions that were. TIMER0 runs at 25 MHz; under -icount shift=0 an instruction
   takes a nanosecond, so one of its ticks is 40 instructions. */
#include <stdint.h>

#include "arch.h"

#define TIMER0 ((volatile uint32_t *)0x40000000)
enum { CTRL, VALUE, RELOAD }; /* words */
enum { ENABLE = 1, INSTRUCTIONS_PER_TICK = 40, SYS_WRITE0 = 4 };

struct thread *__real_kernel_boot(const struct boot *boot);
struct thread *__wrap_kernel_boot(const struct boot *boot);
_Noreturn void __real_arch_exit(int status);
_Noreturn void __wrap_arch_exit(int status);

struct thread *__wrap_kernel_boot(const struct boot *boot)
{
    TIMER0[RELOAD] = TIMER0[VALUE] = UINT32_MAX;
    TIMER0[CTRL] = ENABLE;
    return __real_kernel_boot(boot);
}

void __wrap_arch_exit(int status)
{
    uint64_t instructions = (uint64_t)(UINT32_MAX - TIMER0[VALUE]) * INSTRUCTIONS_PER_TICK;
    static char text[24];
    char *at = text + sizeof text - 1;
    *--at = '\n';
    do
        *--at = (char)('0' + instructions % 10);
    while (instructions /= 10);
    register unsigned r0 __asm__("r0") = SYS_WRITE0;
    register const char *r1 __asm__("r1") = at;
    __asm__ volatile("bkpt 0xab" : "+r"(r0) : "r"(r1) : "memory");
    __real_arch_exit(status);
}
