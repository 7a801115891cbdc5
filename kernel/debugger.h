/* What is there for debuggers, in one place: where the kernel's tables are, and what in them can be relied on.
   host/gdb reads them by their names, host/proxy*.c by the rows of debugger.def. */
#ifndef PAWL_DEBUGGER_H
#define PAWL_DEBUGGER_H

#include <stdint.h>

/* Another one as soon as a row, or the name or meaning of a field that host/gdb reads, is another. */
enum { DEBUGGER_VERSION = 3 };
extern const uint32_t debugger_version;

/* Of a variable its address, of a field its offset; and its bytes, of an array those of one element. */
struct debugger_row {
    uintptr_t value, size;
};

enum debugger_row_name {
#define PLACE(name, variable) DEBUGGER_##name,
#define FIELD(name, type, member) DEBUGGER_##name,
#define COUNT(name, value) DEBUGGER_##name,
#include "debugger.def"
#undef PLACE
#undef FIELD
#undef COUNT
    DEBUGGER_ROWS
};

extern const struct debugger_row debugger_rows[DEBUGGER_ROWS];

/* Where debuggers stop: the machine goes from the thread of the last step to this one. */
struct thread;
void debugger_switch(const struct thread *next);

#endif
