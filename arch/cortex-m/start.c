/* From reset to the first thread. */
#include "arch.h"
#include "board.h"
#include "boot.h"
#include "config.h"
#include "port.h"
#include "registers.h"

enum { LOWEST = 0xe0 }; /* of eight priorities or more; faults keep the highest, 0 */

static void exceptions_start(void)
{
    SHPR2 = (uint32_t)LOWEST << 24;                          /* SVCall */
    SHPR3 = (uint32_t)LOWEST << 24 | (uint32_t)LOWEST << 16; /* SysTick, PendSV */
    SHCSR |= SHCSR_FAULTS;
    /* Frames are not aligned: so a thread's stack pointer is that of its frame plus 32. */
    CCR = (CCR & ~(uint32_t)CCR_STKALIGN) | CCR_DIV_0_TRP;
}

/* Tells the linker how much room an image needs besides its data (see slots.awk). */
static void tell_linker(void)
{
    __asm__(".globl heap_and_stacks\n.set heap_and_stacks, %c0" ::"i"(HEAP_SIZE +
                                                                      STACKS * STACK_SIZE));
}

struct thread *start(void)
{
    tell_linker();
    stack_paint();
    board_console_start();
    exceptions_start();
    mpu_start();
    const struct boot *boot = semihost_start();
    struct thread *first = kernel_boot(boot);
    if (!(boot->flags & BOOT_DEBUGGED))
        watchdog_start();
    return first;
}

/* For debuggers: in a recording that goes backwards, it does, too. */
uint32_t console_bytes;

void arch_console(const char *bytes, size_t length)
{
    console_bytes += length;
    for (size_t i = 0; i < length; i++)
        board_console_put(bytes[i]);
}
