/* setjmp and longjmp on x86-64: what a called function must preserve, and where it returns to. */
    .section .note.GNU-stack, "", @progbits
    .text

    .macro  function name
    .globl  \name
    .type   \name, @function
\name:
    .endm

function setjmp
function _setjmp
    xor     %esi, %esi
/* int sigsetjmp(where, save) */
function sigsetjmp
    mov     %rbx, (%rdi)
    mov     %rbp, 8(%rdi)
    mov     %r12, 16(%rdi)
    mov     %r13, 24(%rdi)
    mov     %r14, 32(%rdi)
    mov     %r15, 40(%rdi)
    lea     8(%rsp), %rax
    mov     %rax, 48(%rdi)
    mov     (%rsp), %rax
    mov     %rax, 56(%rdi)
    jmp     library_set_jump

/* void library_jump(where, value) */
function library_jump
    mov     %esi, %eax
    mov     (%rdi), %rbx
    mov     8(%rdi), %rbp
    mov     16(%rdi), %r12
    mov     24(%rdi), %r13
    mov     32(%rdi), %r14
    mov     40(%rdi), %r15
    mov     48(%rdi), %rsp
    jmp     *56(%rdi)
