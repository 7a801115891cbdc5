#include "local.h"

#include <stdlib.h>
#include <string.h>

#include "grow.h"
#include "image_home.h"
#include "kernel.h"
#include "live.h"
#include "planted.h"
#include "port.h"

enum { FUEL = 10000, CLEAN = 16384 /* bytes below a stack pointer that a step may have dirtied before */ };

struct head {
    uint32_t length;            /* of all */
    uint32_t stack_length;
    uint8_t *stack;             /* where the stack's bytes lie */
    uint64_t in_library;
    struct trap announced;
    struct context context;     /* `all` and `vectors` only if it was interrupted */
};

struct locals {
    struct head **head;
    uint32_t *table;
    uint32_t count, room;
};

static struct locals locals[THREADS];
static bool in_library[THREADS];
static size_t memory;

static uint8_t *home_bytes(const struct thread *t, uintptr_t address)
{
    return (uint8_t *)(IMAGE_HOMES + process_of(t)->image * SLOT_SIZE + address % SLOT_SIZE);
}

void local_trapped(unsigned thread, bool library) { in_library[thread] = library; }

/* ---- What it is now ----------------------------------------------------------------------- */

static size_t context_length(const struct context *context)
{
    return context->interrupted ? sizeof *context : offsetof(struct context, all);
}

/* What the library notes in a stack's block for others is dead while the program itself runs. */
static void tidy_block(struct thread_block *block, bool library)
{
    block->fuel = FUEL;
    if (!library)
        block->caller = block->caller_sp = block->caller_fp = 0;
}

/* Wipes sixteen bytes of the frame of the program's innermost function. */
static void plant(const struct head *head, uint8_t *bytes, uintptr_t sp, uintptr_t top)
{
    uintptr_t frame = head->announced.fp;
    if (frame >= sp + 32 && frame <= top)
        memset(bytes + (frame - 32 - sp), 0, 16);
}

static void take_stack(const struct thread *t, struct head *head, uint8_t *bytes)
{
    uintptr_t sp = arch_context_sp(&t->context), top = (uintptr_t)t->block;
    memcpy(bytes, head->stack, head->stack_length);
    if (head->stack_length < sizeof *t->block)
        return;
    live_mask(&t->context, bytes, sp, top, &head->context);
    if (planted(PLANTED_LIVE))
        plant(head, bytes, sp, top);
    struct thread_block block;
    memcpy(&block, bytes + (top - sp), sizeof block);
    tidy_block(&block, head->in_library);
    memcpy(bytes + (top - sp), &block, sizeof block);
}

/* A copy of all that the column holds; the next call uses the same memory. */
static struct head *take(const struct thread *t)
{
    static struct head *head;
    static size_t room;
    uintptr_t sp = arch_context_sp(&t->context), end = (uintptr_t)(t->block + 1);
    bool lent = image_of(t)->owner[t->stack] != thread_index(t) + 1; /* by vfork */
    size_t length = lent || sp > end || end - sp > STACK_SIZE ? 0 : end - sp;
    size_t context = context_length(&t->context);
    size_t all = offsetof(struct head, context) + context + length;
    if (!head || all + sizeof *head > room) {
        room = 2 * (all + sizeof *head);
        head = grow_again(head, room);
    }
    memset(head, 0, sizeof *head);
    head->length = (uint32_t)all;
    head->stack_length = (uint32_t)length;
    head->stack = home_bytes(t, sp);
    head->in_library = in_library[thread_index(t)];
    head->announced = t->announced;
    if (planted(PLANTED_ARGUMENT) && t->announced.kind == TRAP_SYSCALL)
        head->announced.args[1] = 0;
    head->context = t->context;
    if (planted(PLANTED_REGISTER)) /* the first behind sp and pc */
        memset((uint8_t *)&head->context + 2 * sizeof(uint64_t), 0, sizeof(uint64_t));
    if (length) {
        static uint8_t copy[STACK_SIZE];
        take_stack(t, head, copy);
        memcpy((uint8_t *)&head->context + context, copy, length); /* over what is of no use */
    }
    return head;
}

/* ---- Values ------------------------------------------------------------------------------- */

static uint64_t hash(const struct head *head)
{
    uint64_t h = head->length;
    const uint8_t *at = (const uint8_t *)head;
    size_t left = head->length;
    for (; left >= 8; left -= 8, at += 8) {
        uint64_t word;
        memcpy(&word, at, 8);
        h = (h ^ word) * UINT64_C(0x9e3779b97f4a7c15);
        h ^= h >> 29;
    }
    uint64_t rest = 0;
    memcpy(&rest, at, left);
    h = (h ^ rest) * UINT64_C(0x9e3779b97f4a7c15);
    return h ^ h >> 32;
}

static void enter(struct locals *l, uint32_t index)
{
    size_t mask = 2 * l->room - 1, at = hash(l->head[index]) & mask;
    while (l->table[at])
        at = (at + 1) & mask;
    l->table[at] = index + 1;
}

static void grow(struct locals *l)
{
    uint32_t before = l->room;
    GROW(l->head, l->count, l->room, memory);
    if (l->room == before)
        return;
    free(l->table);
    l->table = grow_zeros(2 * (size_t)l->room * sizeof *l->table);
    memory += 2 * (size_t)(l->room - before) * sizeof *l->table;
    for (uint32_t i = 0; i < l->count; i++)
        enter(l, i);
}

/* Value n has head n - 1. */
uint32_t local_capture(unsigned thread)
{
    struct thread *t = &machine.threads[thread];
    struct locals *l = &locals[thread];
    if (!lives(t))
        return 0;
    struct head *head = take(t);
    size_t mask = 2 * l->room - 1;
    if (l->table)
        for (size_t at = hash(head) & mask; l->table[at]; at = (at + 1) & mask) {
            struct head *other = l->head[l->table[at] - 1];
            if (other->length == head->length && memcmp(other, head, head->length) == 0)
                return l->table[at];
        }
    grow(l);
    l->head[l->count] = memcpy(grow_again(NULL, head->length), head, head->length);
    memory += head->length;
    enter(l, l->count);
    return ++l->count;
}

void local_restore(unsigned thread, uint32_t value)
{
    struct thread *t = &machine.threads[thread];
    t->running = false;
    if (!value) {
        memset(&t->context, 0, sizeof t->context);
        memset(&t->announced, 0, sizeof t->announced);
        return;
    }
    const struct head *head = locals[thread].head[value - 1];
    size_t context = context_length(&head->context);
    memcpy(&t->context, &head->context, context);
    t->announced = head->announced;
    in_library[thread] = head->in_library;
    memcpy(head->stack, (const uint8_t *)&head->context + context, head->stack_length);
}

/* ---- Before it runs ----------------------------------------------------------------------- */

void local_prepare(struct thread *t, bool begins)
{
    uintptr_t sp = arch_context_sp(&t->context), end = (uintptr_t)(t->block + 1);
    uintptr_t below = end - sp < STACK_SIZE - STACK_GUARD ? STACK_SIZE - STACK_GUARD - (end - sp) : 0;
    size_t length = below < CLEAN ? below : CLEAN;
    memset(home_bytes(t, sp) - length, 0, length);
    if (begins)
        ((struct thread_block *)home_bytes(t, (uintptr_t)t->block))->fuel = FUEL;
}

void local_invert(const struct thread *t)
{
    uintptr_t sp = arch_context_sp(&t->context), end = (uintptr_t)(t->block + 1);
    bool lent = image_of(t)->owner[t->stack] != thread_index(t) + 1;
    for (uint8_t *at = home_bytes(t, sp); !lent && sp < end; sp++, at++)
        *at = (uint8_t)~*at;
}

size_t local_memory(void) { return memory; }
