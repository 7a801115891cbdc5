/* From the kernel to a thread and back, AArch64. A thread that traps calls pawl_syscall or pawl_point
   from a stub of the library (user/lib/arch/aarch64):

   pawl_syscall   x8: number; x0-x5: arguments; result in x0, -errno if it failed. The stub has pushed its
                  own return address alone, by `str x30, [sp, #-16]!`, and calls by BL.
   pawl_point     w0: operation | size << 8; x1: address; x2: length. The stub jumps to it: x30 leads
                  into the program.

   pawl_divide    a division by zero, which is no fault of this processor's; x30 leads into the program.

   All lie in the library's section: a fault here (a stack that is none) is one of the caller's. */

#define CONTEXT_SP 0
#define CONTEXT_PC 8
#define CONTEXT_X19 16
#define CONTEXT_FP 96
#define CONTEXT_D8 104
#define CONTEXT_RESULT 168
#define CONTEXT_FPCR 176
#define CONTEXT_INTERRUPTED 184

#define PORT_CONTEXT 0
#define PORT_STACK 8
#define PORT_IN_USER 16
#define TRAP_KIND 24
#define TRAP_SIZE 25
#define TRAP_NUMBER 26
#define TRAP_PC 32
#define TRAP_SP 40
#define TRAP_FP 48
#define TRAP_ARGS 56

#define KIND_SYSCALL 0
#define KIND_POINT 1
#define KIND_FAULT 3
#define SIGFPE 8

    .section .library.text, "ax", %progbits
    .globl pawl_syscall
    .type pawl_syscall, %function
pawl_syscall:
    adrp x9, port
    add x9, x9, :lo12:port
    strh w8, [x9, TRAP_NUMBER]
    strh wzr, [x9, TRAP_KIND] /* KIND_SYSCALL, and size 0 */
    stp x0, x1, [x9, TRAP_ARGS]
    stp x2, x3, [x9, TRAP_ARGS + 16]
    stp x4, x5, [x9, TRAP_ARGS + 32]
    ldr x10, [sp]
    add x11, sp, 16
    b save
    .size pawl_syscall, . - pawl_syscall

    .globl pawl_divide
    .type pawl_divide, %function
pawl_divide:
    adrp x9, port
    add x9, x9, :lo12:port
    mov w10, KIND_FAULT /* and size 0 */
    strh w10, [x9, TRAP_KIND]
    mov w10, SIGFPE
    strh w10, [x9, TRAP_NUMBER]
    stp xzr, xzr, [x9, TRAP_ARGS]
    stp xzr, xzr, [x9, TRAP_ARGS + 16]
    stp xzr, xzr, [x9, TRAP_ARGS + 32]
    ldr xzr, [sp]
    mov x10, x30
    mov x11, sp
    b save
    .size pawl_divide, . - pawl_divide

    .globl pawl_point
    .type pawl_point, %function
pawl_point:
    adrp x9, port
    add x9, x9, :lo12:port
    lsr w10, w0, 8
    and w0, w0, 255
    strh w0, [x9, TRAP_NUMBER]
    strb w10, [x9, TRAP_SIZE]
    mov w10, KIND_POINT
    strb w10, [x9, TRAP_KIND]
    stp x1, x2, [x9, TRAP_ARGS]
    stp xzr, xzr, [x9, TRAP_ARGS + 16]
    stp xzr, xzr, [x9, TRAP_ARGS + 32]
    ldr xzr, [sp] /* what lies above it can be kept: it is no guard page */
    mov x10, x30
    mov x11, sp
    .size pawl_point, . - pawl_point

save:
    /* 1. Where the program stands. */
    str x10, [x9, TRAP_PC]
    str x11, [x9, TRAP_SP]
    str x29, [x9, TRAP_FP]
    /* 2. The thread goes on behind its call, with what a call preserves. */
    ldr x8, [x9, PORT_CONTEXT]
    mov x10, sp
    stp x10, x30, [x8, CONTEXT_SP]
    stp x19, x20, [x8, CONTEXT_X19]
    stp x21, x22, [x8, CONTEXT_X19 + 16]
    stp x23, x24, [x8, CONTEXT_X19 + 32]
    stp x25, x26, [x8, CONTEXT_X19 + 48]
    stp x27, x28, [x8, CONTEXT_X19 + 64]
    str x29, [x8, CONTEXT_FP]
    stp d8, d9, [x8, CONTEXT_D8]
    stp d10, d11, [x8, CONTEXT_D8 + 16]
    stp d12, d13, [x8, CONTEXT_D8 + 32]
    stp d14, d15, [x8, CONTEXT_D8 + 48]
    mrs x10, fpcr
    stp xzr, x10, [x8, CONTEXT_RESULT]
    str xzr, [x8, CONTEXT_INTERRUPTED]
    /* 3. Over to the kernel. */
    b port_leave

    .text
    .globl port_leave
    .type port_leave, %function
port_leave:
    adrp x9, port
    add x9, x9, :lo12:port
    ldr x10, [x9, PORT_STACK]
    mov sp, x10
    str wzr, [x9, PORT_IN_USER]
    ldr x10, [sp, 160]
    msr fpcr, x10
    ldp x19, x20, [sp, 16]
    ldp x21, x22, [sp, 32]
    ldp x23, x24, [sp, 48]
    ldp x25, x26, [sp, 64]
    ldp x27, x28, [sp, 80]
    ldp d8, d9, [sp, 96]
    ldp d10, d11, [sp, 112]
    ldp d12, d13, [sp, 128]
    ldp d14, d15, [sp, 144]
    ldp x29, x30, [sp], 176
    ret
    .size port_leave, . - port_leave

    .globl port_resume
    .type port_resume, %function
port_resume:
    /* 1. What port_leave takes back. */
    stp x29, x30, [sp, -176]!
    mov x29, sp
    stp x19, x20, [sp, 16]
    stp x21, x22, [sp, 32]
    stp x23, x24, [sp, 48]
    stp x25, x26, [sp, 64]
    stp x27, x28, [sp, 80]
    stp d8, d9, [sp, 96]
    stp d10, d11, [sp, 112]
    stp d12, d13, [sp, 128]
    stp d14, d15, [sp, 144]
    mrs x10, fpcr
    str x10, [sp, 160]
    adrp x9, port
    add x9, x9, :lo12:port
    mov x10, sp
    stp x0, x10, [x9, PORT_CONTEXT]
    mov w10, 1
    str w10, [x9, PORT_IN_USER]
    /* 2. A thread that a signal interrupted goes on as from a signal. */
    ldr x10, [x0, CONTEXT_INTERRUPTED]
    cbnz x10, interrupted
    /* 3. Its registers; nothing of the kernel's is left in the others, so that a program that reads
          what it never wrote reads the same in every run. */
    mov x8, x0
    ldp x9, x30, [x8, CONTEXT_SP]
    mov sp, x9
    ldp x19, x20, [x8, CONTEXT_X19]
    ldp x21, x22, [x8, CONTEXT_X19 + 16]
    ldp x23, x24, [x8, CONTEXT_X19 + 32]
    ldp x25, x26, [x8, CONTEXT_X19 + 48]
    ldp x27, x28, [x8, CONTEXT_X19 + 64]
    ldr x29, [x8, CONTEXT_FP]
    ldp d8, d9, [x8, CONTEXT_D8]
    ldp d10, d11, [x8, CONTEXT_D8 + 16]
    ldp d12, d13, [x8, CONTEXT_D8 + 32]
    ldp d14, d15, [x8, CONTEXT_D8 + 48]
    ldp x0, x10, [x8, CONTEXT_RESULT]
    msr fpcr, x10
    movi v0.2d, 0
    movi v1.2d, 0
    mov x1, 0
    mov x2, 0
    mov x3, 0
    mov x4, 0
    mov x5, 0
    mov x6, 0
    mov x7, 0
    mov x8, 0
    mov x9, 0
    mov x10, 0
    mov x11, 0
    mov x12, 0
    mov x13, 0
    mov x14, 0
    mov x15, 0
    ret
interrupted:
    bl port_resume_interrupted
    brk 0
    .size port_resume, . - port_resume

    /* Nobody comes here. To debuggers (host/gdb/unwind.py) it stands between the kernel and the thread that
       trapped: as a signal's frame, so that the stack may go on elsewhere; x30: where. */
    .globl port_trapped
    .type port_trapped, %function
port_trapped:
    .cfi_startproc
    .cfi_signal_frame
    brk 0
    .cfi_endproc
    .size port_trapped, . - port_trapped

    .section .note.GNU-stack, "", %progbits
