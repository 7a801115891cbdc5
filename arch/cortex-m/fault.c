/* Faults and interrupts of threads as traps. */
#include "abi.h"
#include "arch.h"
#include "port.h"
#include "registers.h"

extern const char library_text_start[], library_text_end[];
extern const char program_text_start[], program_text_end[];
extern const char code_end[];

enum { FRAME_SIZE = 32, NULL_SIZE = 128 };

static bool in_program(uintptr_t pc)
{
    return pc >= (uintptr_t)program_text_start && pc < (uintptr_t)program_text_end;
}

bool arch_in_library(uintptr_t pc)
{
    return pc >= (uintptr_t)library_text_start && pc < (uintptr_t)library_text_end;
}

bool arch_constant(uintptr_t address, size_t length)
{
    uintptr_t end = (uintptr_t)code_end;
    return address >= NULL_SIZE && address <= end && length <= end - address;
}

/* ---- Where the program stands ------------------------------------------------------------ */

/* True if `address` is what a BL or BLX has put into lr: odd, and behind such an instruction. */
static bool is_return_address(uintptr_t address)
{
    if (!(address & 1) || !in_program(address - 5) || !in_program(address - 2))
        return false;
    const uint16_t *after = (const uint16_t *)(address - 1);
    bool bl = (after[-2] & 0xf800) == 0xf000 && (after[-1] & 0xd000) == 0xd000;
    bool blx = (after[-1] & 0xff87) == 0x4780;
    return bl || blx;
}

/* A thread without room for the frame has lost its pc. It ran in the function which the innermost
   return address on its stack leads back to, or in one which that has called. */
static uintptr_t innermost_return(uintptr_t sp)
{
    uintptr_t top = (uintptr_t)user_info.thread;
    for (; sp < top; sp += sizeof(uintptr_t))
        if (is_return_address(*(const uintptr_t *)sp))
            return *(const uintptr_t *)sp;
    return 0;
}

/* Says where the program stands: at its pc; or where it has called what is neither the program nor
   the library (libgcc, or an address where nothing is); or where the library was called. */
static void place(struct trap *trap, uintptr_t pc, const struct context *context)
{
    if (in_program(pc))
        pc += 2; /* as if a return address: lines are found by the byte before it */
    else if (!arch_in_library(pc))
        pc = context->lr & ~(uintptr_t)1;
    trap->pc = pc;
    trap->sp = context->sp;
    trap->fp = context->r7;
    if (!in_program(pc)) {
        trap->pc = user_info.thread->caller & ~(uintptr_t)1;
        trap->sp = user_info.thread->caller_sp;
        trap->fp = user_info.thread->caller_fp;
    }
}

/* ---- Faults ------------------------------------------------------------------------------ */

static enum signal signal_of(uint32_t status)
{
    if (status & (FAULT_UNDEFINSTR | FAULT_NOCP))
        return K_SIGILL;
    if (status & FAULT_DIVBYZERO)
        return K_SIGFPE;
    if (status & FAULT_UNALIGNED)
        return K_SIGBUS;
    return status ? K_SIGSEGV : K_SIGTRAP; /* no status: a breakpoint */
}

static uintptr_t address_of(uint32_t status, uintptr_t pc)
{
    if (status & FAULT_MMARVALID)
        return MMFAR;
    if (status & FAULT_BFARVALID)
        return BFAR;
    return status & (FAULT_IACCVIOL | FAULT_IBUSERR | FAULT_INVSTATE) ? pc : 0;
}

/* The exception that found no room for its frame still waits: its thread is lost, and another must
   not be taken for it. */
static void lose_frame(const uint32_t *frame)
{
    struct context *context = running();
    context->sp = (uintptr_t)frame + FRAME_SIZE;
    context->pc = context->lr = 0;
    SHCSR &= ~(uint32_t)SHCSR_SVCALLPENDED;
    ICSR = ICSR_PENDSVCLR;
}

/* `frame`: where that of the hardware should have come, if there was no room for it. */
struct thread *fault(const uint32_t *frame)
{
    uint32_t status = CFSR;
    struct context *context = running();
    struct trap trap = {.kind = TRAP_FAULT, .number = (uint16_t)signal_of(status)};
    if (status & (FAULT_MSTKERR | FAULT_STKERR)) {
        lose_frame(frame);
        trap.pc = innermost_return(context->sp) & ~(uintptr_t)1;
        trap.sp = context->sp;
        trap.fp = context->r7;
        trap.args[0] = status & FAULT_MMARVALID ? MMFAR : (uintptr_t)frame;
    } else {
        place(&trap, context->pc, context);
        trap.args[0] = address_of(status, context->pc);
    }
    CFSR = status;
    HFSR = HFSR;
    return kernel_trap(current, &trap);
}

/* SysTick has pended it. */
struct thread *interrupt(void)
{
    struct trap trap = {.kind = TRAP_FAULT, .number = K_SIGXCPU};
    place(&trap, running()->pc, running());
    if (preempts() && !preempt(&trap, in_program(running()->pc)))
        return current;
    return kernel_trap(current, &trap);
}

/* ---- The kernel's own -------------------------------------------------------------------- */

static char *hexadecimal(char *at, const char *name, uint32_t value)
{
    while (*name)
        *at++ = *name++;
    for (int shift = 28; shift >= 0; shift -= 4)
        *at++ = "0123456789abcdef"[value >> shift & 15];
    return at;
}

void kernel_fault(const uint32_t *frame)
{
    static char what[80];
    enum { FRAME_PC = 6 };
    char *at = hexadecimal(what, "a fault in the kernel at ", frame[FRAME_PC]);
    at = hexadecimal(at, ", status ", CFSR);
    hexadecimal(at, ", address ", MMFAR);
    arch_panic(what, __func__);
}
