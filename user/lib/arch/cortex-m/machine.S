/* How the library speaks to the kernel on a Cortex-M: svc #0 is a system call, its number in r12;
   svc #1 a point, its operation and size in r12, address and length in r0 and r1. The kernel finds
   where the program stands in lr; or, if that leads into the library, in the thread's block. */
#include "offsets.h"

    .syntax unified
    .thumb
    .text

    .macro  function name
    .balign 2
    .global \name
    .type   \name, %function
    .thumb_func
\name:
    .endm

    .macro  block register
    movw    \register, #:lower16:user_info
    movt    \register, #:upper16:user_info
    ldr     \register, [\register]
    .endm

/* A system call by name: call.NAME for programs, NAME for the library. */
    .macro  stub name, number
function call.\name
function \name
    mov     r12, #\number
    svc     #0
    cmn     r0, #4096
    bhi     set_errno
    bx      lr
    .endm

/* The same, giving the error's number, 0 if there is none. */
    .macro  stub_error name, number
function call.\name
function \name
    mov     r12, #\number
    svc     #0
    negs    r0, r0
    bx      lr
    .endm

/* With a fifth argument, which is on the stack and goes to r4. Where the program stands is noted
   first, for lr and sp no longer tell. */
    .macro  stub5 name, number
function call.\name
    block   r12
    str     lr, [r12, #BLOCK_CALLER]
    str     sp, [r12, #BLOCK_CALLER_SP]
    str     r7, [r12, #BLOCK_CALLER_FP]
function \name
    mov     r12, #\number
    b       five
    .endm

/* The same with a sixth, which goes to r5. */
    .macro  stub6 name, number
function call.\name
    block   r12
    str     lr, [r12, #BLOCK_CALLER]
    str     sp, [r12, #BLOCK_CALLER_SP]
    str     r7, [r12, #BLOCK_CALLER_FP]
function \name
    mov     r12, #\number
    b       six
    .endm

#include "stubs.h"

six:
    push    {r4, r5, r6, lr}
    ldrd    r4, r5, [sp, #16]
    bl      trap
    pop     {r4, r5, r6, lr}
    cmn     r0, #4096
    bhi     set_errno
    bx      lr
five:
    push    {r4, lr}
    ldr     r4, [sp, #8]
    bl      trap
    pop     {r4, lr}
    cmn     r0, #4096
    bhi     set_errno
    bx      lr
trap:
    svc     #0
    bx      lr

/* long library_fail(int error) */
function library_fail
    negs    r0, r0
set_errno:
    negs    r0, r0
    block   r1
    str     r0, [r1, #BLOCK_ERRNO]
    mov     r0, #-1
    bx      lr

/* long library_call(int number, ...): up to six arguments behind it */
function library_call
    mov     r12, r0
    mov     r0, r1
    mov     r1, r2
    mov     r2, r3
    push    {r4, r5, r6, lr}
    ldr     r3, [sp, #16]
    ldrd    r4, r5, [sp, #20]
    bl      trap
    pop     {r4, r5, r6, pc}

/* void library_point(operation, address, length): the size only if it fits its byte */
function library_point
    block   r3
    mov     r12, #FUEL
    str     r12, [r3, #BLOCK_FUEL]
    cmp     r2, #255
    ite     ls
    orrls   r12, r0, r2, lsl #8
    movhi   r12, r0
    mov     r0, r1
    mov     r1, r2
    svc     #1
    bx      lr

/* pid_t vfork(void): nothing of it lies on the stack, which the child overwrites. */
function vfork
    mov     r12, #SYS_vfork
    svc     #0
    cmn     r0, #4096
    bhi     set_errno
    bx      lr

/* An access of the program: void __tsan_read4(void *address). Its own errno is nobody else's. */
    .macro  access word, operation, size
function __tsan_\word\size
function __tsan_volatile_\word\size
    block   r3
    cmp     r0, r3
    it      eq
    bxeq    lr
    mov     r1, #FUEL
    str     r1, [r3, #BLOCK_FUEL]
    movw    r12, #(\operation | \size << 8)
    movs    r1, #\size
    svc     #1
    bx      lr
    .endm

    .macro  range word, operation
function __tsan_\word\()_range
    cbz     r1, 1f
    mov     r2, r1
    mov     r1, r0
    movs    r0, #\operation
    b       library_point
1:  bx      lr
    .endm

#include "accesses.inc"

/* A block of the program runs: after FUEL of them without an announcement, there is one. */
function __sanitizer_cov_trace_pc
    block   r3
    ldr     r2, [r3, #BLOCK_FUEL]
    subs    r2, #1
    str     r2, [r3, #BLOCK_FUEL]
    it      ne
    bxne    lr
    mov     r2, #FUEL
    str     r2, [r3, #BLOCK_FUEL]
    mov     r12, #OP_FUEL
    movs    r0, #0
    movs    r1, #0
    svc     #1
    bx      lr

/* A function of the program begins, behind its prologue, or ends: told only to a trace, which then
   names its locals, and takes what it has written while they are there. */
function __tsan_func_exit
function __tsan_func_entry
    block   r3
    ldr     r2, [r3, #BLOCK_TRACED]
    cbz     r2, 1f
    bic     r0, lr, #1
    mov     r1, sp
    mov     r2, r7
    mov     r12, #SYS_note_frame
    svc     #0
1:  bx      lr

function __tsan_init
    bx      lr

/* Division of long long by zero ends here, entered by a jump from libgcc, so lr leads to the
   program: the processor's own division by zero is the fault to have. */
    .macro  no_division name
function \name
    block   r12
    str     lr, [r12, #BLOCK_CALLER]
    str     sp, [r12, #BLOCK_CALLER_SP]
    str     r7, [r12, #BLOCK_CALLER_FP]
    movs    r3, #0
    udiv    r0, r0, r3
    bx      lr
    .endm

    no_division __aeabi_idiv0
    no_division __aeabi_ldiv0
