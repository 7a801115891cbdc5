/* setjmp and longjmp on a Cortex-M: what a called function must preserve, and where it returns to. */
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

function setjmp
function _setjmp
    movs    r1, #0
/* int sigsetjmp(where, save) */
function sigsetjmp
    mov     r2, sp
    stmia   r0, {r4-r11}
    str     r2, [r0, #32]
    str     lr, [r0, #36]
    b       library_set_jump

/* void library_jump(where, value) */
function library_jump
    ldmia   r0!, {r4-r11}
    ldr     r2, [r0], #4
    ldr     lr, [r0]
    mov     sp, r2
    mov     r0, r1
    bx      lr
