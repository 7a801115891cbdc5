/* What a state is made of. Memory that programs and kernel can change is cut into columns: four bytes of a
   table or of an image are one; a thread's registers, what it has announced and its live stack are one, its
   local column. A column's contents are interned: a state says for each column which of its values it has.
   Value 0 is the one that it had in the first state (of a local column: no such thread).

   Most columns never change. Those that ever did are varying and have a position in the vector that a state is.

   While a thread's step is really run, the accesses of kernel and library are recorded here: columns.c. */
#ifndef PAWL_EXPLORE_COLUMNS_H
#define PAWL_EXPLORE_COLUMNS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct thread;

typedef uint32_t column; /* 1 to THREADS: local columns; 0: none */
enum { CONSTANT = 0xffffffff }; /* position of a column that is not varying */

void columns_begin(void);

/* ---- Recording ---------------------------------------------------------------------------- */

/* From here on what is touched was touched by this evaluation: first all that it reads, by whatever run. */
void record_evaluation(void);
/* A run of it begins, or is over: in between accesses are recorded. */
void record_run(void);
void record_pause(bool pause);
bool record_is_on(void);

/* An access that the compiler does not record. */
void record_touch(uintptr_t at, size_t length, bool write);
/* The thread's own column is written: its registers, its stack, its end. */
void record_local(unsigned thread);

/* Which of a column's bytes are meant: bit n is the n-th; of a local column all. */
enum { COLUMN_BYTES = 4, ALL_BYTES = (1 << COLUMN_BYTES) - 1 };
struct touch {
    column column;
    uint8_t touched, written; /* what is written is touched, too */
};

/* What is touched from here on is also kept by itself, until the next piece. */
void record_piece(void);
const struct touch *record_pieces(size_t *count);

/* Columns that were written in this run, and which of their bytes. */
const column *record_writes(size_t *count);
uint8_t record_written(column c);

/* What an access to these bytes touches: at most `most` are stored; how many columns. */
unsigned columns_at(uintptr_t at, size_t length, bool write, struct touch *to, unsigned most);

/* Columns that were read or written by this evaluation, in the order of the first access, and which of their bytes. */
const column *record_reads(size_t *count);
uint8_t record_touched(column c);

struct change {
    uint32_t position, value;
};

/* Ends a run of `mover`: what is different now, by position, ascending. Columns that changed for the first time become
   varying. `shared`: something besides the mover's own column. */
const struct change *record_changes(size_t *count, unsigned mover, bool *shared);

/* Inverts, or inverts back, all memory of programs that this evaluation has not touched, but for the thread's own stack. */
void columns_invert(unsigned thread);

/* Ends a run whose effects are to be undone. */
void record_undo(void);

/* ---- Values ------------------------------------------------------------------------------- */

uint32_t column_position(column c);

/* Where the bytes lie of one that is not local. */
uintptr_t column_address(column c);
uint32_t columns_varying(void);

/* No thread of a greater index ever lived. */
unsigned columns_last_thread(void);

/* Makes memory that of the state with these values. */
void columns_restore(const uint32_t *values);

/* The `size` (1 to 8, aligned) bytes at this address in the current state of the store, and what comes behind them. */
uint64_t columns_value(uintptr_t at, size_t size);

/* What the int at this address was in the first state. */
int columns_first(uintptr_t at);

/* Bytes that all this takes. */
size_t columns_memory(void);

#endif
