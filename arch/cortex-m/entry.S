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

/* A system call (svc #0: number in r12, arguments in r0-r5) or a point (svc #1: operation and size
   in r12, address and length in r0, r1). lr is the return address of the stub that made it. */
function svc_entry
    mrs     r0, psp
    ldr     r1, =current
    ldr     r1, [r1]
    stmia   r1!, {r4-r11}                  @ 1
    ldmia   r0!, {r4-r11}                  @ 2: r0-r3, r12, lr, pc, xpsr are in r4-r11 now
    stmia   r1, {r0, r4-r11}
    ldrb    r12, [r10, #-2]                @ 3: the number in the svc instruction
    mov     r2, r0                         @ trap.sp
    ldr     r3, [r1, #SAVED_R7]            @ trap.fp
    lsl     r0, r8, #16                    @ kind SYSCALL, size 0, number
    cmp     r12, #0
    bne     point
described:
    ldr     r11, =library_text_end         @ the library comes first of all code
    bic     r10, r9, #1                    @ trap.pc
    ldrd    r8, r9, [r1, #SAVED_R4]        @ the fifth and sixth argument
    cmp     r10, r11
    blo     in_library
    mov     r1, r10
trapped:
    push    {r0-r9}                        @ the struct trap
    ldr     r0, =current
    mov     r1, sp
    ldr     r0, [r0]
    bl      kernel_trap                    @ 4
    add     sp, #TRAP_SIZE
resume:                                    @ r0: the thread to go on
    ldr     r1, =current                   @ 5
    str     r0, [r1]
    add     r1, r0, #CONTEXT_SP
    ldmia   r1, {r2, r4-r11}
    stmdb   r2!, {r4-r11}
    msr     psp, r2
    ldmia   r0, {r4-r11}
    mvn     lr, #EXC_RETURN
    bx      lr                             @ 6

point:
    and     r0, r8, #0xff00                @ size
    uxtb    r8, r8                         @ operation
    orr     r0, r0, r8, lsl #16
    orr     r0, r0, #TRAP_POINT
    b       described

/* The library made the trap on the program's behalf: the veneer has noted where that stands. */
in_library:
    ldr     r10, =user_info
    ldr     r10, [r10]                     @ its thread block
    add     r10, #BLOCK_CALLER
    ldmia   r10, {r1-r3}                   @ trap.pc, sp, fp
    bic     r1, r1, #1
    b       trapped
    .ltorg

/* Interrupts pend this, and it runs when no kernel does. Steps 2 and 3 in C. Metal mode's timer is
   started here, as the last thing before the thread goes on: so it counts that one's instructions. */
function pendsv_entry
    ldr     r0, =timer_load
    ldr     r1, [r0]
    cbnz    r1, start_timer
    ldr     r1, =current
    ldr     r1, [r1]
    stmia   r1, {r4-r11}
    mrs     r0, psp
    bl      interrupt
    b       resume
start_timer:
    movs    r2, #0
    str     r2, [r0]
    ldr     r0, =SYST_CSR
    str     r1, [r0, #4]          @ SYST_RVR
    str     r2, [r0, #8]          @ SYST_CVR
    movs    r2, #SYST_CSR_ON
    str     r2, [r0]
    bx      lr

/* The same; but that there need be no frame, and that it may be the kernel's own fault: then it
   did not come from a thread, whose frame would be on PSP. */
function fault_entry
    mvn     r0, #EXC_RETURN
    cmp     lr, r0
    bne     unexpected
    ldr     r1, =current
    ldr     r1, [r1]
    stmia   r1, {r4-r11}
    mrs     r0, psp
    bl      fault
    b       resume
unexpected:
    mrs     r0, msp
    bl      kernel_fault
    .ltorg

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
