/* What the two halves of the symbols share: symbols.c (data) and code.c (code). */
#ifndef PAWL_SYMBOLS_PRIVATE_H
#define PAWL_SYMBOLS_PRIVATE_H

#include "symbols.h"

#include <gelf.h>

struct unit {
    Dwarf_Die die;
};

struct slot_info {
    uint64_t base, size;
};

struct symbols {
    int file;
    Elf *elf;
    Dwarf *dwarf;
    Dwarf_CFI *debug_frame, *eh_frame; /* either may be NULL */
    unsigned machine, word;

    struct unit *units; /* of programs, in the file's order */
    size_t unit_count;
    struct variable *variables; /* by address */
    size_t variable_count;
    struct function *functions; /* by address */
    size_t function_count;

    struct program_info *programs;
    size_t program_count;
    struct slot_info *slots;
    size_t slot_count;
    bool overlaid; /* programs share a slot: an address may be several variables */

    struct table *codes, *pieces; /* what was looked up before */
    struct name *names;           /* strings made here */
};

/* A string that lives as long as the symbols. */
const char *symbols_keep(struct symbols *symbols, char *made);

/* collect.c: fills units, variables and functions from the debug information. */
void symbols_collect(struct symbols *symbols);
/* tables.c: fills programs and slots from the machine's tables. */
void symbols_read_tables(struct symbols *symbols);

#endif
