/* setjmp and longjmp on AArch64: what a called function must preserve, and where it returns to. */
    .section .note.GNU-stack, "", %progbits
    .text

    .macro  function name
    .globl  \name
    .type   \name, %function
\name:
    .endm

function setjmp
function _setjmp
    mov     w1, 0
/* int sigsetjmp(where, save) */
function sigsetjmp
    mov     x2, sp
    stp     x19, x20, [x0]
    stp     x21, x22, [x0, 16]
    stp     x23, x24, [x0, 32]
    stp     x25, x26, [x0, 48]
    stp     x27, x28, [x0, 64]
    stp     x29, x30, [x0, 80]
    str     x2, [x0, 96]
    stp     d8, d9, [x0, 104]
    stp     d10, d11, [x0, 120]
    stp     d12, d13, [x0, 136]
    stp     d14, d15, [x0, 152]
    b       library_set_jump

/* void library_jump(where, value) */
function library_jump
    ldp     x19, x20, [x0]
    ldp     x21, x22, [x0, 16]
    ldp     x23, x24, [x0, 32]
    ldp     x25, x26, [x0, 48]
    ldp     x27, x28, [x0, 64]
    ldp     x29, x30, [x0, 80]
    ldr     x2, [x0, 96]
    ldp     d8, d9, [x0, 104]
    ldp     d10, d11, [x0, 120]
    ldp     d12, d13, [x0, 136]
    ldp     d14, d15, [x0, 152]
    mov     sp, x2
    mov     w0, w1
    ret
