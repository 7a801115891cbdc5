/* Memory. An image is one block in its program's slot, at addresses that never change:

       base         heap_end     limit            stacks: number 0 at the top
       |library data bss|heap ->  |...|  | 2 | 1 | 0 |end of slot

   The images of a program take turns in its slot. One that is out lies in pages of the pool; only
   what is live moves: data, the heap up to its end, each stack from its stack pointer up.
   Nothing in an image points into the kernel's tables: fork copies it. */
#include "kernel.h"

static unsigned index_of(const struct image *image)
{
    return (unsigned)(image - machine.images);
}

static uint32_t heap_limit(const struct image *image)
{
    return ((programs[image->program].heap_start + 15u) & ~15u) + HEAP_SIZE;
}

uintptr_t image_stack_top(const struct image *image, unsigned stack)
{
    const struct slot *slot = slot_of(image);
    return slot->base + slot->size - (uintptr_t)stack * STACK_SIZE;
}

/* ---- The pool ---------------------------------------------------------------------------- */

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
    return (heap_limit(image) + PAGE - 1) / PAGE + stacks * (STACK_SIZE / PAGE);
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
static bool reserve_with_others(struct image *image)
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

static void give_pages(struct image *image, uint32_t from, uint32_t to)
{
    for (uint32_t page = from; page < to; page++)
        if (image->pages[page]) {
            pool_give(image->pages[page] - 1u);
            image->pages[page] = 0;
        }
}

static void release(struct image *image)
{
    give_pages(image, 0, SLOT_PAGES);
    machine.pool_reserved -= image->reserved;
    image->reserved = 0;
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

/* Calls `move` for each live part [from, to) of the image, as offsets. */
static void each_live_part(struct image *image, void (*move)(struct image *, uint32_t, uint32_t))
{
    uintptr_t base = slot_of(image)->base;
    move(image, 0, image->heap_end);
    for (unsigned i = set_next(image->stacks.word, STACKS, 0); i < STACKS;
         i = set_next(image->stacks.word, STACKS, i + 1)) {
        const struct thread *t = &machine.threads[image->owner[i]];
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

static void bring_in(struct image *image)
{
    uint16_t *resident = &machine.resident[programs[image->program].slot];
    if (*resident == index_of(image))
        return;
    if (*resident != NOBODY)
        each_live_part(&machine.images[*resident], move_out);
    *resident = (uint16_t)index_of(image);
    each_live_part(image, move_in);
}

static void protect(struct thread *t)
{
    const struct image *image = image_of(t);
    const struct slot *slot = slot_of(image);
    struct access access = {
        .base = slot->base,
        .heap_end = slot->base + image->heap_end,
        .stacks = image_stack_top(image, STACKS),
        .end = slot->base + slot->size,
        .guard = image_stack_top(image, t->stack) - STACK_SIZE,
        .slot_size = slot->size,
        .shared = shm_chunks(process_of(t)),
    };
    arch_protect(&access);
}

void image_resume(struct thread *t)
{
    if (machine.resumed == thread_index(t))
        return;
    machine.resumed = (uint16_t)thread_index(t);
    bring_in(image_of(t));
    user_info.thread = t->block;
    user_info.image = (void *)slot_of(image_of(t))->base;
    protect(t);
}

/* ---- Birth and death --------------------------------------------------------------------- */

static struct image *free_image(void)
{
    for (unsigned i = 0; i < IMAGES; i++)
        if (!machine.images[i].threads) {
            high_water(HIGH_IMAGES, i + 1);
            return &machine.images[i];
        }
    return 0;
}

static void fill(struct image *image, uint32_t from, uint32_t to)
{
    static const uint8_t rubbish[16] = "rubbish rubbish";
    static const uint8_t zeros[16];
    uintptr_t base = slot_of(image)->base;
    const uint8_t *with = machine.flags & BOOT_POISON ? rubbish : zeros;
    for (; from < to; from += 16)
        image_write(image, base + from, with, to - from < 16 ? to - from : 16);
}

static void clear(struct image *image, uint32_t from, uint32_t to)
{
    static const uint8_t zeros[64];
    uintptr_t base = slot_of(image)->base;
    for (; from < to; from += 64)
        image_write(image, base + from, zeros, to - from < 64 ? to - from : 64);
}

intptr_t image_new(unsigned program)
{
    struct image *image = free_image();
    if (!image)
        return -K_EAGAIN;
    image->program = (uint16_t)program;
    image->heap_end = programs[program].heap_start;
    if (!reserve_with_others(image)) {
        release(image);
        return -K_ENOMEM;
    }
    uint16_t *resident = &machine.resident[programs[program].slot];
    if (*resident == NOBODY)
        *resident = (uint16_t)index_of(image);
    else
        prepare_pages(image, 0, image->heap_end);
    image_write(image, slot_of(image)->base, programs[program].data, programs[program].data_size);
    clear(image, programs[program].data_size, image->heap_end);
    return index_of(image);
}

/* The stack is the thread's that process.c enters in owner[]. */
static void use_stack(struct image *image, unsigned stack)
{
    set_add(image->stacks.word, stack);
    image->threads++;
}

intptr_t image_stack_new(struct image *image)
{
    unsigned stack = 0;
    while (stack < STACKS && set_has(image->stacks.word, stack))
        stack++;
    if (stack == STACKS)
        return -K_EAGAIN;
    use_stack(image, stack);
    if (image->reserved && !reserve(image)) {
        set_remove(image->stacks.word, stack);
        image->threads--;
        return -K_ENOMEM;
    }
    uint32_t top = (uint32_t)(image_stack_top(image, stack) - slot_of(image)->base);
    if (!is_in(image))
        prepare_pages(image, top - STACK_FRESH, top);
    fill(image, top - STACK_FRESH, top);
    return (intptr_t)stack;
}

/* Copies [at, end) from one image to another that will be that of a child. */
static void copy_part(struct image *from, struct image *image, uintptr_t at, uintptr_t end)
{
    uintptr_t base = slot_of(image)->base;
    prepare_pages(image, (uint32_t)(at - base), (uint32_t)(end - base));
    while (at < end) {
        size_t piece = end - at;
        void *bytes = user_at(from, at, &piece);
        image_write(image, at, bytes, piece);
        at += piece;
    }
}

static void copy_stack(struct image *from, struct image *image, const struct thread *t)
{
    copy_part(from, image, arch_context_sp(&t->context) & ~(uintptr_t)7, image_stack_top(image, t->stack));
}

intptr_t image_fork(struct thread *t, const struct thread *leader)
{
    struct image *from = image_of(t), *image = free_image();
    if (!image)
        return -K_EAGAIN;
    image->program = from->program;
    image->heap_end = from->heap_end;
    use_stack(image, t->stack);
    if (leader)
        use_stack(image, leader->stack);
    if (!reserve_with_others(image)) {
        release(image);
        set_remove(image->stacks.word, t->stack);
        if (leader)
            set_remove(image->stacks.word, leader->stack);
        image->threads = 0;
        return -K_ENOMEM;
    }
    uintptr_t base = slot_of(image)->base;
    copy_part(from, image, base, base + image->heap_end);
    copy_stack(from, image, t);
    if (leader)
        copy_stack(from, image, leader);
    return index_of(image);
}

void image_reach(struct image *image, uintptr_t from, uintptr_t to)
{
    uintptr_t base = slot_of(image)->base;
    if (!is_in(image))
        prepare_pages(image, (uint32_t)(from - base), (uint32_t)(to - base));
}

void image_drop(struct image *image)
{
    uint16_t *resident = &machine.resident[programs[image->program].slot];
    if (*resident == index_of(image))
        *resident = NOBODY;
    release(image);
}

void image_keep(struct image *image)
{
    image->threads++;
}

void image_let_go(struct image *image)
{
    if (--image->threads == 0)
        image_drop(image);
}

_Static_assert(STACK_SIZE % PAGE == 0, "a page belongs to one stack");

/* With the stack go the pages that were kept for it. */
void image_stack_free(struct image *image, unsigned stack)
{
    uint32_t end = (uint32_t)(image_stack_top(image, stack) - slot_of(image)->base);
    set_remove(image->stacks.word, stack);
    give_pages(image, (end - STACK_SIZE) / PAGE, end / PAGE);
    if (image->reserved) {
        image->reserved -= STACK_SIZE / PAGE;
        machine.pool_reserved -= STACK_SIZE / PAGE;
    }
    image_let_go(image);
}

uintptr_t image_brk(struct image *image, uintptr_t end)
{
    uintptr_t base = slot_of(image)->base, offset = end - base;
    if (end && offset >= programs[image->program].heap_start && offset <= heap_limit(image)) {
        uint32_t old = image->heap_end;
        image->heap_end = (uint32_t)offset;
        if (offset > old)
            fill(image, old, (uint32_t)offset);
        if (machine.resumed != NOBODY)
            protect(&machine.threads[machine.resumed]);
    }
    return base + image->heap_end;
}
