/* Machine instructions of a board's machine, as its objdump writes them. */
#ifndef PAWL_DISASSEMBLY_H
#define PAWL_DISASSEMBLY_H

#include <stdint.h>

#include "text.h"

struct instruction {
    uint64_t address;
    unsigned size;
    bool jumps;      /* the next one may be another than that behind it: */
    uint64_t target; /*   this; 0: what a register says */
    char *text;      /* "ldr    r3, [r2, #0]" */
};

struct disassembly {
    struct instruction *items;
    size_t count;
};

/* The instructions of the machine in [from, to). */
struct disassembly disassemble(const char *machine, uint64_t from, uint64_t to);

/* The one at `address`; NULL if none begins there. */
const struct instruction *disassembly_at(const struct disassembly *code, uint64_t address);

/* True if `address` can be the next one that is executed after it: behind it, or where a jump leads. */
bool instruction_leads_to(const struct instruction *instruction, uint64_t address);

void disassembly_free(struct disassembly *code);

#endif
