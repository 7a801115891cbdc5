/* What the port must know of lm3s6965evb besides the places in board.ld. */
#ifndef PAWL_BOARD_H
#define PAWL_BOARD_H

#include <stdint.h>

enum {
    BOOT_BYTES = 4096,          /* the longest boot block */
    RECORD_BYTES = 640,         /* records are written to their file in pieces of this size */
    INSTRUCTIONS_PER_TICK = 80, /* of SysTick at 12.5 MHz, under QEMU's -icount shift=0 */
};

/* UART0, a PL011. */
#define UART ((volatile uint32_t *)0x4000c000)
enum { UART_DATA = 0, UART_FLAGS = 6, UART_CTRL = 12 }; /* words */
enum { UART_FLAGS_BUSY = 1 << 3, UART_FLAGS_FULL = 1 << 5, UART_CTRL_SEND = 1 << 8 | 1 };

/* The UART's clock is off after reset. */
#define CLOCK_GATES_1 (*(volatile uint32_t *)0x400fe104)
enum { CLOCK_UART0 = 1 };

static inline void board_console_start(void)
{
    CLOCK_GATES_1 |= CLOCK_UART0;
    UART[UART_CTRL] = UART_CTRL_SEND;
}

/* Waits until the last byte has left. */
static inline void board_console_drain(void)
{
    while (UART[UART_FLAGS] & UART_FLAGS_BUSY)
        ;
}

static inline void board_console_put(char byte)
{
    while (UART[UART_FLAGS] & UART_FLAGS_FULL)
        ;
    UART[UART_DATA] = (uint8_t)byte;
}

#endif
