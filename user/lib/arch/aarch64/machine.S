/* How the library speaks to the kernel on AArch64: a call each, of what arch/host gives.
   pawl_syscall wants the stub's return address alone on the stack, pawl_point to be jumped to. */
#include "offsets.h"

    .section .note.GNU-stack, "", %progbits
    .text

    .macro  function name
    .globl  \name
    .type   \name, %function
\name:
    .endm

    .macro  block register
    adrp    \register, user_info
    ldr     \register, [\register, :lo12:user_info]
    .endm

/* A system call by name: call.NAME for programs, NAME for the library. */
    .macro  stub name, number
function call.\name
function \name
    mov     x8, \number
    str     x30, [sp, #-16]!
    bl      pawl_syscall
    ldr     x30, [sp], #16
    cmn     x0, #4095
    b.hs    set_errno
    ret
    .endm

/* The same, giving the error's number, 0 if there is none. */
    .macro  stub_error name, number
function call.\name
function \name
    mov     x8, \number
    str     x30, [sp, #-16]!
    bl      pawl_syscall
    ldr     x30, [sp], #16
    neg     x0, x0
    ret
    .endm

    .macro  stub5 name, number
    stub    \name, \number
    .endm

    .macro  stub6 name, number
    stub    \name, \number
    .endm

#include "stubs.h"

/* long library_fail(int error) */
function library_fail
    neg     x0, x0
set_errno:
    neg     w0, w0
    block   x1
    str     w0, [x1, BLOCK_ERRNO]
    mov     x0, #-1
    ret

/* long library_call(int number, ...): up to six arguments behind it */
function library_call
    mov     w8, w0
    mov     x0, x1
    mov     x1, x2
    mov     x2, x3
    mov     x3, x4
    mov     x4, x5
    mov     x5, x6
    str     x30, [sp, #-16]!
    bl      pawl_syscall
    ldr     x30, [sp], #16
    ret

/* void library_point(operation, address, length): the size only if it fits its byte */
function library_point
    block   x3
    mov     w4, FUEL
    str     w4, [x3, BLOCK_FUEL]
    cmp     x2, #255
    b.hi    1f
    orr     w0, w0, w2, lsl #8
1:  b       pawl_point

/* pid_t vfork(void): both come back here, the parent when the child has overwritten the stack below
   its own frame; so the kernel remembers where they return to. */
function vfork
    mov     x0, x30
    mov     x8, SYS_vfork
    str     x30, [sp, #-16]!
    bl      pawl_syscall
    str     x0, [sp]
    mov     x8, SYS_vfork_return
    str     x30, [sp, #-16]!
    bl      pawl_syscall
    mov     x30, x0
    ldr     x0, [sp, #16]
    add     sp, sp, #32
    cmn     x0, #4095
    b.hs    set_errno
    ret

/* An access of the program: void __tsan_read4(void *address). Its own errno is nobody else's. */
    .macro  access word, operation, size
function __tsan_\word\size
function __tsan_volatile_\word\size
    block   x3
    cmp     x0, x3
    b.eq    1f
    mov     w4, FUEL
    str     w4, [x3, BLOCK_FUEL]
    mov     x1, x0
    mov     w0, (\operation | \size << 8)
    mov     x2, \size
    b       pawl_point
1:  ret
    .endm

    .macro  range word, operation
function __tsan_\word\()_range
    cbz     x1, 1f
    mov     x2, x1
    mov     x1, x0
    mov     w0, \operation
    b       library_point
1:  ret
    .endm

#include "accesses.inc"

/* A block of the program runs: after FUEL of them without an announcement, there is one. */
function __sanitizer_cov_trace_pc
    block   x3
    ldr     w4, [x3, BLOCK_FUEL]
    subs    w4, w4, #1
    b.eq    1f
    str     w4, [x3, BLOCK_FUEL]
    ret
1:  mov     w4, FUEL
    str     w4, [x3, BLOCK_FUEL]
    mov     w0, OP_FUEL
    mov     x1, #0
    mov     x2, #0
    b       pawl_point

/* A function of the program begins, behind its prologue, or ends: told only to a trace, which then
   names its locals, and takes what it has written while they are there. */
function __tsan_func_exit
function __tsan_func_entry
    block   x3
    ldr     w4, [x3, BLOCK_TRACED]
    cbz     w4, 1f
    mov     x0, x30
    mov     x1, sp
    mov     x2, x29
    mov     x8, SYS_note_frame
    b       pawl_syscall
1:  ret

function __tsan_init
    ret

/* What the compiler calls before it would divide by zero, which the processor does not mind. */
function __ubsan_handle_divrem_overflow_abort
    b       pawl_divide
