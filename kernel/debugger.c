/* What is there for debuggers, and nothing else of the kernel's depends on. */
#include "kernel.h"

const uint32_t debugger_version = DEBUGGER_VERSION;

const struct debugger_row debugger_rows[DEBUGGER_ROWS] = {
#define PLACE(name, variable) [DEBUGGER_##name] = {(uintptr_t)&(variable), sizeof(variable)},
#define FIELD(name, type, member) [DEBUGGER_##name] = {offsetof(type, member), sizeof(((type *)0)->member)},
#define COUNT(name, value) [DEBUGGER_##name] = {(value), 0},
#include "debugger.def"
#undef PLACE
#undef FIELD
#undef COUNT
};

/* Nothing: a place to stop at. It has a file of its own, so that it is really called. */
void debugger_switch(const struct thread *next)
{
    (void)next;
}
