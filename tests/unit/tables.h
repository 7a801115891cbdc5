/* Are all tables of the machine as they were? For tests that fill them, and that make and kill. */
#ifndef PAWL_TABLES_H
#define PAWL_TABLES_H

#include "play.h"

/* Notes the machine's state, except what only counts on (ticks, numbers, ...), what a free entry still
   holds, and where the threads stand. */
void note_tables_as(unsigned note);
/* Fails, and names the first difference, if it is not the same now. */
void assert_tables_as(unsigned note);
#define note_tables() note_tables_as(0)
#define assert_tables_same() assert_tables_as(0)

/* The call fails, and changes nothing. */
#define REFUSED(error, name, ...)                                                                  \
    do {                                                                                           \
        note_tables_as(1);                                                                         \
        assert_int_equal(-(error), call(name, __VA_ARGS__));                                       \
        assert_tables_as(1);                                                                       \
    } while (0)

/* The address of a string; two can be in use at a time. */
uintptr_t text(const char *string);

/* A child of `now`, which has this number and is running. */
void fork_child(void);
/* `now` becomes the thread of this number; all processes with higher pids are killed, and waited for. */
void kill_others(unsigned number);

/* Many times, in few words: without a trace, but with the kernel's invariants checked after each trap. */
enum { MANY = 10000 };
#define MANY_TIMES(...)                                                                            \
    do {                                                                                           \
        machine.flags &= ~(uint32_t)BOOT_TRACE;                                                    \
        __VA_ARGS__; /* what is kept for good, like pages of the images, is kept from here on */   \
        note_tables();                                                                             \
        for (unsigned many = 1; many < MANY; many++) {                                             \
            __VA_ARGS__;                                                                           \
        }                                                                                          \
        assert_tables_same();                                                                      \
    } while (0)

#endif
