/* What makes a machine's file of the sample: the tables of programs and slots, and the functions
   that points call. Never run. */
#include "program.h"

void start(void);
int main(void);

static const uintptr_t entries[] = {(uintptr_t)main, 0};
const struct slot slots[] = {{SLOT_BASE, 0x100000}};
const unsigned slot_count = 1;
const struct program programs[] = {{.name = "sample", .entries = entries}};
const unsigned program_count = 1;

#define POINT(name)                                                                                \
    void name(void) {}
POINT(__tsan_init)
POINT(__tsan_func_entry)
POINT(__tsan_func_exit)
POINT(__sanitizer_cov_trace_pc)
POINT(__tsan_read4)
POINT(__tsan_write4)
POINT(__tsan_read8)
POINT(__tsan_write8)
POINT(__tsan_write_range)
POINT(__tsan_read_range)

/* Keeps the constants of a machine in its file. */
void start(void)
{
    (void)*(volatile const uintptr_t *)&slots[slot_count - 1].base;
    (void)*(volatile const uint16_t *)&programs[program_count - 1].slot;
    main();
}
