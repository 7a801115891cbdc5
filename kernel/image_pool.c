/* Where an image's bytes are. The images of a program take turns in its slot; one that is out lies in
   pages of the pool. Only what is live moves: data, the heap up to its end, each stack from its stack
   pointer up. */
#include "kernel.h"

static unsigned index_of(const struct image *image)
{
    return (unsigned)(image - machine.images);
}

/* ---- Pages ------------------------------------------------------------------------------- */

static unsigned pool_take(void)
{
    for (unsigned page = machine.pool_hint; page < POOL_PAGES; page++)
        if (!set_has(machine.pool_used, page)) {
            set_add(machine.pool_used, page);
            machine.pool_hint = page + 1;
            return page;
        }
    arch_panic("a reserved page is missing", __func__);
}

static void pool_give(unsigned page)
{
    set_remove(machine.pool_used, page);
    if (page < machine.pool_hint)
        machine.pool_hint = page;
}

static uint32_t pages_needed(const struct image *image)
{
    uint32_t stacks = set_size(image->stacks.word, STACKS);
    return (image_heap_limit(image) + PAGE - 1) / PAGE + stacks * (STACK_SIZE / PAGE);
}

/* Keeps in the pool whatever the image can ever need there: then swapping cannot fail. */
static bool reserve(struct image *image)
{
    uint32_t more = pages_needed(image) - image->reserved;
    if (machine.pool_reserved + more > POOL_PAGES)
        return false;
    image->reserved += more;
    machine.pool_reserved += more;
    high_water(HIGH_POOL, machine.pool_reserved);
    return true;
}

/* An image that is alone in its slot never leaves it; as soon as there are two, all need a place. */
bool image_reserve(struct image *image)
{
    bool alone = true;
    for (unsigned i = 0; i < IMAGES; i++) {
        struct image *other = &machine.images[i];
        if (other == image || !other->threads || slot_of(other) != slot_of(image))
            continue;
        alone = false;
        if (!reserve(other))
            return false;
    }
    return alone || reserve(image);
}

bool image_reserve_stack(struct image *image)
{
    return !image->reserved || reserve(image);
}

static void give_pages(struct image *image, uint32_t from, uint32_t to)
{
    for (uint32_t page = from; page < to; page++)
        if (image->pages[page]) {
            pool_give(image->pages[page] - 1u);
            image->pages[page] = 0;
        }
}

void image_release(struct image *image)
{
    uint16_t *resident = &machine.resident[programs[image->program].slot];
    if (*resident == index_of(image))
        *resident = NOBODY;
    give_pages(image, 0, SLOT_PAGES);
    machine.pool_reserved -= image->reserved;
    image->reserved = 0;
}

_Static_assert(STACK_SIZE % PAGE == 0, "a page belongs to one stack");

/* With the stack go the pages that were kept for it. */
void image_release_stack(struct image *image, unsigned stack)
{
    uint32_t end = (uint32_t)(image_stack_top(image, stack) - slot_of(image)->base);
    give_pages(image, (end - STACK_SIZE) / PAGE, end / PAGE);
    if (image->reserved) {
        image->reserved -= STACK_SIZE / PAGE;
        machine.pool_reserved -= STACK_SIZE / PAGE;
    }
}

/* ---- Bytes, wherever they are ------------------------------------------------------------ */

static bool is_in(const struct image *image)
{
    return machine.resident[programs[image->program].slot] == index_of(image);
}

static uint8_t *page_bytes(struct image *image, uint32_t offset)
{
    unsigned page = offset / PAGE;
    return image->pages[page] ? &machine.pool[image->pages[page] - 1][offset % PAGE] : 0;
}

void *user_at(struct image *image, uintptr_t address, size_t *length)
{
    const struct slot *slot = slot_of(image);
    uintptr_t offset = address - slot->base;
    if (offset >= slot->size || is_in(image)) /* constants lie where they are */
        return (void *)address;
    size_t rest = PAGE - offset % PAGE;
    if (*length > rest)
        *length = rest;
    return page_bytes(image, (uint32_t)offset);
}

/* ---- In and out -------------------------------------------------------------------------- */

static void prepare_pages(struct image *image, uint32_t from, uint32_t to)
{
    for (uint32_t page = from / PAGE; page * PAGE < to; page++)
        if (!image->pages[page])
            image->pages[page] = (uint16_t)(pool_take() + 1);
}

void image_prepare(struct image *image, uintptr_t from, uintptr_t to)
{
    uintptr_t base = slot_of(image)->base;
    if (!is_in(image))
        prepare_pages(image, (uint32_t)(from - base), (uint32_t)(to - base));
}

void image_place(struct image *image)
{
    uint16_t *resident = &machine.resident[programs[image->program].slot];
    if (*resident == NOBODY)
        *resident = (uint16_t)index_of(image);
    else
        prepare_pages(image, 0, image->heap_end);
}

/* Calls `move` for each live part [from, to) of the image, as offsets. */
static void each_live_part(struct image *image, void (*move)(struct image *, uint32_t, uint32_t))
{
    uintptr_t base = slot_of(image)->base;
    move(image, 0, image->heap_end);
    for (unsigned i = set_next(image->stacks.word, STACKS, 0); i < STACKS;
         i = set_next(image->stacks.word, STACKS, i + 1)) {
        const struct thread *t = &machine.threads[image->owner[i] - 1];
        uintptr_t top = image_stack_top(image, i);
        uintptr_t sp = arch_context_sp(&t->context) & ~(uintptr_t)7;
        if (sp < top && sp >= top - STACK_SIZE) /* else it has overflowed: nothing to keep */
            move(image, (uint32_t)(sp - base), (uint32_t)(top - base));
    }
}

static void move(struct image *image, uint32_t from, uint32_t to, bool out)
{
    uint8_t *slot = (uint8_t *)slot_of(image)->base;
    while (from < to) {
        uint32_t piece = PAGE - from % PAGE;
        if (piece > to - from)
            piece = to - from;
        uint8_t *page = page_bytes(image, from);
        if (page) /* a stack that has grown since has its lower pages only in the slot */
            arch_copy(out ? page : slot + from, out ? slot + from : page, piece);
        from += piece;
    }
}

static void move_out(struct image *image, uint32_t from, uint32_t to)
{
    prepare_pages(image, from, to);
    move(image, from, to, true);
}

static void move_in(struct image *image, uint32_t from, uint32_t to)
{
    move(image, from, to, false);
}

void image_bring_in(struct image *image)
{
    uint16_t *resident = &machine.resident[programs[image->program].slot];
    if (*resident == index_of(image))
        return;
    if (*resident != NOBODY)
        each_live_part(&machine.images[*resident], move_out);
    *resident = (uint16_t)index_of(image);
    each_live_part(image, move_in);
}
