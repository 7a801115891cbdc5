/* What kernel and library call before each access: record_read4(address), record_read_range(address, length), ...
   In a thread they must not leave anything on its stack, where an uninitialized local would find it: they run on a
   stack of their own. */
#ifdef __x86_64__

#define IN_USER port + 16

    .macro hook name, size, write
    .globl record_\name
    .type record_\name, @function
record_\name:
    mov $\size, %esi
    mov $\write, %edx
    jmp record
    .size record_\name, . - record_\name
    .endm

    .macro range name, write
    .globl record_\name
    .type record_\name, @function
record_\name:
    mov $\write, %edx
    jmp record
    .size record_\name, . - record_\name
    .endm

    .text
    .irp size, 1, 2, 4, 8, 16
    hook read\size, \size, 0
    hook write\size, \size, 1
    hook unaligned_read\size, \size, 0
    hook unaligned_write\size, \size, 1
    .endr
    range read_range, 0
    range write_range, 1

    .type record, @function
record:
    cmpl $0, IN_USER(%rip)
    je record_touch
    mov %rsp, %rax
    lea hooks_stack_top(%rip), %rsp
    push %rax
    push %rax
    call record_touch
    pop %rax
    mov %rax, %rsp
    ret
    .size record, . - record

    .bss
    .balign 16
    .skip 65536
hooks_stack_top:

#endif
    .section .note.GNU-stack, "", %progbits
