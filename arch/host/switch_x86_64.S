/* From the kernel to a thread and back, x86-64. A thread that traps calls pawl_syscall or pawl_point
   from a stub of the library (user/lib/arch/x86-64):

   pawl_syscall   eax: number; rdi, rsi, rdx, rcx, r8, r9: arguments; result in rax, -errno if it failed.
                  The stub CALLS it, having pushed nothing: 0(%rsp) leads into the stub and 8(%rsp)
                  is where the stub returns to, in the program or in the library.
   pawl_point     edi: operation | size << 8; rsi: address; rdx: length. The stub JUMPS to it: 0(%rsp)
                  leads into the program.

   Both lie in the library's section: a fault here (a stack that is none) is one of the caller's. */

#define CONTEXT_SP 0
#define CONTEXT_PC 8
#define CONTEXT_BX 16
#define CONTEXT_BP 24
#define CONTEXT_R12 32
#define CONTEXT_R13 40
#define CONTEXT_R14 48
#define CONTEXT_R15 56
#define CONTEXT_RESULT 64
#define CONTEXT_ARGUMENT 72
#define CONTEXT_MXCSR 80
#define CONTEXT_X87 84
#define CONTEXT_INTERRUPTED 86

#define PORT_CONTEXT port
#define PORT_STACK port + 8
#define PORT_IN_USER port + 16
#define TRAP_KIND port + 24
#define TRAP_SIZE port + 25
#define TRAP_NUMBER port + 26
#define TRAP_PC port + 32
#define TRAP_SP port + 40
#define TRAP_FP port + 48
#define TRAP_ARGS port + 56

#define KIND_SYSCALL 0
#define KIND_POINT 1

    .section .library.text, "ax", @progbits
    .globl pawl_syscall
    .type pawl_syscall, @function
pawl_syscall:
    movw %ax, TRAP_NUMBER(%rip)
    movw $KIND_SYSCALL, TRAP_KIND(%rip) /* and size 0 */
    mov %rdi, TRAP_ARGS(%rip)
    mov %rsi, 8 + TRAP_ARGS(%rip)
    mov %rdx, 16 + TRAP_ARGS(%rip)
    mov %rcx, 24 + TRAP_ARGS(%rip)
    mov %r8, 32 + TRAP_ARGS(%rip)
    mov %r9, 40 + TRAP_ARGS(%rip)
    mov 8(%rsp), %rcx
    lea 16(%rsp), %rdx
    jmp save
    .size pawl_syscall, . - pawl_syscall

    .globl pawl_point
    .type pawl_point, @function
pawl_point:
    mov %edi, %eax
    movb %ah, TRAP_SIZE(%rip)
    movzbl %al, %eax
    movw %ax, TRAP_NUMBER(%rip)
    movb $KIND_POINT, TRAP_KIND(%rip)
    mov %rsi, TRAP_ARGS(%rip)
    mov %rdx, 8 + TRAP_ARGS(%rip)
    xor %eax, %eax
    mov %rax, 16 + TRAP_ARGS(%rip)
    mov %rax, 24 + TRAP_ARGS(%rip)
    mov %rax, 32 + TRAP_ARGS(%rip)
    mov %rax, 40 + TRAP_ARGS(%rip)
    mov (%rsp), %rcx
    lea 8(%rsp), %rdx
    .size pawl_point, . - pawl_point

save:
    /* 1. Where the program stands. */
    mov %rcx, TRAP_PC(%rip)
    mov %rdx, TRAP_SP(%rip)
    mov %rbp, TRAP_FP(%rip)
    /* 2. The thread goes on behind its call, with what a call preserves. */
    mov PORT_CONTEXT(%rip), %rdi
    mov (%rsp), %rax
    lea 8(%rsp), %rcx
    mov %rax, CONTEXT_PC(%rdi)
    mov %rcx, CONTEXT_SP(%rdi)
    mov %rbx, CONTEXT_BX(%rdi)
    mov %rbp, CONTEXT_BP(%rdi)
    mov %r12, CONTEXT_R12(%rdi)
    mov %r13, CONTEXT_R13(%rdi)
    mov %r14, CONTEXT_R14(%rdi)
    mov %r15, CONTEXT_R15(%rdi)
    stmxcsr CONTEXT_MXCSR(%rdi)
    fnstcw CONTEXT_X87(%rdi)
    xor %eax, %eax
    mov %rax, CONTEXT_RESULT(%rdi)
    mov %rax, CONTEXT_ARGUMENT(%rdi)
    movw %ax, CONTEXT_INTERRUPTED(%rdi)
    /* 3. Over to the kernel. */
    jmp port_leave

    .text
    .globl port_leave
    .type port_leave, @function
port_leave:
    mov PORT_STACK(%rip), %rsp
    movl $0, PORT_IN_USER(%rip)
    cld
    ldmxcsr (%rsp)
    fldcw 4(%rsp)
    add $8, %rsp
    pop %r15
    pop %r14
    pop %r13
    pop %r12
    pop %rbx
    pop %rbp
    ret
    .size port_leave, . - port_leave

    .globl port_resume
    .type port_resume, @function
port_resume:
    /* 1. What port_leave takes back. */
    push %rbp
    push %rbx
    push %r12
    push %r13
    push %r14
    push %r15
    sub $8, %rsp
    stmxcsr (%rsp)
    fnstcw 4(%rsp)
    mov %rsp, PORT_STACK(%rip)
    mov %rdi, PORT_CONTEXT(%rip)
    movl $1, PORT_IN_USER(%rip)
    /* 2. A thread that a signal interrupted goes on as from a signal. */
    cmpw $0, CONTEXT_INTERRUPTED(%rdi)
    jne interrupted
    /* 3. Its registers; nothing of the kernel's is left in the others, so that a program that reads
          what it never wrote reads the same in every run. */
    ldmxcsr CONTEXT_MXCSR(%rdi)
    fldcw CONTEXT_X87(%rdi)
    mov CONTEXT_SP(%rdi), %rsp
    mov CONTEXT_BX(%rdi), %rbx
    mov CONTEXT_BP(%rdi), %rbp
    mov CONTEXT_R12(%rdi), %r12
    mov CONTEXT_R13(%rdi), %r13
    mov CONTEXT_R14(%rdi), %r14
    mov CONTEXT_R15(%rdi), %r15
    mov CONTEXT_RESULT(%rdi), %rax
    mov CONTEXT_PC(%rdi), %rcx
    mov CONTEXT_ARGUMENT(%rdi), %rdi
    xor %edx, %edx
    xor %esi, %esi
    xor %r8d, %r8d
    xor %r9d, %r9d
    xor %r10d, %r10d
    xor %r11d, %r11d
    pxor %xmm0, %xmm0
    pxor %xmm1, %xmm1
    jmp *%rcx
interrupted:
    call port_resume_interrupted
    ud2
    .size port_resume, . - port_resume

    /* Nobody comes here. To debuggers (host/gdb/unwind.py) it stands between the kernel and the thread that
       trapped: as a signal's frame, so that the stack may go on elsewhere; r11: where. */
    .globl port_trapped
    .type port_trapped, @function
port_trapped:
    .cfi_startproc
    .cfi_signal_frame
    .cfi_def_cfa rsp, 0
    .cfi_register rip, r11
    ud2
    .cfi_endproc
    .size port_trapped, . - port_trapped

    .section .note.GNU-stack, "", @progbits
