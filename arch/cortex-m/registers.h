/* The processor's own registers that the port uses; ARMv7-M Architecture Reference Manual, B3. */
#ifndef PAWL_REGISTERS_H
#define PAWL_REGISTERS_H

#include <stdint.h>

#define REGISTER(address) (*(volatile uint32_t *)(address))

#define SYST_CSR REGISTER(0xe000e010) /* control of SysTick */
#define SYST_RVR REGISTER(0xe000e014) /* counts down from here */
#define SYST_CVR REGISTER(0xe000e018)
#define ICSR REGISTER(0xe000ed04)     /* pends exceptions */
#define CCR REGISTER(0xe000ed14)      /* configuration */
#define SHPR2 REGISTER(0xe000ed1c)    /* priorities: SVCall in the highest byte */
#define SHPR3 REGISTER(0xe000ed20)    /* SysTick, PendSV in the two highest */
#define SHCSR REGISTER(0xe000ed24)    /* which faults have handlers; what is pending */
#define CFSR REGISTER(0xe000ed28)     /* why a fault; bits are cleared by writing ones */
#define HFSR REGISTER(0xe000ed2c)
#define MMFAR REGISTER(0xe000ed34)    /* address of a memory fault */
#define BFAR REGISTER(0xe000ed38)     /* address of a bus fault */
#define MPU_CTRL REGISTER(0xe000ed94)
#define MPU_RBAR REGISTER(0xe000ed9c) /* base of a region, and which */
#define MPU_RASR REGISTER(0xe000eda0) /* its attributes and size */

enum {
    SYST_CSR_ENABLE = 1 << 0,
    SYST_CSR_TICKINT = 1 << 1,
    SYST_CSR_CPU_CLOCK = 1 << 2,
    ICSR_PENDSTCLR = 1 << 25,
    ICSR_PENDSVCLR = 1 << 27,
    ICSR_PENDSVSET = 1 << 28,
    CCR_DIV_0_TRP = 1 << 4,
    CCR_STKALIGN = 1 << 9,
    SHCSR_SVCALLPENDED = 1 << 15,
    SHCSR_FAULTS = 7 << 16, /* MemManage, BusFault, UsageFault have handlers of their own */
    MPU_CTRL_ENABLE = 1 << 0,
    MPU_CTRL_PRIVDEFENA = 1 << 2,
};

/* Of CFSR. */
enum {
    FAULT_IACCVIOL = 1 << 0, /* fetched an instruction where it must not */
    FAULT_MSTKERR = 1 << 4,  /* no room on the stack for the frame of an exception */
    FAULT_MMARVALID = 1 << 7,
    FAULT_IBUSERR = 1 << 8,
    FAULT_STKERR = 1 << 12,
    FAULT_BFARVALID = 1 << 15,
    FAULT_UNDEFINSTR = 1 << 16,
    FAULT_INVSTATE = 1 << 17, /* jumped to an even address */
    FAULT_NOCP = 1 << 19,
    FAULT_UNALIGNED = 1 << 24,
    FAULT_DIVBYZERO = 1 << 25,
};

#endif
