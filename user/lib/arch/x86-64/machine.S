/* How the library speaks to the kernel on x86-64: a call each, of what arch/host gives.
   pawl_syscall wants to be called by a stub that has pushed nothing, pawl_point to be jumped to. */
#include "offsets.h"

    .section .note.GNU-stack, "", @progbits
    .text

    .macro  function name
    .globl  \name
    .type   \name, @function
\name:
    .endm

/* A system call by name: call.NAME for programs, NAME for the library. */
    .macro  stub name, number
function call.\name
function \name
    mov     $\number, %eax
    call    pawl_syscall
    cmp     $-4095, %rax
    jae     set_errno
    ret
    .endm

/* The same, giving the error's number, 0 if there is none. */
    .macro  stub_error name, number
function call.\name
function \name
    mov     $\number, %eax
    call    pawl_syscall
    neg     %eax
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
    movslq  %edi, %rax
    neg     %rax
set_errno:
    neg     %eax
    mov     user_info(%rip), %rdx
    mov     %eax, BLOCK_ERRNO(%rdx)
    mov     $-1, %rax
    ret

/* long library_call(int number, ...): up to six arguments behind it */
function library_call
    mov     %edi, %eax
    mov     %rsi, %rdi
    mov     %rdx, %rsi
    mov     %rcx, %rdx
    mov     %r8, %rcx
    mov     %r9, %r8
    mov     8(%rsp), %r9
    call    pawl_syscall
    ret

/* void library_point(operation, address, length): the size only if it fits its byte */
function library_point
    mov     user_info(%rip), %rax
    movl    $FUEL, BLOCK_FUEL(%rax)
    cmp     $255, %rdx
    ja      1f
    movzbl  %dl, %eax
    shl     $8, %eax
    or      %eax, %edi
1:  jmp     pawl_point

/* pid_t vfork(void): both come back here, the parent when the child has overwritten the stack below
   its own frame; so the kernel remembers where they return to. */
function vfork
    mov     (%rsp), %rdi
    mov     $SYS_vfork, %eax
    call    pawl_syscall
    push    %rax
    mov     $SYS_vfork_return, %eax
    call    pawl_syscall
    mov     %rax, 8(%rsp)
    pop     %rax
    cmp     $-4095, %rax
    jae     set_errno
    ret

/* An access of the program: void __tsan_read4(void *address). Its own errno is nobody else's. */
    .macro  access word, operation, size
function __tsan_\word\size
function __tsan_volatile_\word\size
    mov     user_info(%rip), %rax
    cmp     %rax, %rdi
    je      1f
    movl    $FUEL, BLOCK_FUEL(%rax)
    mov     %rdi, %rsi
    mov     $(\operation | \size << 8), %edi
    mov     $\size, %edx
    jmp     pawl_point
1:  ret
    .endm

    .macro  range word, operation
function __tsan_\word\()_range
    test    %rsi, %rsi
    jz      1f
    mov     %rsi, %rdx
    mov     %rdi, %rsi
    mov     $\operation, %edi
    jmp     library_point
1:  ret
    .endm

#include "accesses.inc"

/* A block of the program runs: after FUEL of them without an announcement, there is one. */
function __sanitizer_cov_trace_pc
    mov     user_info(%rip), %rax
    subl    $1, BLOCK_FUEL(%rax)
    jz      1f
    ret
1:  movl    $FUEL, BLOCK_FUEL(%rax)
    mov     $OP_FUEL, %edi
    xor     %esi, %esi
    xor     %edx, %edx
    jmp     pawl_point

/* A function of the program begins, behind its prologue, or ends: told only to a trace, which then
   names its locals, and takes what it has written while they are there. */
function __tsan_func_exit
function __tsan_func_entry
    mov     user_info(%rip), %rax
    cmpl    $0, BLOCK_TRACED(%rax)
    je      1f
    mov     (%rsp), %rdi
    lea     8(%rsp), %rsi
    mov     %rbp, %rdx
    mov     $SYS_note_frame, %eax
    jmp     pawl_syscall
1:  ret

function __tsan_init
    ret
