/* The ways in and out of the kernel, and nothing else of the port needs assembler but copying.

   Threads run unprivileged on PSP, the kernel in handler mode on MSP. Kernel exceptions (SVC,
   PendSV, SysTick) share the lowest priority, so they never nest; faults stand above them, so a
   fault in the kernel reaches kernel_fault. All go the same way:

     1 save the thread's r4-r11 in its table entry
     2 move the frame that the hardware has put on its stack there, too
     3 say what happened in a struct trap
     4 kernel_trap: it gives the thread to go on
     5 put that one's frame on its stack, load its r4-r11
     6 return from the exception: the hardware takes the frame

   Of a system call or point only step 4 is C. */
    .syntax unified
    .cpu    cortex-m3
    .thumb
    .cfi_sections .debug_frame

    /* struct context, and where its parts are seen from its frame */
    .equ    CONTEXT_SP, 32        @ r4-r11 come before it
    .equ    SAVED_R4, -32         @ from CONTEXT_SP
    .equ    SAVED_R7, -20
    .equ    TRAP_SIZE, 40         @ struct trap
    .equ    TRAP_POINT, 1
    .equ    BLOCK_CALLER, 8       @ struct thread_block: caller, caller_sp, caller_fp
    .equ    UNPRIVILEGED_PSP, 3   @ CONTROL
    .equ    SYST_CSR, 0xe000e010
    .equ    SYST_CSR_ON, 7        @ with its interrupt, by the processor's clock
    .equ    CFSR, 0xe000ed28
    .equ    FAULT_STACKING, 0x1010 @ of CFSR: the frame could not be written
    .equ    EXC_RETURN, 2         @ inverted: to thread mode, frame on PSP: 0xfffffffd

    .section .vectors, "a"
    .word   kernel_stack_top
    .word   reset
    .word   unexpected            @ NMI
    .word   fault_entry           @ HardFault: a breakpoint instruction, say
    .word   fault_entry           @ MemManage
    .word   fault_entry           @ BusFault
    .word   fault_entry           @ UsageFault
    .word   0, 0, 0, 0
    .word   svc_entry
    .word   unexpected            @ debug monitor
    .word   0
    .word   pendsv_entry
    .word   watchdog              @ SysTick

    .macro  function name
    .section .text.\name, "ax"
    .balign 4
    .global \name
    .type   \name, %function
    .thumb_func
\name:
    .endm

/* Power on: memory as C expects it, then the machine, then the first thread. That one is entered by
   a jump, for no exception has interrupted it. */
function reset
    .cfi_startproc
    .cfi_undefined lr             @ nobody called it
    ldr     r0, =kernel_bss_start
    ldr     r1, =kernel_bss_size
    bl      arch_clear
    ldr     r0, =machine_start
    ldr     r1, =machine_size
    bl      arch_clear
    bl      start
    ldr     r1, =current
    str     r0, [r1]
    ldmia   r0!, {r4-r11}
    ldr     r1, [r0], #4          @ its stack pointer
    msr     psp, r1
    ldr     r1, [r0, #24]         @ where it begins
    orr     r1, r1, #1            @   in Thumb state
    ldr     r0, [r0]              @ its argument
    movs    r2, #UNPRIVILEGED_PSP
    msr     control, r2
    isb
    movs    r2, #0                @ nothing of the kernel remains in registers
    movs    r3, #0
    mov     r12, r2
    mov     lr, r2
    bx      r1
    .ltorg
    .cfi_endproc

/* For debuggers: where the registers of the thread are that was interrupted. It is the caller of an
   entry, whose frame is the hardware's on its stack, then its table entry. \base: DWARF's bytes (\size
   of them) that compute the address of its struct context. */
    .equ    CFA_EXPRESSION, 0x0f
    .equ    REGISTER_AT, 0x10
    .equ    BREG, 0x70            @ and the register's number: its value plus the byte that follows
    .equ    DEREF, 0x06
    .equ    PLUS, 0x23

    .macro  caller_in_context size, base:vararg
    .cfi_escape CFA_EXPRESSION, \size + 3, \base, PLUS, CONTEXT_SP, DEREF
    .irp    number, 4, 5, 6, 7, 8, 9, 10, 11
    .cfi_escape REGISTER_AT, \number, \size + 2, \base, PLUS, 4 * (\number - 4)
    .endr
    .irp    number, 0, 1, 2, 3
    .cfi_escape REGISTER_AT, \number, \size + 2, \base, PLUS, CONTEXT_SP + 4 + 4 * \number
    .endr
    .irp    number, 12, 14, 15    @ behind one another in the frame: r12, lr, pc
    .cfi_escape REGISTER_AT, \number, \size + 2, \base, PLUS, CONTEXT_SP + 20 + 4 * (\number - 12 - \number / 14)
    .endr
    .endm

    .macro  caller_on_its_stack   @ r0: psp
    .cfi_def_cfa r0, 32
    .cfi_offset r0, -32
    .cfi_offset r1, -28
    .cfi_offset r2, -24
    .cfi_offset r3, -20
    .cfi_offset r12, -16
    .cfi_offset lr, -12
    .cfi_offset pc, -8
    .endm

    .macro  caller_in_transit     @ frame in r4-r11, which lie below lr
    .cfi_def_cfa r0, 0
    .irp    number, 4, 5, 6, 7, 8, 9, 10, 11
    .cfi_escape REGISTER_AT, \number, 2, BREG + 14, 0x60 + 4 * (\number - 4) @ -32 and up
    .endr
    .cfi_register r0, r4
    .cfi_register r1, r5
    .cfi_register r2, r6
    .cfi_register r3, r7
    .cfi_register r12, r8
    .cfi_register lr, r9
    .cfi_register pc, r10
    .endm

    /* Steps 1 and 2: r0: psp, then the stack pointer above the frame; lr: the context's CONTEXT_SP */
    .macro  save_thread
    ldr     lr, =current
    ldr     lr, [lr]
    stmia   lr!, {r4-r11}                  @ 1
    .endm

    .macro  move_frame
    ldmia   r0!, {r4-r11}                  @ 2: r0-r3, r12, lr, pc, xpsr are in r4-r11 now
    caller_in_transit
    stmia   lr, {r0, r4-r11}
    caller_in_context 2, BREG + 14, 0x60   @ lr - 32
    .endm

/* A system call (svc #0: number in r12, arguments in r0-r5) or a point (svc #1: operation and size
   in r12, address and length in r0, r1). The thread's lr is the return address of the stub that made it. */
function svc_entry
    .cfi_startproc
    .cfi_undefined lr
    mrs     r0, psp
    caller_on_its_stack
    save_thread
    move_frame
    ldrb    r12, [r10, #-2]                @ 3: the number in the svc instruction
    mov     r2, r0                         @ trap.sp
    ldr     r3, [lr, #SAVED_R7]            @ trap.fp
    lsl     r0, r8, #16                    @ kind SYSCALL, size 0, number
    cmp     r12, #0
    bne     .Lpoint
.Ldescribed:
    ldr     r11, =library_text_end         @ the library comes first of all code
    bic     r10, r9, #1                    @ trap.pc
    ldrd    r8, r9, [lr, #SAVED_R4]        @ the fifth and sixth argument
    cmp     r10, r11
    blo     .Lin_library
    mov     r1, r10
.Ltrapped:
    push    {r0-r9}                        @ the struct trap
    ldr     r4, =current
    .cfi_remember_state
    caller_in_context 3, BREG + 4, 0, DEREF
    ldr     r0, [r4]
    mov     r1, sp
    bl      kernel_trap                    @ 4
    add     sp, #TRAP_SIZE
.Lresume:                                  @ r0: the thread to go on
    caller_in_context 2, BREG + 0, 0
    ldr     r1, =current                   @ 5
    str     r0, [r1]
    add     r1, r0, #CONTEXT_SP
    ldmia   r1, {r2, r4-r11}
    stmdb   r2!, {r4-r11}
    msr     psp, r2
    ldmia   r0, {r4-r11}
    mvn     lr, #EXC_RETURN
    bx      lr                             @ 6

.Lpoint:
    .cfi_restore_state
    and     r0, r8, #0xff00                @ size
    uxtb    r8, r8                         @ operation
    orr     r0, r0, r8, lsl #16
    orr     r0, r0, #TRAP_POINT
    b       .Ldescribed

/* The library made the trap on the program's behalf: the veneer has noted where that stands. */
.Lin_library:
    ldr     r10, =user_info
    ldr     r10, [r10]                     @ its thread block
    add     r10, #BLOCK_CALLER
    ldmia   r10, {r1-r3}                   @ trap.pc, sp, fp
    bic     r1, r1, #1
    b       .Ltrapped
    .ltorg
    .cfi_endproc

/* Interrupts pend this, and it runs when no kernel does. Step 3 in C. Metal mode's timer is
   started here, as the last thing before the thread goes on: so it counts that one's instructions. */
function pendsv_entry
    .cfi_startproc
    .cfi_signal_frame
    .cfi_undefined lr
    ldr     r0, =timer_load
    ldr     r1, [r0]
    cbnz    r1, .Lstart_timer
    mrs     r0, psp
    .cfi_remember_state
    caller_on_its_stack
    save_thread
    move_frame
    ldr     r4, =current
    caller_in_context 3, BREG + 4, 0, DEREF
    bl      interrupt
    b       .Lresume
.Lstart_timer:
    .cfi_restore_state
    movs    r2, #0
    str     r2, [r0]
    ldr     r0, =SYST_CSR
    str     r1, [r0, #4]          @ SYST_RVR
    str     r2, [r0, #8]          @ SYST_CVR
    movs    r2, #SYST_CSR_ON
    str     r2, [r0]
    bx      lr
    .cfi_endproc

/* The same; but that there need be no frame, and that it may be the kernel's own fault: then it
   did not come from a thread, whose frame would be on PSP. */
function fault_entry
    .cfi_startproc
    .cfi_signal_frame
    .cfi_undefined lr
    mvn     r0, #EXC_RETURN
    cmp     lr, r0
    bne     unexpected
    mrs     r0, psp
    .cfi_remember_state
    caller_on_its_stack
    save_thread
    ldr     r1, =CFSR
    ldr     r1, [r1]
    movw    r2, #FAULT_STACKING
    tst     r1, r2
    bne     .Llost                @ r0: where the frame should have come
    move_frame
.Llost:
    ldr     r4, =current
    caller_in_context 3, BREG + 4, 0, DEREF
    bl      fault
    b       .Lresume
unexpected:
    .cfi_restore_state
    mrs     r0, msp
    bl      kernel_fault
    .ltorg
    .cfi_endproc

/* void arch_copy(void *to, const void *from, size_t length): 32 bytes in five instructions if both
   lie on words, else word by word, which the processor allows at any address. */
function arch_copy
    orr     r3, r0, r1
    tst     r3, #3
    bne     2f
    subs    r2, #32
    blo     1f
    push    {r4-r10}
0:  ldmia   r1!, {r3-r10}
    subs    r2, #32
    stmia   r0!, {r3-r10}
    bhs     0b
    pop     {r4-r10}
1:  adds    r2, #32
2:  subs    r2, #4
    blo     4f
3:  ldr     r3, [r1], #4
    subs    r2, #4
    str     r3, [r0], #4
    bhs     3b
4:  adds    r2, #4
    beq     6f
5:  ldrb    r3, [r1], #1
    subs    r2, #1
    strb    r3, [r0], #1
    bne     5b
6:  bx      lr

/* void arch_clear(void *to, size_t length) */
function arch_clear
    movs    r2, #0
    tst     r0, #3
    bne     3f
    subs    r1, #32
    blo     2f
    push    {r4-r9}
    mov     r3, r2
    mov     r4, r2
    mov     r5, r2
    mov     r6, r2
    mov     r7, r2
    mov     r8, r2
    mov     r9, r2
1:  stmia   r0!, {r2-r9}
    subs    r1, #32
    bhs     1b
    pop     {r4-r9}
2:  adds    r1, #32
3:  cbz     r1, 5f
4:  strb    r2, [r0], #1
    subs    r1, #1
    bne     4b
5:  bx      lr

    .bss
    .balign 4
    .global current, timer_load
current:
    .space  4
timer_load:
    .space  4
