/* Where an image's bytes are, in place of kernel/image_pool.c: image k always lies at its home, and there the
   kernel reads and writes it. Its slot shows the same memory while a thread of it runs:

       0x10000000  slot of its program   | data heap | .... | stack 1 | stack 0 |    where threads see it
                                            |  |                  |         |        mmap, the same pages
       0x100000000 + k * 16 MiB          | data heap | .... | stack 1 | stack 0 |    where the kernel does

   What a slot shows is no part of a state and stands outside of the machine. No room is kept for images that
   are out: a fork that fails elsewhere for lack of the pool's memory succeeds here. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "kernel.h"
#include "image_home.h"

enum { HOST_PAGE = 4096, OPEN = PROT_READ | PROT_WRITE };

/* What each slot shows: at least that. */
static struct shown {
    bool some;
    uint16_t image, program;
    SET(STACKS) stacks;
} shown[SLOTS];

static int homes = -1; /* all of them: the file whose pages are mapped twice */

static _Noreturn void fail(const char *what)
{
    fprintf(stderr, "pawl: the host gives no memory for %s: %s\n", what, strerror(errno));
    exit(2);
}

void image_homes_map(void)
{
    size_t size = (size_t)IMAGES * IMAGE_HOME_SIZE;
    if (homes >= 0)
        return;
    homes = memfd_create("images", MFD_CLOEXEC);
    if (homes < 0 || ftruncate(homes, (off_t)size) != 0 ||
        mmap(image_home(0), size, OPEN, MAP_SHARED | MAP_FIXED_NOREPLACE | MAP_NORESERVE, homes, 0) !=
            image_home(0))
        fail("images");
}

static unsigned index_of(const struct image *image)
{
    return (unsigned)(image - machine.images);
}

/* ---- What the slot shows ------------------------------------------------------------------- */

/* Shows the image's bytes [from, to), offsets, in its slot. */
static void show(const struct image *image, uintptr_t from, uintptr_t to)
{
    void *place = (void *)(slot_of(image)->base + from);
    off_t where = (off_t)((uintptr_t)index_of(image) * IMAGE_HOME_SIZE + from);
    if (mmap(place, to - from, OPEN, MAP_SHARED | MAP_FIXED, homes, where) != place)
        fail("an image");
}

static void show_data(const struct image *image)
{
    const struct slot *slot = slot_of(image);
    void *place = (void *)slot->base;
    int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED;
    if (mmap(place, slot->size, PROT_NONE, flags, -1, 0) != place)
        fail("a slot");
    show(image, 0, (image_heap_limit(image) + HOST_PAGE - 1u) & ~(HOST_PAGE - 1u));
}

static void show_stack(const struct image *image, unsigned stack)
{
    uintptr_t top = image_stack_top(image, stack) - slot_of(image)->base;
    show(image, top - STACK_SIZE + STACK_GUARD, top);
}

void image_bring_in(struct image *image)
{
    struct shown *s = &shown[programs[image->program].slot];
    if (!s->some || s->image != index_of(image) || s->program != image->program) {
        *s = (struct shown){.some = true, .image = (uint16_t)index_of(image), .program = image->program};
        show_data(image);
    }
    for (unsigned i = set_next(image->stacks.word, STACKS, 0); i < STACKS;
         i = set_next(image->stacks.word, STACKS, i + 1))
        if (!set_has(s->stacks.word, i)) {
            show_stack(image, i);
            set_add(s->stacks.word, i);
        }
    machine.resident[programs[image->program].slot] = s->image;
}

/* ---- Bytes --------------------------------------------------------------------------------- */

void *user_at(struct image *image, uintptr_t address, size_t *length)
{
    const struct slot *slot = slot_of(image);
    uintptr_t offset = address - slot->base;
    if (offset >= slot->size) /* constants and what is shared lie where they are */
        return (void *)address;
    if (*length > slot->size - offset)
        *length = slot->size - offset;
    return image_home(index_of(image)) + offset;
}

void image_prepare(struct image *image, uintptr_t from, uintptr_t to)
{
    (void)image, (void)from, (void)to;
}

void image_place(struct image *image) { (void)image; }

bool image_reserve(struct image *image)
{
    (void)image;
    image_homes_map();
    return true;
}

bool image_reserve_stack(struct image *image)
{
    (void)image;
    return true;
}

/* ---- The end: all zeros again -------------------------------------------------------------- */

void image_release(struct image *image)
{
    uint16_t *resident = &machine.resident[programs[image->program].slot];
    if (*resident == index_of(image))
        *resident = NOBODY;
    arch_clear(image_home(index_of(image)), image->heap_end);
}

/* What lies below its last thread's stack pointer is dead, and cleaned by the engine as it is in all states. A
   stack on which nobody ever ran holds a failed exec's arguments. */
void image_release_stack(struct image *image, unsigned stack)
{
    uintptr_t top = image_stack_top(image, stack), least = top - STACK_SIZE + STACK_GUARD, from = least;
    if (image->owner[stack] && image->owner[stack] <= THREADS)
        from = arch_context_sp(&machine.threads[image->owner[stack] - 1].context) & ~(uintptr_t)7;
    if (from < least || from > top)
        from = least;
    arch_clear(image_home(index_of(image)) + (from - slot_of(image)->base), top - from);
}
