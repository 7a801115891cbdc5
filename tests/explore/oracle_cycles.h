#ifndef PAWL_ORACLE_CYCLES_H
#define PAWL_ORACLE_CYCLES_H

#include "oracle_graph.h"

/* Says what is wrong with runs that never end: violations and notes, as oracle.c says the others. Threads that
   never go on while others do are deadlocks, too: *deadlock gets smaller then. */
void say_cycles(struct cost *deadlock);

/* Says the greatest overtaking, if anybody makes the mark cs_wait; after that. */
void say_overtaken(void);

#endif
