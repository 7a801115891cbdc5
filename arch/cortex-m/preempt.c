/* Metal mode: SysTick interrupts a thread after so many instructions. Under QEMU's -icount shift=6 each
   takes 64 ns; a timer that has run down in the midst of one interrupts behind it, so k of them are
   k * 64 ns, rounded down to SysTick's ticks. entry.S starts SysTick (timer_load) as the kernel leaves.

   Only a program is preempted: the library was written for threads that stop at their traps alone. */
#include "abi.h"
#include "arch.h"
#include "board.h"
#include "port.h"
#include "registers.h"

enum {
    NANOSECONDS = 1 << 6,      /* an instruction, under -icount shift=6 */
    RETRY = 2,                 /* instructions until we look again whether it is in its program */
    RETRIES = 5000000 / RETRY, /* then it never comes back */
};

extern volatile uint32_t timer_load;
static uint32_t asked; /* instructions; 0: SysTick is the watchdog's */
static unsigned retries;

bool preempts(void) { return asked; }

static void start_timer(uint32_t instructions)
{
    SYST_CSR = 0;
    timer_load = instructions * NANOSECONDS / INSTRUCTIONS_PER_TICK - 1;
    ICSR = ICSR_PENDSTCLR;
    ICSR = ICSR_PENDSVSET;
}

void arch_preempt(uint32_t instructions)
{
    asked = instructions;
    retries = 0;
    start_timer(instructions);
}

bool preempt(struct trap *trap, bool in_program)
{
    if (!in_program && retries < RETRIES) {
        retries++;
        start_timer(RETRY);
        return false;
    }
    if (in_program) {
        trap->kind = TRAP_IRQ;
        trap->number = retries > 0;
        trap->args[0] = running()->pc;
        trap->args[1] = asked;
    }
    return true;
}
