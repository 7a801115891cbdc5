/* What the port must know of mps2-an385 besides the places in board.ld. */
#ifndef PAWL_BOARD_H
#define PAWL_BOARD_H

#include <stdint.h>

enum {
    BOOT_BYTES = 512 * 1024,    /* the longest boot block */
    RECORD_BYTES = 128 * 1024,  /* records are written to their file in pieces of this size */
    INSTRUCTIONS_PER_TICK = 40, /* of SysTick at 25 MHz, under QEMU's -icount shift=0 */
};

/* UART0 of the CMSDK. */
#define UART ((volatile uint32_t *)0x40004000)
enum { UART_DATA, UART_STATE, UART_CTRL, UART_BAUDDIV = 4 }; /* words */
enum { UART_STATE_FULL = 1, UART_CTRL_SEND = 1, UART_FASTEST = 16 };

static inline void board_console_start(void)
{
    UART[UART_BAUDDIV] = UART_FASTEST;
    UART[UART_CTRL] = UART_CTRL_SEND;
}

/* Waits until the last byte has left. */
static inline void board_console_drain(void)
{
    while (UART[UART_STATE] & UART_STATE_FULL)
        ;
}

static inline void board_console_put(char byte)
{
    board_console_drain();
    UART[UART_DATA] = (uint8_t)byte;
}

#endif
