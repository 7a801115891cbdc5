/* Memory: birth and death of images. An image is one block in its program's slot, at addresses that
   never change:

       base         heap_end     limit            stacks: number 0 at the top
       |library data bss|heap ->  |...|  | 2 | 1 | 0 |end of slot

   The images of a program take turns in its slot: image_pool.c. Nothing in an image points into the
   kernel's tables: fork copies it. */
#include "kernel.h"

static unsigned index_of(const struct image *image)
{
    return (unsigned)(image - machine.images);
}

uint32_t image_heap_limit(const struct image *image)
{
    return ((programs[image->program].heap_start + 15u) & ~15u) + HEAP_SIZE;
}

uintptr_t image_stack_top(const struct image *image, unsigned stack)
{
    const struct slot *slot = slot_of(image);
    return slot->base + slot->size - (uintptr_t)stack * STACK_SIZE;
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
    image_bring_in(image_of(t));
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

/* Its pages are zero already. */
void image_free(struct image *image)
{
    image_release(image);
    arch_clear(image, offsetof(struct image, pages));
}

enum { PIECE = 64 };

/* With the same bytes again and again. */
static void fill(struct image *image, uint32_t from, uint32_t to, const uint8_t with[PIECE])
{
    uintptr_t base = slot_of(image)->base;
    for (; from < to; from += PIECE)
        image_write(image, base + from, with, to - from < PIECE ? to - from : PIECE);
}

static void clear(struct image *image, uint32_t from, uint32_t to)
{
    static const uint8_t zeros[PIECE];
    fill(image, from, to, zeros);
}

/* What a program gets without having written it. */
static void make_fresh(struct image *image, uint32_t from, uint32_t to)
{
    static const uint8_t rubbish[PIECE] = "rubbish rubbish rubbish rubbish rubbish rubbish rubbish rubbish";
    if (machine.flags & BOOT_POISON)
        fill(image, from, to, rubbish);
    else
        clear(image, from, to);
}

intptr_t image_new(unsigned program)
{
    struct image *image = free_image();
    if (!image)
        return -K_EAGAIN;
    image->program = (uint16_t)program;
    image->heap_end = programs[program].heap_start;
    if (!image_reserve(image)) {
        image_free(image);
        return -K_ENOMEM;
    }
    image_place(image);
    image_write(image, slot_of(image)->base, programs[program].data, programs[program].data_size);
    clear(image, programs[program].data_size, image->heap_end);
    return index_of(image);
}

/* The stack is the thread's that thread.c enters in owner[]. */
static void use_stack(struct image *image, unsigned stack)
{
    set_add(image->stacks.word, stack);
    image->owner[stack] = NOBODY;
    image->threads++;
}

intptr_t image_stack_new(struct image *image, unsigned wish)
{
    unsigned stack = wish < STACKS && !image->owner[wish] ? wish : 0;
    while (stack < STACKS && image->owner[stack])
        stack++;
    if (stack == STACKS)
        return -K_EAGAIN;
    use_stack(image, stack);
    if (!image_reserve_stack(image)) {
        set_remove(image->stacks.word, stack);
        image->owner[stack] = 0;
        image->threads--;
        return -K_ENOMEM;
    }
    uintptr_t top = image_stack_top(image, stack), base = slot_of(image)->base;
    image_prepare(image, top - STACK_FRESH, top);
    make_fresh(image, (uint32_t)(top - STACK_FRESH - base), (uint32_t)(top - base));
    return (intptr_t)stack;
}

/* Copies [at, end) from one image to another that will be that of a child. */
static void copy_part(struct image *from, struct image *image, uintptr_t at, uintptr_t end)
{
    image_prepare(image, at, end);
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
    if (!image_reserve(image)) {
        image_free(image);
        return -K_ENOMEM;
    }
    uintptr_t base = slot_of(image)->base;
    copy_part(from, image, base, base + image->heap_end);
    copy_stack(from, image, t);
    if (leader)
        copy_stack(from, image, leader);
    return index_of(image);
}

void image_keep(struct image *image)
{
    image->threads++;
}

void image_let_go(struct image *image)
{
    if (--image->threads == 0)
        image_free(image);
}

void image_stack_free(struct image *image, unsigned stack)
{
    image_release_stack(image, stack);
    set_remove(image->stacks.word, stack);
    image->owner[stack] = 0;
    image_let_go(image);
}

uintptr_t image_brk(struct image *image, uintptr_t end)
{
    uintptr_t base = slot_of(image)->base, offset = end - base;
    if (end && offset >= programs[image->program].heap_start && offset <= image_heap_limit(image)) {
        uint32_t old = image->heap_end;
        image->heap_end = (uint32_t)offset;
        if (offset > old)
            make_fresh(image, old, (uint32_t)offset);
        else
            clear(image, (uint32_t)offset, old);
        if (machine.resumed != NOBODY)
            protect(&machine.threads[machine.resumed]);
    }
    return base + image->heap_end;
}
