/* The record of an event: what the machine says of itself. Fixed size, the same layout on every
   machine; only `pawl` makes text of it. Addresses are the machine's own. */
#ifndef PAWL_TRACE_H
#define PAWL_TRACE_H

#include <stdint.h>

enum event {
#define EVENT(name, level, text) EVENT_##name,
#include "events.def"
#undef EVENT
    EVENTS
};

enum reason {
#define REASON(name, text) REASON_##name,
#include "reasons.def"
#undef REASON
    REASONS
};

enum end {
#define END(name, status, text) END_##name,
#include "ends.def"
#undef END
    ENDS
};

enum object {
#define OBJECT(name, text) OBJECT_##name,
#include "objects.def"
#undef OBJECT
    OBJECTS
};

/* Of a thread (STATE). ENDED: it can be joined. STOPPED is only told: it is ready or waits, but its process
   is stopped. */
enum state { STATE_FREE, STATE_READY, STATE_WAITING, STATE_ENDED, STATE_STOPPED };

/* How a thread came to be (CREATE). */
enum created { CREATED_PROGRAM, CREATED_FORK, CREATED_SPAWN, CREATED_THREAD, CREATED_VFORK };

/* What MARKWATER tells besides the tables (enum high): bytes of the port's kernel stack. */
enum { HIGH_KERNEL_STACK = 255 };

#include "misuse.h"

struct record {
    uint64_t tick;
    uint64_t address;
    uint64_t value;
    uint32_t pc;     /* return address in the program's code (subtract 1 to find the line), of a fault
                        its instruction's address plus 1; without Thumb's lowest bit; 0: none */
    uint32_t sp, fp; /* stack and frame pointer of the program's function at pc */
    uint16_t thread; /* its number: P1 is 1; 0: the machine itself */
    uint8_t event;   /* enum event */
    uint8_t size;
};

_Static_assert(sizeof(struct record) == 40, "a record is 40 bytes on every machine");

#endif
