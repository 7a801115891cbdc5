/* The programs of a machine and where they live: constant tables that `pawl` makes when it links
   a machine. The kernel only reads them. */
#ifndef PAWL_PROGRAM_H
#define PAWL_PROGRAM_H

#include <stdint.h>

/* The address range in which images take turns. Layout of an image in it, upwards:
   [library state][data][bss][heap ... heap_limit)[stacks, STACKS * STACK_SIZE][end of slot) */
struct slot {
    uintptr_t base;
    uint32_t size;
};

struct program {
    const char *name;         /* "account": the file's name without .c */
    const uintptr_t *entries; /* main, or P1, P2, ...; ends with 0 */
    uint16_t slot;            /* index into slots[] */
    uint16_t flags;           /* PROGRAM_... */
    const void *data;         /* initial bytes for the start of the slot: library state and .data */
    uint32_t data_size;
    uint32_t heap_start;      /* offset in the slot: end of .bss; what is beyond data_size is 0 */
    uintptr_t constructors, constructors_end; /* table of functions to call before the entry */
};

enum {
    PROGRAM_VOID_MAIN = 1, /* main returns nothing: its exit status is 0 */
    PROGRAM_SHARED = 2,    /* all programs with this flag live in one image */
    PROGRAM_BIN = 8,       /* comes with Pawl: in /bin, not beside the user's */
    PROGRAM_PARTS = 4,     /* P1, P2, ... instead of main: nothing to exec */
};

extern const struct program programs[];
extern const unsigned program_count;
extern const struct slot slots[];
extern const unsigned slot_count;

#endif
