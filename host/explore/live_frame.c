/* From a function's entry on: where its stack and frame pointers stand, and where the registers are kept that
   it must preserve. */
#ifdef __x86_64__

#include <stdlib.h>
#include <string.h>

#include "arch.h"
#include "live_private.h"

void ranges_add(struct ranges *ranges, int32_t from, int32_t to)
{
    if (ranges->count == ranges->room) {
        ranges->room = ranges->room ? 2 * ranges->room : 8;
        ranges->items = realloc(ranges->items, ranges->room * sizeof *ranges->items);
        if (!ranges->items)
            abort();
    }
    ranges->items[ranges->count++] = (struct range){from, to};
}

size_t code_index(const struct code *code, uintptr_t address)
{
    size_t low = 0, high = code->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (code->instructions[middle].address < address)
            low = middle + 1;
        else
            high = middle;
    }
    return low < code->count && code->instructions[low].address == address ? low : code->count;
}

static bool inside(const struct code *code, uintptr_t address)
{
    return address >= code->function.start && address < code->function.end;
}

/* Ends with a jump to another function, behind its own frame. In the library all jumps are that whose target
   nobody knows; in programs they may be GCC's computed gotos. */
static bool jumps_out(const struct code *code, const struct instruction *i)
{
    if (i->flow == FLOW_TABLE)
        return !i->target && function_of_library(&code->function);
    return (i->flow == FLOW_JUMP || i->flow == FLOW_BRANCH) && !inside(code, i->target);
}

/* A table has as many entries as lead into the function. */
static bool next_of_table(const struct code *code, const struct instruction *i, void (*visit)(void *, size_t),
                          void *context)
{
    const uintptr_t *entry = (const uintptr_t *)i->target;
    struct function other;
    if (!entry || i->target % sizeof *entry || !arch_constant(i->target, sizeof *entry) || !inside(code, *entry))
        return false;
    for (; arch_constant((uintptr_t)entry, sizeof *entry) && inside(code, *entry); entry++)
        visit(context, code_index(code, *entry));
    /* It goes on in a part of the function that lies elsewhere. */
    return !arch_constant((uintptr_t)entry, sizeof *entry) || !function_at(*entry, &other) ||
           !strstr(other.name, ".cold");
}

static bool call_ends(const struct instruction *i)
{
    struct function called;
    return i->target && function_at(i->target, &called) && called.start == i->target && function_ends(&called);
}

bool code_next(const struct code *code, size_t at, void (*visit)(void *context, size_t next), void *context)
{
    const struct instruction *i = &code->instructions[at];
    bool on = i->flow == FLOW_NEXT || i->flow == FLOW_BRANCH || (i->flow == FLOW_CALL && !i->ends);
    if (i->flow == FLOW_TABLE && !jumps_out(code, i))
        return next_of_table(code, i, visit, context);
    if ((i->flow == FLOW_JUMP || i->flow == FLOW_BRANCH) && inside(code, i->target))
        visit(context, code_index(code, i->target));
    if (on && at + 1 < code->count)
        visit(context, at + 1);
    else if (on)
        return i->flow == FLOW_CALL; /* behind its last instruction: who is called does not return */
    return true;
}

bool code_place(const struct code *code, size_t at, const struct place *place, int32_t *offset)
{
    const struct state *state = &code->states[at];
    if (place->base == BASE_NONE || (place->base == BASE_BP && state->bp == NO_OFFSET))
        return false;
    *offset = (place->base == BASE_SP ? state->sp : state->bp) + place->offset;
    return true;
}

unsigned code_saves(const struct code *code, size_t at, int32_t *offset)
{
    const struct instruction *i = &code->instructions[at];
    const struct state *state = &code->states[at];
    if (!i->moved || i->loads || i->stack == STACK_POP || !(state->original >> (i->moved - 1) & 1) ||
        state->saved[i->moved - 1])
        return 0;
    if (i->stack == STACK_PUSH)
        *offset = state->sp - 8;
    else if (i->written.indexed || !code_place(code, at, &i->written, offset) || *offset >= 0)
        return 0;
    return i->moved;
}

unsigned code_restores(const struct code *code, size_t at)
{
    const struct instruction *i = &code->instructions[at];
    const struct state *state = &code->states[at];
    int32_t offset = 0;
    unsigned moved = i->stack == STACK_LEAVE ? 1 + REG_BP : i->moved;
    if (!moved)
        return 0;
    if (i->stack == STACK_POP)
        offset = state->sp;
    else if (i->stack == STACK_LEAVE)
        offset = state->bp;
    else if (!i->loads || i->read.indexed || !code_place(code, at, &i->read, &offset))
        return 0;
    return offset < 0 && offset != NO_OFFSET && state->saved[moved - 1] == offset ? moved : 0;
}

/* ---- What an instruction does to the state ----------------------------------------------------- */

static bool move_stack(const struct instruction *i, struct state *state)
{
    switch (i->stack) {
    case STACK_PUSH:
        state->sp -= 8;
        break;
    case STACK_POP:
        state->sp += 8;
        break;
    case STACK_ADD:
        state->sp += i->amount;
        break;
    case STACK_LEAVE:
        if (state->bp == NO_OFFSET)
            return false;
        state->sp = state->bp + 8;
        break;
    case STACK_FROM_BP:
        if (state->bp == NO_OFFSET)
            return false;
        state->sp = state->bp + i->amount;
        break;
    case STACK_ODD:
        return false;
    }
    return state->sp <= 0 && state->sp % 8 == 0 && state->sp > -(1 << 20);
}

/* What a register's place is overwritten with is not for the caller. */
static bool forget(struct state *state, int32_t from, int32_t to)
{
    for (unsigned r = 0; r < REGS; r++)
        if (state->saved[r] && state->saved[r] < to && from < state->saved[r] + 8) {
            if (!(state->original >> r & 1))
                return false;
            state->saved[r] = 0;
        }
    return true;
}

static bool write(const struct code *code, size_t at, struct state *state)
{
    const struct instruction *i = &code->instructions[at];
    int32_t offset;
    if (i->stack == STACK_PUSH && !forget(state, state->sp - 8, state->sp))
        return false;
    /* One that is not known to write as a whole may write. */
    for (const struct place *place = &i->read; place; place = place == &i->read ? &i->written : NULL) {
        bool writes = place == &i->written || i->alters;
        if (!writes || place->indexed || !code_place(code, at, place, &offset))
            continue;
        if (offset < 8 && offset + place->size > 0)
            return false;
        if (!forget(state, offset, offset + place->size))
            return false;
    }
    return true;
}

static bool step(const struct code *code, size_t at, struct state *state)
{
    const struct instruction *i = &code->instructions[at];
    int32_t place = 0;
    unsigned saves = code_saves(code, at, &place), restores = code_restores(code, at);
    *state = code->states[at];
    if (!write(code, at, state))
        return false;
    int32_t sp = state->sp;
    if (!move_stack(i, state))
        return false;
    if ((i->kills | i->changes) >> REG_BP & 1)
        state->bp = i->sets_bp ? sp + i->amount_bp : NO_OFFSET;
    state->original &= (uint8_t)~(i->kills | i->changes);
    if (saves)
        state->saved[saves - 1] = place;
    if (restores) {
        state->original |= (uint8_t)(1u << (restores - 1));
        state->saved[restores - 1] = 0;
    }
    for (unsigned r = 0; r < REGS; r++)
        if (state->saved[r] && state->saved[r] < state->sp) {
            if (!(state->original >> r & 1) && i->flow != FLOW_RETURN)
                return false;
            state->saved[r] = 0;
        }
    return true;
}

/* ---- Over all paths ------------------------------------------------------------------------------ */

struct walk {
    struct code *code;
    struct state state; /* behind the instruction */
    size_t *list, listed;
    bool *waiting, failed;
};

/* What is so on both ways. True if that is less than before. */
static bool merge(struct walk *walk, struct state *to, const struct state *from)
{
    uint8_t original = to->original & from->original;
    bool changed = original != to->original;
    if (to->bp != from->bp) {
        changed |= to->bp != NO_OFFSET;
        to->bp = NO_OFFSET;
        walk->code->all = true;
    }
    to->original = original;
    for (unsigned r = 0; r < REGS; r++)
        if (to->saved[r] != from->saved[r]) {
            if (!(original >> r & 1))
                walk->failed = true;
            changed |= to->saved[r] != 0;
            to->saved[r] = 0;
        }
    return changed;
}

static void flow_to(void *context, size_t next)
{
    struct walk *walk = context;
    if (next >= walk->code->count) {
        walk->failed = true;
        return;
    }
    struct state *to = &walk->code->states[next];
    if (!to->reached) {
        *to = walk->state;
        to->reached = true;
    } else if (to->sp != walk->state.sp) {
        walk->failed = true;
        return;
    } else if (!merge(walk, to, &walk->state)) {
        return;
    }
    if (!walk->waiting[next])
        walk->list[walk->listed++] = next;
    walk->waiting[next] = true;
}

/* Leaves the function as a return does, or is no end of it that is understood. */
static bool leaves_well(const struct code *code, size_t at)
{
    const struct instruction *i = &code->instructions[at];
    const struct state *state = &code->states[at];
    if (!jumps_out(code, i) && i->flow != FLOW_RETURN)
        return true;
    return state->sp == 0 && state->original == ALL_REGS;
}

static void note_call(struct code *code, struct instruction *i)
{
    struct function called;
    bool jumps = jumps_out(code, i);
    if (jumps)
        code->takes_arguments = true;
    if (i->flow != FLOW_CALL && !jumps)
        return;
    if (i->target && function_at(i->target, &called) && function_twice(&called))
        code->twice = true;
    i->ends = i->flow == FLOW_CALL && call_ends(i);
}

bool code_forward(struct code *code)
{
    struct walk walk = {.code = code};
    code->states = calloc(code->count + 1, sizeof *code->states);
    walk.list = malloc((code->count + 1) * sizeof *walk.list);
    walk.waiting = calloc(code->count + 1, sizeof *walk.waiting);
    if (!code->states || !walk.list || !walk.waiting)
        abort();
    for (size_t i = 0; i < code->count; i++)
        note_call(code, &code->instructions[i]);
    for (size_t i = 0; i < code->count; i++)
        code_lend(code, i);
    walk.state = (struct state){.reached = true, .original = ALL_REGS, .bp = NO_OFFSET};
    flow_to(&walk, 0);
    while (walk.listed && !walk.failed) {
        size_t at = walk.list[--walk.listed];
        walk.waiting[at] = false;
        walk.failed = !leaves_well(code, at) || !step(code, at, &walk.state) ||
                      !code_next(code, at, flow_to, &walk);
    }
    free(walk.list);
    free(walk.waiting);
    return !walk.failed;
}

/* ---- Addresses that go no further --------------------------------------------------------------- */

static bool is(const struct instruction *i, const char *bytes, unsigned length)
{
    return i->length >= length && memcmp((const void *)i->address, bytes, length) == 0;
}

/* Calls one of the compiler's that are told of an access: it forgets the address before it returns. */
static bool tells_of_access(const struct instruction *i)
{
    struct function called;
    return i->flow == FLOW_CALL && i->target && function_at(i->target, &called) && called.start == i->target &&
           function_tells(&called);
}

bool code_only_tells(const struct code *code, size_t at)
{
    const struct instruction *i = &code->instructions[at];
    if (at + 1 < code->count && is(i, "\x48\x8d", 2) && (((const uint8_t *)i->address)[2] & 0x38) == 7 << 3)
        return tells_of_access(i + 1); /* lea place, %rdi */
    return at + 2 < code->count && is(i, "\x48\x8d", 2) && !(((const uint8_t *)i->address)[2] & 0x38) &&
           is(i + 1, "\x48\x89\xc7", 3) && tells_of_access(i + 2); /* lea place, %rax; mov %rax, %rdi */
}

#endif
