/* A machine's memory as a number: all pages of the arena, of the slots and of shared memory that were
   ever touched, byte by byte. Equal bytes are kept once; nothing is compared by its hash alone.

   What is wiped before, in the machine itself, so that a wrong word here shows as a wrong run: time, which
   stands still, and what only counts, blocks that run without an announcement, too; bytes below stack pointers and
   of stacks, heaps and pages that nobody has; which image is in its slot; from where a thread called the library that
   is back from there. Nothing else: not the order of waiters, nor freed heap, nor dead variables. */
#define _GNU_SOURCE
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "oracle.h"
#include "port.h"

enum { HOST_PAGE = 4096, CHUNK = 256, CHUNKS = HOST_PAGE / CHUNK, STANDING_TICK = 1, FUEL = 10000 };
_Static_assert(sizeof(struct extra) == HOST_PAGE, "extra is one page, and nothing else lies there");

struct extra extra __attribute__((aligned(4096)));
static const char zeros[HOST_PAGE];

static struct page {
    uint8_t *at, *mirror; /* mirror: what it held at the last memory_number or memory_restore */
    number now;           /* the number of that */
} *pages;
static uint32_t page_count;

static struct region {
    uintptr_t from, to;
    bool *known;
} regions[SLOTS + 3];
static unsigned region_count;

static struct store chunks, contents, states; /* number 0 of chunks and contents is all zero */

uint32_t memory_states(void) { return states.count; }

/* ---- Which pages there are --------------------------------------------------------------- */

static void add_page(uintptr_t address)
{
    pages = oracle_grow(pages, page_count, sizeof *pages);
    pages[page_count++] = (struct page){(uint8_t *)address, calloc(1, HOST_PAGE), 0};
}

static void add_region(uintptr_t from, uintptr_t to, void *context)
{
    (void)context;
    bool *known = calloc((to - from) / HOST_PAGE, 1);
    regions[region_count++] = (struct region){from, to, known};
}

static void know_regions(void)
{
    number ids[CHUNKS] = {0};
    store_add(&chunks, zeros, CHUNK);
    store_add(&contents, ids, sizeof ids);
    slots_each(add_region, NULL);
    add_page((uintptr_t)&extra);
}

/* Behind the last page of the pool that was ever in use: the kernel takes the lowest. */
static uintptr_t used_end(void)
{
    enum { AHEAD = 64 };
    static unsigned most;
    for (unsigned i = most / 32; i < POOL_PAGES / 32; i++)
        if (machine.pool_used[i])
            most = (i + 1) * 32;
    unsigned end = most + AHEAD < POOL_PAGES ? most + AHEAD : POOL_PAGES;
    return ((uintptr_t)machine.pool[0] + (uintptr_t)end * PAGE) & ~(uintptr_t)(HOST_PAGE - 1);
}

/* Where the lowest stack begins that was ever in use: a new thread takes the highest that is free. */
static uintptr_t stacks_begin(unsigned slot)
{
    enum { AHEAD = 2 };
    static unsigned most;
    for (const struct image *i = machine.images; i < machine.images + IMAGES; i++)
        for (unsigned stack = most; i->threads && stack < STACKS; stack++)
            if (set_has(i->stacks.word, stack))
                most = stack + 1;
    unsigned count = most + AHEAD < STACKS ? most + AHEAD : STACKS;
    return slots[slot].base + slots[slot].size - (uintptr_t)count * STACK_SIZE;
}

static void find_in(struct region *r, uintptr_t from, uintptr_t to)
{
    static unsigned char present[1 << 17];
    size_t count = (to - from) / HOST_PAGE, first = (from - r->from) / HOST_PAGE;
    if (count > sizeof present || mincore((void *)from, to - from, present) != 0)
        oracle_fail("the host does not say which pages there are");
    for (size_t i = 0; i < count; i++)
        if (present[i] & 1 && !r->known[first + i] && !slots_closed(from + i * HOST_PAGE)) {
            r->known[first + i] = true;
            add_page(from + i * HOST_PAGE);
        }
}

/* Pages that the host has given since: before that they were zero. Only where some can be. */
static void find_new_pages(void)
{
    for (struct region *r = regions; r < regions + region_count; r++)
        if (slots_have(r->from)) {
            find_in(r, r->from, r->from + 2 * HEAP_SIZE);
            find_in(r, stacks_begin((unsigned)(r - regions - 1)), r->to);
        } else {
            find_in(r, r->from, r == regions && used_end() < r->to ? used_end() : r->to);
        }
}

/* ---- What does not count ----------------------------------------------------------------- */

static void stop_time(void)
{
    machine.tick = STANDING_TICK;
    machine.slept = 0;
    machine.slice = 0;
    machine.turn = 0;
    machine.preemptions = machine.switches = machine.calls = machine.copied = 0;
    machine.random = 0;
    machine.records = 0;
    memset(machine.high, 0, sizeof machine.high);
    machine.high[HIGH_THREADS] = THREADS; /* loops over tables end there */
    machine.high[HIGH_PROCESSES] = PROCESSES;
    machine.high[HIGH_FILES] = FILES;
    memset(machine.buffer, 0, sizeof machine.buffer);
}

/* The same images in their slots, whoever went last. */
static void bring_lowest_in(void)
{
    bool done[SLOTS] = {false};
    for (unsigned i = 0; i < IMAGES; i++)
        for (unsigned k = 0; machine.images[i].threads && k < THREADS; k++) {
            struct thread *t = &machine.threads[k];
            unsigned slot = programs[machine.images[i].program].slot;
            if (!lives(t) || process_of(t)->image != i || done[slot])
                continue;
            image_resume(t);
            done[slot] = true;
        }
    machine.resumed = NOBODY;
}

static void forget_registers(void)
{
    for (struct thread *t = machine.threads; t < machine.threads + THREADS; t++)
        if (!t->context.interrupted) {
            memset(t->context.all, 0, sizeof t->context.all);
            memset(t->context.vectors, 0, sizeof t->context.vectors);
        }
}

/* The lowest live byte of the stack to which `address`, in the image's slot, belongs. */
static uintptr_t stack_live_from(unsigned image, uintptr_t address)
{
    const struct slot *slot = &slots[programs[machine.images[image].program].slot];
    uintptr_t end = slot->base + slot->size, stack = (end - 1 - address) / STACK_SIZE;
    uintptr_t top = end - stack * STACK_SIZE, from = top;
    for (const struct thread *t = machine.threads; t < machine.threads + THREADS; t++) {
        uintptr_t sp = arch_context_sp(&t->context);
        if (t->state != STATE_FREE && process_of(t)->image == image && sp < from && sp >= top - STACK_SIZE)
            from = sp;
    }
    return from;
}

/* Wipes what is dead of `length` bytes, all of one page, that hold what lies at `address` of the image. */
static void wipe_part(uint8_t *bytes, size_t length, unsigned image, uintptr_t address)
{
    const struct image *i = &machine.images[image];
    const struct slot *slot = &slots[programs[i->program].slot];
    uintptr_t stacks = slot->base + slot->size - (uintptr_t)STACKS * STACK_SIZE;
    uintptr_t heap = slot->base + i->heap_end, end = address + length;
    uintptr_t from = address < stacks && heap > address ? heap : address;
    uintptr_t to = address < stacks ? end : stack_live_from(image, address);
    if (to > end)
        to = end;
    if (from < to)
        memset(bytes + (from - address), 0, to - from);
}

static bool is_in(unsigned image)
{
    return machine.resident[programs[machine.images[image].program].slot] == image;
}

/* Which part of an image the byte of the pool at `at` holds now: *image, NOBODY: none, or it is dead. */
static uintptr_t pool_holds(const uint8_t *at, unsigned *image)
{
    unsigned page = (unsigned)((at - machine.pool[0]) / PAGE);
    for (*image = 0; *image < IMAGES; ++*image) {
        const struct image *i = &machine.images[*image];
        for (unsigned k = 0; i->threads && !is_in(*image) && k < SLOT_PAGES; k++)
            if (i->pages[k] == page + 1)
                return slots[programs[i->program].slot].base + (uintptr_t)k * PAGE +
                       (uintptr_t)(at - machine.pool[page]);
    }
    *image = NOBODY;
    return 0;
}

/* The same of a byte anywhere; 0: it is none that images have. */
static uintptr_t holds(const uint8_t *at, unsigned *image)
{
    *image = NOBODY;
    if (at >= machine.pool[0] && at < machine.pool[POOL_PAGES])
        return pool_holds(at, image);
    if (!slots_have((uintptr_t)at))
        return 0;
    *image = machine.resident[((uintptr_t)at - SLOT_BASE) / SLOT_SIZE];
    return (uintptr_t)at;
}

/* Bytes from `at` that lie in one page of the pool, or of a slot; 0 if they are no image's. */
static size_t piece(const uint8_t *at, const uint8_t *end)
{
    size_t rest = (size_t)(end - at);
    if (slots_have((uintptr_t)at))
        return rest;
    if (at < machine.pool[0] || at >= machine.pool[POOL_PAGES])
        return 0;
    size_t left = PAGE - (size_t)(at - machine.pool[0]) % PAGE;
    return left < rest ? left : rest;
}

static void wipe_page(uint8_t *at)
{
    uint8_t *end = at + HOST_PAGE;
    if (at < machine.pool[0] && end > machine.pool[0])
        at = machine.pool[0]; /* the tables before it stay as they are */
    for (size_t length; at < end && (length = piece(at, end)); at += length) {
        unsigned image;
        uintptr_t address = holds(at, &image);
        if (image == NOBODY)
            memset(at, 0, length);
        else
            wipe_part(at, length, image, address);
    }
}

/* How long a thread has not announced anything: as at its last announcement. And where it called the library, unless it stands
   there still. */
static void tidy_blocks(void)
{
    for (struct thread *t = machine.threads; t < machine.threads + THREADS; t++) {
        size_t length = sizeof *t->block;
        if (!lives(t))
            continue;
        struct thread_block *block = user_at(image_of(t), (uintptr_t)t->block, &length);
        block->fuel = FUEL;
        if (block->caller != t->announced.pc)
            block->caller = block->caller_sp = block->caller_fp = 0;
    }
}

static void wipe(void)
{
    stop_time();
    forget_registers();
    tidy_blocks();
    for (struct page *p = pages; p < pages + page_count; p++)
        wipe_page(p->at);
}

/* ---- What is the mover's own ------------------------------------------------------------- */

/* True if the byte at `at` may change without anybody noticing but the mover. */
static bool is_own(const uint8_t *at, unsigned mover)
{
    struct thread *t = &machine.threads[mover];
    const uint8_t *entry = (const uint8_t *)t;
    bool registers = at >= entry && at < entry + offsetof(struct thread, number);
    bool last = at >= (const uint8_t *)&machine.last && at < (const uint8_t *)&machine.turn;
    bool places = at >= (const uint8_t *)machine.resident && at < (const uint8_t *)&machine.images[IMAGES];
    if (registers || last || places)
        return true;
    unsigned image;
    uintptr_t address = holds(at, &image), top = (uintptr_t)(t->block + 1);
    if (image == NOBODY)
        return piece(at, at + 1) != 0;
    return t->state != STATE_FREE && process_of(t)->image == image && address < top && address >= top - STACK_SIZE;
}

static bool differs(const struct page *p, unsigned mover)
{
    for (unsigned i = 0; i < HOST_PAGE; i++)
        if (p->at[i] != p->mirror[i] && !is_own(p->at + i, mover))
            return true;
    return false;
}

/* ---- Numbers ----------------------------------------------------------------------------- */

static number content_of(const uint8_t *bytes)
{
    number ids[CHUNKS];
    for (unsigned i = 0; i < CHUNKS; i++)
        ids[i] = store_add(&chunks, bytes + i * CHUNK, CHUNK);
    return store_add(&contents, ids, sizeof ids);
}

static void get_content(number content, uint8_t *bytes)
{
    const number *ids = store_bytes(&contents, content);
    for (unsigned i = 0; i < CHUNKS; i++)
        memcpy(bytes + i * CHUNK, store_bytes(&chunks, ids[i]), CHUNK);
}

number memory_number(unsigned mover, bool *shared)
{
    static number *all;
    if (!region_count)
        know_regions();
    bring_lowest_in();
    find_new_pages();
    wipe();
    *shared = false;
    all = realloc(all, (page_count + 1) * sizeof *all);
    uint32_t used = 0;
    for (uint32_t i = 0; i < page_count; i++) {
        struct page *p = &pages[i];
        if (memcmp(p->at, p->mirror, HOST_PAGE) != 0) {
            *shared = *shared || (mover != NOBODY && p->at != (uint8_t *)&extra && differs(p, mover));
            memcpy(p->mirror, p->at, HOST_PAGE);
            p->now = content_of(p->at);
        }
        all[i] = p->now;
        if (p->now)
            used = i + 1;
    }
    return store_add(&states, all, used * sizeof *all);
}

number memory_twin(number state)
{
    static struct store twins;
    uint32_t size = store_size(&states, state);
    number *all = malloc(size + 1);
    memcpy(all, store_bytes(&states, state), size);
    for (uint32_t i = 0; i < size / sizeof *all; i++) {
        uint8_t bytes[HOST_PAGE], *last = (uint8_t *)&machine.last;
        if (last < pages[i].at || last >= pages[i].at + HOST_PAGE)
            continue;
        get_content(all[i], bytes);
        memset(bytes + (last - pages[i].at), 0, sizeof machine.last + sizeof machine.last_number);
        all[i] = content_of(bytes);
    }
    number n = store_add(&twins, all, size);
    free(all);
    return n;
}

/* Pages that are new were zero. */
void memory_undo(void)
{
    find_new_pages();
    for (struct page *p = pages; p < pages + page_count; p++)
        if (memcmp(p->at, p->mirror, HOST_PAGE) != 0)
            memcpy(p->at, p->mirror, HOST_PAGE);
}

void memory_restore(number state)
{
    const number *all = store_bytes(&states, state);
    uint32_t count = store_size(&states, state) / sizeof *all;
    for (uint32_t i = 0; i < page_count; i++) {
        number wanted = i < count ? all[i] : 0;
        struct page *p = &pages[i];
        if (wanted == p->now)
            continue;
        get_content(wanted, p->mirror);
        memcpy(p->at, p->mirror, HOST_PAGE);
        p->now = wanted;
    }
}
