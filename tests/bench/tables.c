/* The one program of the machine that bench.sh runs. */
#include "library.h"
#include "program.h"

extern void prog_main(void) __asm__("prog.main");
extern const char slot0_base[], slot0_size[], slot0_data[], slot0_data_size[], slot0_heap_start[],
    slot0_ctors[], slot0_ctors_end[];

static char library[LIBRARY_SIZE] __attribute__((section(".slot0.library"), used, aligned(16)));

static const uintptr_t entries[] = {(uintptr_t)prog_main, 0};
const struct program programs[] = {
    {"bench", entries, 0, 0, slot0_data, (uint32_t)slot0_data_size, (uint32_t)slot0_heap_start,
     (uintptr_t)slot0_ctors, (uintptr_t)slot0_ctors_end},
};
const unsigned program_count = 1;
const struct slot slots[] = {{(uintptr_t)slot0_base, (uint32_t)slot0_size}};
const unsigned slot_count = 1;
