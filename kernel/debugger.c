/* What is there for debuggers, and nothing else of the kernel's depends on. host/gdb/kernel.py is the other
   side: it knows the machine's tables by their names, and says so if this version is another than its own. */
#include "kernel.h"

const uint32_t debugger_version = 1;

/* Nothing: a place to stop at. It has a file of its own, so that it is really called. */
void debugger_switch(const struct thread *next)
{
    (void)next;
}
