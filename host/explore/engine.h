/* The state graph of a machine, found on the way: who can go on from a state, and to where.

   A state is all that can influence what comes out from now on, in canonical form: without time, the order
   of waiters, or what is dead. Two states that are equal have the same number. Where moves lead is
   looked up in what steps were seen to do, or in edges.h once a search has kept it there.

   engine_load makes a state the current one; views and moves are those of the current state. */
#ifndef PAWL_EXPLORE_ENGINE_H
#define PAWL_EXPLORE_ENGINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef uint32_t state_id; /* numbered from 0, the initial one, in the order in which they are found */

enum { MOVES_MAX = 4096 }; /* of one thread in one state */

/* ---- What may happen ---------------------------------------------------------------------- */

enum move_kind {
    MOVE_STEP,   /* the thread makes a step */
    MOVE_TIMER,  /* the thread's timer (or its process's alarm) fires */
    MOVE_SIGNAL, /* its process is sent a signal from outside (--signal) */
    MOVE_FAULT,  /* it makes a step, and its system call fails (--faults) */
};

/* What a step asked at the door besides who makes it, and was told. */
enum answer_kind { ANSWER_WAITER /* value: a thread's number */, ANSWER_NUMBER, ANSWER_FATE };
struct answer {
    uint8_t kind; /* enum answer_kind */
    uint16_t thread; /* NUMBER: number of the thread that asked */
    uint32_t value;
};

/* Who does what: all that a schedule has to say. */
struct label {
    uint16_t number; /* of the thread: P1 is 1 */
    uint8_t kind;    /* enum move_kind */
    uint8_t signal;  /* SIGNAL; FAULT: the error, as errno, or 255: the process is killed */
    uint16_t answer_count;
    uint16_t steps;  /* that it makes, of which only the first asks for answers */
    const struct answer *answers;
};
const struct label *engine_label(uint32_t number);

enum failure { FAILURE_NONE, FAILURE_ASSERT, FAILURE_CRASH };

#include "misuse.h" /* that the kernel sees: enum misuse */

/* What a move shows besides the next state. Note 0 is one that shows nothing. */
struct note {
    uint32_t text;        /* what was printed: engine_text; 0: nothing */
    uint8_t failure;      /* enum failure: the run ends here */
    uint8_t signal;       /* that ended the process that failed */
    uint8_t misuse;       /* enum misuse */
    bool two_inside;      /* by cs_enter: mutual exclusion is broken */
    uint16_t number;      /* of the thread that failed, or misused */
    uint64_t pc, address; /* where it stood; what it touched */
    uint16_t exit_count;  /* processes that ended in this move, in the order of their ends */
    const struct exited {
        uint16_t number;  /* of the thread that the process began with */
        int status;       /* as wait() gives it */
    } *exits;
};
const struct note *engine_note(uint32_t number);
const char *engine_text(uint32_t text, size_t *length);

enum move_flag {
    MOVE_SHARED = 1,  /* something besides the mover's own stack and registers is different afterwards */
    MOVE_WANTS = 2,   /* it performed this mark */
    MOVE_WAITS = 4,
    MOVE_ENTERS = 8,
    MOVE_LEAVES = 16,
    MOVE_FAILS = 32,  /* note says how; the run is over, `to` is of no interest */
};

struct move {
    state_id to;
    uint32_t label, note;
    uint16_t flags;  /* enum move_flag */
    uint8_t thread;  /* index: see engine_threads */
    uint8_t kind;    /* enum move_kind */
};

/* ---- What threads are about to do --------------------------------------------------------- */

enum phase { PHASE_REMAINDER, PHASE_WANT /* behind cs_want */, PHASE_WAIT /* behind cs_wait */,
             PHASE_INSIDE /* behind cs_enter */ };

enum view_flag {
    VIEW_ENABLED = 1,  /* its operation can be performed now (a timed one: can begin) */
    VIEW_COSTLY = 2,   /* to let another make the next step is a preemption */
    VIEW_TIMED = 4,    /* its timer, or its process's alarm, may fire */
    VIEW_WAITS = 8,    /* it has announced a call that can wait, and cannot perform it now */
    VIEW_IDLE = 16,    /* it need not end: a program marked &, a server waiting for clients, left behind */
    VIEW_STOPPED = 32, /* by a signal */
    VIEW_JOINS = 64,   /* it waits for the end of a thread or a process */
};

struct view {
    uint64_t pc;
    uint64_t address;   /* of an access: from where */
    uint32_t length;    /* bytes */
    uint16_t image;     /* whose own memory that is; 0: memory that all images share */
    uint16_t number;    /* P1 is 1 */
    uint16_t flags;     /* enum view_flag */
    uint8_t phase;      /* enum phase */
    uint8_t operation;  /* enum operation; OP_CALL for a system call (abi.h) */
    uint16_t call;      /* enum syscall */
    uint16_t object;    /* enum object: what it waits for */
    uint64_t which;     /* which one */
};

/* ---- Going through the graph -------------------------------------------------------------- */

void engine_load(state_id state);

/* Indexes of the threads that live in the current state, ascending; how many. An index is below 128. */
const uint8_t *engine_threads(unsigned *count);

/* What this thread is about to do. Never NULL. It stays as it is for ever, and can be compared. */
const struct view *engine_view(unsigned thread);

/* What this thread can do, of all kinds; finds new states. At most MOVES_MAX. */
unsigned engine_moves(unsigned thread, struct move *moves);

/* Of all threads, in the order of their indexes. `moves` has room for 4 * MOVES_MAX. */
unsigned engine_all_moves(struct move *moves);

/* How the run ends if nobody can make a move in the current state: enum end (EXIT, IDLE, DEADLOCK). */
unsigned engine_end(void);

/* The `size` (1, 2, 4, 8) bytes of memory at `address` in the current state, as a signed number: what --reach
   and --never ask. Of several images of one program the first is meant. False: there is none. */
bool engine_value(uint64_t address, unsigned size, int64_t *value);

/* Every view that some thread had in a state found so far, numbered from 0 as found; NULL: there are no more. */
const struct view *engine_view_found(unsigned number);

/* Numbers of states found so far, of moves computed, of steps that were really run. */
uint32_t engine_states(void);
uint64_t engine_transitions(void);
uint64_t engine_native(void);

/* How often it turned out that steps were taken together that others can tell apart (see reduce.h). If that was so while
   somebody went through states, moves that were given before lack states: all is to be gone through again, after engine_restart,
   which forgets all states but the first. */
uint32_t engine_breaks(void);
void engine_restart(void);

/* Bytes that all this takes, and the limit: when it is reached engine_full is true and `to` of new states is
   NO_STATE. */
#define NO_STATE ((state_id)0xffffffff)
size_t engine_memory(void);

/* May be called again, with less or more; what was full goes on then. */
void engine_limit(size_t bytes);
bool engine_full(void);

/* ---- The beginning ------------------------------------------------------------------------ */

struct engine_options {
    bool reduce;        /* merge steps that nobody can tell apart */
    uint32_t signals;   /* --signal: a set, bit n - 1 */
    bool faults;        /* --faults=1 */
    bool verify;        /* run each native step twice, with what it did not declare inverted */
    unsigned planted;   /* a bug for tests: 0 none */
    const struct fuse { uint64_t from, to; } *fuses; /* steps of one thread within such a range are one */
    unsigned fuse_count;
};

/* Boots the machine by the block and finds state 0; `note` gets what happened up to there. Up to engine_set_out each
   step is one move, and of signals and faults there are these. */
void engine_begin(const void *boot, size_t size, const struct engine_options *options, uint32_t *note);
void engine_may(uint32_t signals, bool faults);

/* The current state is state 0 from now on, and all others are forgotten; what may happen is as the options say. */
void engine_set_out(void);

#endif
