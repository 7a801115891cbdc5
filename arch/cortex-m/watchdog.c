/* Ends the process of a thread that makes no trap for 100 million instructions: a loop like
   `for (;;);`, in which the compiler announces nothing. SysTick, unless metal mode has it, looks every
   50 million whether a trap has saved the running thread's context since it last spoiled it; so traps
   cost nothing, and what SysTick finds influences nothing but such a loop. */
#include "abi.h"
#include "arch.h"
#include "board.h"
#include "port.h"
#include "registers.h"

enum { BETWEEN_LOOKS = 50000000 / INSTRUCTIONS_PER_TICK, LOOKS = 2 };

_Static_assert(BETWEEN_LOOKS < 1 << 24, "SysTick has 24 bits");

static unsigned looks; /* in a row that found no trap */

void watchdog_start(void)
{
    SYST_RVR = BETWEEN_LOOKS - 1;
    SYST_CVR = 0;
    SYST_CSR = SYST_CSR_ENABLE | SYST_CSR_TICKINT | SYST_CSR_CPU_CLOCK;
}

/* A context that was saved has a Thumb bit in its xpsr. */
void watchdog(void)
{
    if (preempts()) {
        ICSR = ICSR_PENDSVSET;
    } else if (running()->xpsr) {
        running()->xpsr = 0;
        looks = 0;
    } else if (++looks == LOOKS) {
        ICSR = ICSR_PENDSVSET;
    }
}
