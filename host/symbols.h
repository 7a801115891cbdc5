/* What the debug information of a machine's ELF file says of its programs: lines, functions,
   variables. Only programs count, not the kernel and the library: the compiler's flags, kept in
   the file, tell which is which. Addresses are the machine's; the machine may be x86-64, AArch64
   or ARM. What is returned lives until symbols_close, unless said otherwise. */
#ifndef PAWL_SYMBOLS_H
#define PAWL_SYMBOLS_H

#include "types.h"

struct symbols;

/* A variable: of a file ("balance"), static in a function ("worker:calls"), or on the stack. */
struct variable {
    const char *name; /* "balance", "worker:calls", "main:x" */
    Dwarf_Die type;   /* peeled */
    int64_t address;  /* of a local one: from its function's frame base */
    uint64_t size;
    unsigned unit; /* the source file it belongs to */
};

struct function {
    const char *name;
    uint64_t low, high; /* its code is [low, high) */
    unsigned unit;
    bool base_is_cfa; /* its frame base is the canonical frame address */
    struct variable *locals;
    size_t local_count;
    const char *lost; /* a local array of variable length, "fn:a"; it lies where nothing says */
};

/* Which register the frame address is counted from. */
enum frame_register { FRAME_UNKNOWN, FRAME_SP, FRAME_FP };

/* What lies at an address of the program's code. */
struct code {
    const char *file; /* "account.c", NULL if unknown */
    unsigned line;
    const struct function *function; /* NULL: no program's */
    enum frame_register frame;       /* canonical frame address = this register + offset */
    int64_t offset;
};

/* A part of a variable, found by address. */
struct piece {
    const char *name; /* "queue.items[3].next" */
    const struct variable *variable;
    struct part part;
};

struct range {
    uint64_t from, to; /* [from, to) */
};

/* A program of the machine, from its table `programs`. */
struct program_info {
    const char *name;
    uint64_t *entries; /* start functions */
    size_t entry_count;
    unsigned slot;
};

/* Opens a machine's ELF file. NULL if it is none or has no debug information; then *why says so. */
struct symbols *symbols_open(const char *path, const char **why);
void symbols_close(struct symbols *symbols);

/* Bytes of a pointer: 4 or 8. */
unsigned symbols_word(const struct symbols *symbols);

/* ---- Code -------------------------------------------------------------------------------- */

/* What is at `pc`, an address in an instruction (of a return address: one less). Never NULL. */
const struct code *symbols_code(struct symbols *symbols, uint64_t pc);

/* The same for a record's pc: 0 gives NULL. */
const struct code *symbols_record_code(struct symbols *symbols, uint64_t pc);

/* The function that begins at this address (of ARM: with or without its lowest bit), or NULL. */
const struct function *symbols_function_at(const struct symbols *symbols, uint64_t address);

/* The code of one source line (`file` by its base name): the number of ranges, of which the
   first `most` are stored. A line without code has none. */
size_t symbols_lines(struct symbols *symbols, const char *file, unsigned line, struct range *ranges,
                     size_t most);

/* The first line from `line` on that has code; 0 if there is none, or no such file. */
unsigned symbols_next_line(struct symbols *symbols, const char *file, unsigned line);

/* The start addresses of the functions of this name (several programs may have one each): their
   number, of which the first `most` are stored. On ARM without the lowest bit, as in DWARF. */
size_t symbols_functions(const struct symbols *symbols, const char *name, uint64_t *addresses,
                         size_t most);

/* Calls `visit` for each announced access of the programs' functions: its return address, and what is there. */
void symbols_points(struct symbols *symbols,
                    void (*visit)(void *context, uint64_t pc, const struct code *code), void *context);

/* ---- Data -------------------------------------------------------------------------------- */

/* The variable that holds this address, or ends there if none holds it; NULL if there is none.
   Where programs share a slot, the one that the program of function `near` (may be NULL) has there.
 */
const struct variable *symbols_variable(const struct symbols *symbols, uint64_t address,
                                        const struct function *near);

/* The part of the variable that an access of `size` bytes at `offset` touches. Size 0: unknown,
   but more than 255. */
const struct piece *symbols_piece(struct symbols *symbols, const struct variable *variable,
                                  uint64_t offset, uint64_t size);

/* The part that begins at `offset`, if possible of the type that `pointer` (may be NULL) points to.
 */
const struct piece *symbols_place(struct symbols *symbols, const struct variable *variable,
                                  uint64_t offset, Dwarf_Die *pointer);

/* Where "queue.items[3].next" or "worker:calls" lies: the number of such variables (several
   programs may have one each), of which the first `most` are stored. Not those on stacks. */
size_t symbols_find(struct symbols *symbols, const char *path, struct range *ranges, size_t most);

/* True if the address lies in a slot: where images are. */
bool symbols_in_slot(const struct symbols *symbols, uint64_t address);

/* How far it lies from the start of its slot; -1 if it is in none. */
int64_t symbols_slot_offset(const struct symbols *symbols, uint64_t address);

/* The bytes of a constant at `address`, up to `*length` of them; NULL if there is no constant. */
const char *symbols_constant(const struct symbols *symbols, uint64_t address, size_t *length);

/* What a variable at `address` holds before the program begins, `size` bytes, at most 8, of a little-endian machine;
   false if the file does not say it. */
bool symbols_initial(const struct symbols *symbols, uint64_t address, size_t size, uint64_t *value);

/* The address of an ELF symbol, the kernel's too; 0 if there is none of this name. */
uint64_t symbols_address(const struct symbols *symbols, const char *name);

/* The program whose entry this is, *entry its place among the entries; NULL if none. */
const struct program_info *symbols_program(const struct symbols *symbols, uint64_t start,
                                           size_t *entry);

#endif
