/* The oracle: a slow and simple explorer, against which host/explore is tested. It shares nothing with
   it but the kernel: it runs the ordinary machine, compares whole machines byte by byte, and
   follows the definitions on the graph of all of them, kept as it is.

   oracle_store.c    things, each once, by number
   oracle_memory.c   a machine's memory as a number
   oracle_go.c       from one question of who goes next to the next
   oracle_machine.c  the moves of a machine
   oracle_graph.c    all machines that can be reached; the fewest preemptions to each
   oracle_ends.c     outcomes
   oracle_door.c     the door, which asks the oracle
   oracle_parts.c    strongly connected parts of that graph
   oracle_cycles.c   what never ends
   oracle_overtake.c the greatest overtaking
   oracle.c          the answer as text */
#ifndef PAWL_ORACLE_H
#define PAWL_ORACLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "kernel.h"

enum { MOST_ANSWERS = 14 }; /* in one move */

typedef uint32_t number; /* of whatever is numbered from 0 */

_Noreturn void oracle_fail(const char *what);
void *oracle_grow(void *array, size_t count, size_t size); /* room for one more: doubles at powers of two */

/* ---- oracle_store.c --- */

struct store {
    struct thing {
        uint64_t hash;
        uint32_t size;
        const void *bytes;
    } *things;
    uint32_t count, room;
    number *table; /* of number + 1; 0: empty */
};
number store_add(struct store *store, const void *bytes, size_t size);
static inline const void *store_bytes(const struct store *store, number n) { return store->things[n].bytes; }
static inline uint32_t store_size(const struct store *store, number n) { return store->things[n].size; }

/* ---- oracle_memory.c ------------------------------------------------------------------------ */

/* What the kernel does not know, saved and put back with its memory. */
struct extra {
    uint8_t asserted[THREADS]; /* it has printed the message of a failed assertion */
    uint8_t phase[THREADS];    /* the last of its marks: enum mark + 1; 0: none, or it has left */
    uint32_t signalled;        /* signals that have come from outside, as signal_bit has them */
    uint32_t faulted;          /* a call has failed that was told to */
    uint8_t rest[4096 - 8 - 2 * THREADS]; /* a page of its own */
};
extern struct extra extra;

/* The number of the machine as it stands. `mover`: the thread that made the last move, an index; *shared: true
   if something besides its stack and registers changed since the last memory_number or memory_restore. */
number memory_number(unsigned mover, bool *shared);
void memory_restore(number state);
/* The number of all that there is of it but who made the last step. */
number memory_twin(number state);
/* The machine is again as it was at the last of these two. */
void memory_undo(void);
uint32_t memory_states(void);

/* ---- oracle_go.c, oracle_machine.c ---------------------------------------------------------- */

/* What may happen besides. */
extern struct asked {
    uint32_t signals; /* --signal: a set, as signal_bit has it */
    bool faults;      /* --faults=1 */
    bool races;       /* --races */
} asked;

enum move_kind { MOVE_STEP, MOVE_TIMER, MOVE_SIGNAL, MOVE_FAULT /* a step whose call fails */ };
enum failure { FAILURE_NONE, FAILURE_ASSERT, FAILURE_CRASH };

/* A move: who, how, and what the door answered besides. */
struct move {
    uint16_t thread; /* index */
    uint8_t kind;    /* enum move_kind */
    uint8_t what;    /* SIGNAL: which; FAULT: the error */
    uint8_t answer_count;
    uint16_t answers[MOST_ANSWERS]; /* of waiters and choices, in the order of the questions: the value */
};
static inline bool is_step(const struct move *m) { return m->kind == MOVE_STEP || m->kind == MOVE_FAULT; }

/* What it did. */
struct effect {
    number to;        /* unless it failed */
    number text;      /* in machine_texts; 0: nothing printed */
    number exits;     /* in machine_texts: pairs number, status of the processes that ended; 0: none */
    uint8_t cost;     /* preemptions */
    uint8_t failure;  /* enum failure: the run is over */
    uint8_t mark;     /* enum mark + 1 that it made */
    bool two_inside, shared, misuse;
};
extern struct store machine_texts; /* number 0 is empty */

/* How a thread stands in the machine at hand. */
struct stand {
    uint16_t number;
    uint8_t index, phase;
    bool enabled, timed, counts;
    bool joins;   /* waits for the end of a thread or a process, or for a signal: what nobody holds */
    bool remains; /* about to want in: cs_want */
    bool enters;  /* about to enter: cs_enter */
};

/* Boots it by the block: gives the first move, whose cost is 0. */
void machine_boot(const void *block, size_t size, struct effect *effect);

/* All moves from the machine of this number, told one by one. Gives how the run is over there (enum end), -1 if
   it goes on: what fails need not. *race: there is a data race in it. */
typedef void tell_move(const struct move *, const struct effect *);
int machine_moves(number state, tell_move *tell, bool *race);
unsigned machine_stands(number state, struct stand *stands);

#endif
