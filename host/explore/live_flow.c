/* From a function's ends back: which registers and which bytes of its frame are read before they are written.

   Bytes that are read in the same instructions are one: an atom. What is pushed, or stored from the stack
   pointer on, and never read here, may be an argument of the calls that follow: they read it. */
#ifdef __x86_64__

#include <stdlib.h>
#include <string.h>

#include "live_private.h"

struct atoms {
    int32_t *bounds; /* sorted; atom k is [bounds[k], bounds[k + 1]) */
    size_t count, words;
};

/* Of an instruction: atoms as numbers [from, to). */
struct effect {
    uint32_t read_from, read_to, kill_from, kill_to, call_from;
    uint8_t reads, kills;
};

struct liveness {
    const struct code *code;
    struct atoms atoms;
    uint64_t *arguments; /* atoms that calls may read */
    struct effect *effects;
    uint64_t *live;      /* atoms before each instruction */
    uint8_t *registers;  /* before each instruction */
    uint64_t *after;     /* of the instruction that is looked at */
    uint8_t registers_after;
};

/* ---- Escapes ------------------------------------------------------------------------------------ */

enum { MAY_SHARE = 32 }; /* -O0 gives no place to two variables that are smaller (min-size-for-stack-sharing) */
/* Somebody may know addresses from what begins here. */
static void escape(struct code *code, const struct variables *variables, int32_t offset, bool indexed)
{
    int32_t from = offset, to = offset, next = 0;
    bool found = false, alone = false;
    if (offset >= 8)
        code->takes_arguments = true;
    if (offset >= 8 && variables->plain)
        return;
    for (size_t i = 0; variables->known && i < variables->variables.count; i++) {
        const struct range *v = &variables->variables.items[i];
        if (v->from > offset || offset > v->to)
            continue;
        found = true;
        from = v->from < from ? v->from : from;
        to = v->to > to ? v->to : to;
        alone |= variables->plain && offset < v->to && v->to - v->from < MAY_SHARE;
    }
    if (!found || (indexed && !variables->plain)) {
        code->all = true;
        return;
    }
    /* What has no name may share its place: all up to where the next one begins. */
    for (size_t i = variables->variables.count; i-- > 0 && !alone;)
        if (variables->variables.items[i].from >= to && variables->variables.items[i].from > offset)
            next = variables->variables.items[i].from;
    ranges_add(&code->escaped, from, alone ? to : next);
}

/* Reads or writes what its caller has put onto the stack for it. */
static void note_arguments(struct code *code, size_t at, const struct place *place)
{
    int32_t offset;
    if (code_place(code, at, place, &offset) && offset + place->size > 8)
        code->takes_arguments = true;
}

static void escape_place(struct code *code, const struct variables *variables, size_t at, const struct place *place)
{
    int32_t offset;
    if (place->base && code_place(code, at, place, &offset))
        escape(code, variables, offset, place->indexed);
}

static void find_escapes(struct code *code)
{
    struct variables variables = {0};
    variables_of(&code->function, &variables);
    for (size_t at = 0; at < code->count; at++) {
        const struct instruction *i = &code->instructions[at];
        const struct state *state = &code->states[at];
        int32_t offset;
        if (!state->reached)
            continue;
        note_arguments(code, at, &i->read);
        note_arguments(code, at, &i->written);
        if (!i->lent && !code_only_tells(code, at))
            escape_place(code, &variables, at, &i->taken);
        if (i->read.indexed)
            escape_place(code, &variables, at, &i->read);
        if (i->written.indexed)
            escape_place(code, &variables, at, &i->written);
        bool bp = i->takes_bp && state->bp != NO_OFFSET;
        if (i->takes_sp)
            escape(code, &variables, state->sp, false);
        if (bp)
            escape(code, &variables, state->bp, false);
        if (i->chain && (i->takes_sp || bp || (i->taken.base && code_place(code, at, &i->taken, &offset))))
            code->all = true;
    }
    free(variables.variables.items);
}

/* ---- Atoms -------------------------------------------------------------------------------------- */

/* The bytes of the frame that an instruction reads, or writes as a whole. */
static bool reads(const struct code *code, size_t at, struct range *range)
{
    const struct place *place = &code->instructions[at].read;
    if (place->indexed || code_restores(code, at) || !code_place(code, at, place, &range->from))
        return false;
    range->to = range->from + place->size;
    return range->from < 0;
}

static bool writes(const struct code *code, size_t at, struct range *range)
{
    const struct instruction *i = &code->instructions[at];
    int32_t sp = code->states[at].sp;
    if (i->stack == STACK_PUSH) {
        *range = (struct range){sp - 8, sp};
        return true;
    }
    if (i->written.indexed || !code_place(code, at, &i->written, &range->from))
        return false;
    range->to = range->from + i->written.size;
    return range->from < 0;
}

/* Stores what may be an argument of a call. */
static bool passes(const struct code *code, size_t at, struct range *range)
{
    const struct instruction *i = &code->instructions[at];
    int32_t offset;
    if (!writes(code, at, range) || code_saves(code, at, &offset))
        return false;
    if (i->stack != STACK_PUSH && i->written.base != BASE_SP)
        return false;
    range->from &= ~7;
    range->to = (range->to + 7) & ~7;
    return true;
}

static int by_value(const void *a, const void *b)
{
    int32_t v = *(const int32_t *)a, w = *(const int32_t *)b;
    return v < w ? -1 : v > w ? 1 : 0;
}

static void find_atoms(struct liveness *flow)
{
    const struct code *code = flow->code;
    struct atoms *atoms = &flow->atoms;
    int32_t *bounds = malloc((6 * code->count + 2) * sizeof *bounds);
    size_t count = 0, kept = 0;
    struct range range;
    if (!bounds)
        abort();
    for (size_t at = 0; at < code->count; at++) {
        if (!code->states[at].reached)
            continue;
        if (reads(code, at, &range))
            bounds[count++] = range.from, bounds[count++] = range.to;
        if (writes(code, at, &range))
            bounds[count++] = range.from, bounds[count++] = range.to;
        if (passes(code, at, &range))
            bounds[count++] = range.from, bounds[count++] = range.to;
    }
    qsort(bounds, count, sizeof *bounds, by_value);
    for (size_t i = 0; i < count; i++)
        if (!kept || bounds[kept - 1] != bounds[i])
            bounds[kept++] = bounds[i];
    atoms->bounds = bounds;
    atoms->count = kept ? kept - 1 : 0;
    atoms->words = (atoms->count + 63) / 64;
}

/* The number of the first bound that is not below the offset. */
static uint32_t bound(const struct atoms *atoms, int32_t offset)
{
    size_t low = 0, high = atoms->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (atoms->bounds[middle] < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return (uint32_t)low;
}

static bool has(const uint64_t *set, size_t k) { return set[k / 64] >> (k % 64) & 1; }

static void put(uint64_t *set, uint32_t from, uint32_t to, bool value)
{
    for (; from < to; from++)
        if (value)
            set[from / 64] |= 1ull << (from % 64);
        else
            set[from / 64] &= ~(1ull << (from % 64));
}

static void find_arguments(struct liveness *flow)
{
    const struct code *code = flow->code;
    const struct atoms *atoms = &flow->atoms;
    struct range range;
    for (size_t at = 0; at < code->count; at++)
        if (code->states[at].reached && passes(code, at, &range) && code->instructions[at].stack != STACK_PUSH)
            put(flow->arguments, bound(atoms, range.from), bound(atoms, range.to), true);
    for (size_t at = 0; at < code->count; at++)
        if (code->states[at].reached && reads(code, at, &range))
            put(flow->arguments, bound(atoms, range.from), bound(atoms, range.to), false);
    for (size_t at = 0; at < code->count; at++)
        if (code->states[at].reached && passes(code, at, &range) && code->instructions[at].stack == STACK_PUSH)
            put(flow->arguments, bound(atoms, range.from), bound(atoms, range.to), true);
}

static void find_effect(struct liveness *flow, size_t at)
{
    const struct code *code = flow->code;
    const struct instruction *i = &code->instructions[at];
    struct effect *effect = &flow->effects[at];
    struct range range;
    int32_t offset;
    unsigned saves = code_saves(code, at, &offset);
    *effect = (struct effect){.reads = i->reads, .kills = i->kills};
    if (saves) /* reads it for the caller; its other operand is the frame's */
        effect->reads &= (uint8_t)~(1u << (saves - 1));
    if (saves && i->written.base == BASE_BP)
        effect->reads |= 1u << REG_BP;
    if (reads(code, at, &range)) {
        effect->read_from = bound(&flow->atoms, range.from);
        effect->read_to = bound(&flow->atoms, range.to);
    }
    if (writes(code, at, &range)) {
        effect->kill_from = bound(&flow->atoms, range.from);
        effect->kill_to = bound(&flow->atoms, range.to);
    }
    if (i->flow == FLOW_CALL)
        effect->call_from = bound(&flow->atoms, code->states[at].sp);
}

/* ---- Over all paths ------------------------------------------------------------------------------- */

static void join(void *context, size_t next)
{
    struct liveness *flow = context;
    const uint64_t *from = flow->live + next * flow->atoms.words;
    for (size_t w = 0; w < flow->atoms.words; w++)
        flow->after[w] |= from[w];
    flow->registers_after |= flow->registers[next];
}

static void gather(struct liveness *flow, size_t at)
{
    memset(flow->after, 0, flow->atoms.words * sizeof *flow->after);
    flow->registers_after = 0;
    code_next(flow->code, at, join, flow);
}

static bool back(struct liveness *flow, size_t at)
{
    const struct effect *effect = &flow->effects[at];
    uint64_t *before = flow->live + at * flow->atoms.words, *after = flow->after;
    gather(flow, at);
    put(after, effect->kill_from, effect->kill_to, false);
    put(after, effect->read_from, effect->read_to, true);
    if (flow->code->instructions[at].flow == FLOW_CALL)
        for (uint32_t k = effect->call_from; k < flow->atoms.count; k++)
            if (has(flow->arguments, k))
                put(after, k, k + 1, true);
    uint8_t registers = (uint8_t)((flow->registers_after & ~effect->kills) | effect->reads);
    bool changed = registers != flow->registers[at] ||
                   memcmp(before, after, flow->atoms.words * sizeof *before) != 0;
    flow->registers[at] = registers;
    memcpy(before, after, flow->atoms.words * sizeof *before);
    return changed;
}

static void solve(struct liveness *flow)
{
    const struct code *code = flow->code;
    find_atoms(flow);
    flow->arguments = calloc(flow->atoms.words + 1, sizeof *flow->arguments);
    flow->effects = calloc(code->count + 1, sizeof *flow->effects);
    flow->live = calloc((code->count + 1) * (flow->atoms.words + 1), sizeof *flow->live);
    flow->registers = calloc(code->count + 1, 1);
    flow->after = calloc(flow->atoms.words + 1, sizeof *flow->after);
    if (!flow->arguments || !flow->effects || !flow->live || !flow->registers || !flow->after)
        abort();
    find_arguments(flow);
    for (size_t at = 0; at < code->count; at++)
        if (code->states[at].reached)
            find_effect(flow, at);
    for (bool changed = true; changed;) {
        changed = false;
        for (size_t at = code->count; at-- > 0;)
            if (code->states[at].reached && back(flow, at))
                changed = true;
    }
}

/* ---- Calls ------------------------------------------------------------------------------------------ */

enum { DEAD, LIVE, ARGUMENT };

static void fill(uint8_t *bytes, int32_t sp, int32_t from, int32_t to, uint8_t what)
{
    from = from < sp ? sp : from;
    to = to > 0 ? 0 : to;
    if (from < to)
        memset(bytes + (from - sp), what, (size_t)(to - from));
}

static void collect(const uint8_t *bytes, int32_t sp, uint8_t what, struct ranges *ranges)
{
    for (int32_t at = 0; at < -sp;) {
        int32_t from = at;
        while (at < -sp && bytes[at] == what)
            at++;
        if (at > from)
            ranges_add(ranges, sp + from, sp + at);
        else
            at++;
    }
}

static void find_dead(const struct liveness *flow, struct site *site)
{
    const struct code *code = flow->code;
    const struct atoms *atoms = &flow->atoms;
    int32_t sp = site->sp;
    uint8_t *bytes = calloc((size_t)-sp + 1, 1);
    if (!bytes)
        abort();
    for (size_t k = 0; k < atoms->count; k++)
        if (has(flow->after, k))
            fill(bytes, sp, atoms->bounds[k], atoms->bounds[k + 1], LIVE);
        else if (has(flow->arguments, k))
            fill(bytes, sp, atoms->bounds[k], atoms->bounds[k + 1], ARGUMENT);
    for (size_t i = 0; i < code->escaped.count; i++)
        fill(bytes, sp, code->escaped.items[i].from, code->escaped.items[i].to, LIVE);
    for (unsigned r = 0; r < REGS; r++)
        if (site->saved[r])
            fill(bytes, sp, site->saved[r], site->saved[r] + 8, LIVE);
    collect(bytes, sp, DEAD, &site->dead);
    collect(bytes, sp, ARGUMENT, &site->arguments);
    free(bytes);
}

static void add_site(struct liveness *flow, size_t at, void (*add)(const struct site *))
{
    const struct code *code = flow->code;
    const struct instruction *i = &code->instructions[at];
    const struct state *state = &code->states[at];
    struct site site = {.pc = i->address + i->length,
                        .known = true,
                        .outermost = function_first(&code->function),
                        .takes_arguments = code->takes_arguments,
                        .live = ALL_REGS,
                        .own = (uint8_t)(ALL_REGS & ~state->original),
                        .sp = state->sp};
    memcpy(site.saved, state->saved, sizeof site.saved);
    gather(flow, at);
    if (i->lent) /* to the call, which reads it while it lasts */
        put(flow->after, flow->effects[at].read_from, flow->effects[at].read_to, true);
    if (!code->twice)
        site.live = flow->registers_after;
    if (state->bp != NO_OFFSET) /* it follows from the stack pointer, and traces name locals by it */
        site.live |= 1u << REG_BP;
    if (!code->twice && !code->all)
        find_dead(flow, &site);
    add(&site);
}

void code_sites(struct code *code, void (*add)(const struct site *site))
{
    struct liveness flow = {.code = code};
    find_escapes(code);
    solve(&flow);
    for (size_t at = 0; at < code->count; at++)
        if (code->states[at].reached && code->instructions[at].flow == FLOW_CALL)
            add_site(&flow, at, add);
    free(flow.atoms.bounds);
    free(flow.arguments);
    free(flow.effects);
    free(flow.live);
    free(flow.registers);
    free(flow.after);
}

#endif
