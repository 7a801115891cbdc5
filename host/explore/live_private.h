/* What the files of live share. A function's frame is measured from its entry: at offset 0 lies its return
   address, its own bytes have negative offsets, its arguments on the stack begin at 8. */
#ifndef PAWL_EXPLORE_LIVE_PRIVATE_H
#define PAWL_EXPLORE_LIVE_PRIVATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The registers that a called function must preserve, in the order in which struct context has them. */
enum { REG_BX, REG_BP, REG_R12, REG_R13, REG_R14, REG_R15, REGS, ALL_REGS = (1 << REGS) - 1 };

struct range {
    int32_t from, to;
};

struct ranges {
    struct range *items;
    size_t count, room;
};
void ranges_add(struct ranges *ranges, int32_t from, int32_t to);

/* ---- Functions: live_symbols.c ------------------------------------------------------------- */

struct function {
    uintptr_t start, end;
    const char *name; /* without call. or lib. */
};

/* The function that holds this address; false: none. */
bool function_at(uintptr_t pc, struct function *function);
bool function_of_library(const struct function *function);
/* It does not return; it returns twice; a thread, or a handler's frames, begin with it. */
bool function_ends(const struct function *function);
bool function_twice(const struct function *function);
bool function_first(const struct function *function);
/* __tsan_read4 and the like. */
bool function_tells(const struct function *function);

/* ---- What the debug information says: live_variables.c -------------------------------------- */

struct variables {
    bool known, plain;      /* what there is is true; compiled without optimization */
    struct ranges variables; /* sorted by their beginnings */
};
void variables_of(const struct function *function, struct variables *variables);

/* ---- Instructions: live_decode.c ------------------------------------------------------------ */

enum flow { FLOW_NEXT, FLOW_JUMP, FLOW_BRANCH, FLOW_CALL, FLOW_RETURN, FLOW_STOP, FLOW_TABLE };
enum stack { STACK_SAME, STACK_PUSH, STACK_POP, STACK_ADD, STACK_LEAVE, STACK_FROM_BP, STACK_ODD };
enum base { BASE_NONE, BASE_SP, BASE_BP };

/* A place in the frame, or what may be one. */
struct place {
    uint8_t base;  /* enum base */
    bool indexed;  /* and a register is added */
    int32_t offset, size;
};

struct instruction {
    uintptr_t address, target; /* target: of a jump or a call, 0 unknown; of FLOW_TABLE the table */
    uint8_t length, flow, stack;
    uint8_t reads, kills, changes; /* sets of registers; a kill is of all 64 bits, a change may be */
    uint8_t moved;         /* 1 + the register that push, pop or mov stores or loads as a whole */
    int32_t amount;        /* STACK_ADD, STACK_FROM_BP */
    struct place read, written, taken; /* taken: its address */
    bool takes_sp, takes_bp; /* uses their values for more than addressing */
    bool sets_bp;            /* to sp + amount_bp */
    bool loads;              /* mov of the whole register `moved` from `read` */
    bool alters;             /* may write `read`, too */
    bool ends;               /* a call of what does not return */
    bool chain;              /* `taken` is what nested functions are told */
    bool lent;               /* of a call: `read` is what it is lent; else, `taken` is lent to a call (code_lend) */
    bool copies;             /* mov of a whole general register */
    uint16_t uses, sets;     /* sets of general registers; sets: as a whole, and does nothing else with it */
    int32_t amount_bp;
};

/* Sets `uses`, `sets` and `copies`: live_lend.c. writes_first: the first operand is only written. */
struct cs_insn;
void general_registers(const struct cs_insn *insn, bool writes_first, struct instruction *i);

/* Decodes all instructions of [start, end) in order; NULL: it cannot. */
struct instruction *decode(uintptr_t start, uintptr_t end, size_t *count);

/* ---- What is live in a function: live_frame.c (forward), live_flow.c (backward) -------------- */

enum { NO_OFFSET = INT32_MIN };

/* What is known before an instruction. */
struct state {
    bool reached;
    uint8_t original;    /* registers that hold what they held at the entry */
    int32_t sp, bp;      /* offsets; NO_OFFSET: bp is something else */
    int32_t saved[REGS]; /* where what a register held at the entry lies; 0: nowhere */
};

struct code {
    struct function function;
    struct instruction *instructions;
    struct state *states;
    size_t count;
    bool twice;             /* calls what returns twice */
    bool takes_arguments;   /* may use arguments on the stack */
    bool all;               /* every byte of the frame may be known to others */
    struct ranges escaped;  /* these bytes may be */
};

/* Index of the instruction at this address; count: none. */
size_t code_index(const struct code *code, uintptr_t address);
/* Calls `visit` with the index of each instruction that may come next in the function; false: nobody knows. */
bool code_next(const struct code *code, size_t i, void (*visit)(void *context, size_t next), void *context);
/* Where a place of instruction i lies; false: not in the frame. */
bool code_place(const struct code *code, size_t i, const struct place *place, int32_t *offset);
/* Saves or restores at i a register of the caller's: 1 + which, else 0. */
unsigned code_saves(const struct code *code, size_t at, int32_t *offset);
unsigned code_restores(const struct code *code, size_t at);

/* Takes an address only to tell of an access to it, as the compiler does before each: nobody keeps it. */
bool code_only_tells(const struct code *code, size_t i);

/* If the address that the instruction takes is but lent to a call, the call reads there. Before states are found. */
void code_lend(struct code *code, size_t at);

/* Finds the states; false: it is not understood. */
bool code_forward(struct code *code);

/* ---- Calls in functions that may be on a stack ------------------------------------------------ */

struct site {
    uintptr_t pc;    /* where the call returns to */
    bool known;      /* else nothing is known of this and all outer frames */
    bool outermost;  /* nobody has called this function: it never returns */
    bool takes_arguments; /* the function, from its caller's frame */
    uint8_t live;    /* registers whose contents are read after the call */
    uint8_t own;     /* registers that have been given other contents than the caller's */
    int32_t sp;
    int32_t saved[REGS];
    struct ranges dead, arguments; /* arguments: dead unless who is called takes arguments */
};

/* Adds the site of each call of the function. */
void code_sites(struct code *code, void (*add)(const struct site *site));

#endif
