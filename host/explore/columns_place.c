/* Which column an address is, and which addresses are none. */
#define _GNU_SOURCE
#include "columns_private.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>

#include "image_home.h"
#include "kernel.h"
#include "marks.h"
#include "planted.h"
#include "port.h"

extern char arena_start[], arena_end[];

static uint32_t of_marks[MARKS_SIZE / GRAIN];
static uint32_t *of_arena, *of_homes, *of_shared;

static uint32_t *sparse(size_t bytes)
{
    int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE;
    void *at = mmap(NULL, bytes / GRAIN * sizeof(uint32_t), PROT_READ | PROT_WRITE, flags, -1, 0);
    if (at == MAP_FAILED) {
        perror("pawl: no address space for exploring");
        exit(2);
    }
    return at;
}

static void fill(const void *from, size_t length, uint32_t with)
{
    size_t first = ((uintptr_t)from - (uintptr_t)arena_start) / GRAIN;
    size_t last = ((uintptr_t)from + length - 1 - (uintptr_t)arena_start) / GRAIN;
    for (size_t i = first; i <= last; i++)
        of_arena[i] = with;
}

/* Fields that tell nothing of what can happen: they only count, or hurry. A grain is left out if all of it passes, be it
   of several fields that lie one behind the other. */
static void ignore(const void *from, size_t length)
{
    static uintptr_t begin, end; /* what passes without a gap, with the calls before */
    if ((uintptr_t)from != end)
        begin = (uintptr_t)from;
    end = (uintptr_t)from + length;
    uintptr_t first = (begin + GRAIN - 1) / GRAIN * GRAIN, last = end / GRAIN * GRAIN;
    if (first < last)
        fill((void *)first, last - first, IGNORED);
}

static uint32_t *column_of_home(uintptr_t at)
{
    uintptr_t offset = at % SLOT_SIZE;
    struct image *image = &machine.images[(at - IMAGE_HOMES) / SLOT_SIZE];
    static uint32_t local;
    if (offset < SLOT_SIZE - (uintptr_t)STACKS * STACK_SIZE || !image->threads)
        return &of_homes[(at - IMAGE_HOMES) / GRAIN];
    unsigned stack = (unsigned)((SLOT_SIZE - 1 - offset) / STACK_SIZE);
    bool owned = image->owner[stack] && image->owner[stack] <= THREADS;
    local = owned ? image->owner[stack] : IGNORED; /* if nobody has it yet it is taken with its owner's first state */
    return &local;
}

uint32_t *place_of(uintptr_t at)
{
    if (at - (uintptr_t)arena_start < (uintptr_t)arena_end - (uintptr_t)arena_start)
        return &of_arena[(at - (uintptr_t)arena_start) / GRAIN];
    if (at - SLOT_BASE < SLOTS * SLOT_SIZE) {
        unsigned image = machine.resident[(at - SLOT_BASE) / SLOT_SIZE];
        return image == NOBODY ? NULL : column_of_home(IMAGE_HOMES + image * SLOT_SIZE + at % SLOT_SIZE);
    }
    if (at - IMAGE_HOMES < IMAGES * SLOT_SIZE)
        return column_of_home(at);
    if (at - (uintptr_t)shared_memory < sizeof shared_memory)
        return &of_shared[(at - (uintptr_t)shared_memory) / GRAIN];
    if (at - (uintptr_t)marks_bytes < MARKS_SIZE)
        return &of_marks[(at - (uintptr_t)marks_bytes) / GRAIN];
    return NULL;
}

uintptr_t place_home(uintptr_t at)
{
    if (at - SLOT_BASE >= SLOTS * SLOT_SIZE)
        return at;
    return IMAGE_HOMES + machine.resident[(at - SLOT_BASE) / SLOT_SIZE] * SLOT_SIZE + at % SLOT_SIZE;
}

uint32_t *place_of_home(uintptr_t at) { return &of_homes[(at - IMAGE_HOMES) / GRAIN]; }

void places_begin(void)
{
    of_arena = sparse((uintptr_t)arena_end - (uintptr_t)arena_start + GRAIN);
    of_homes = sparse((size_t)IMAGES * SLOT_SIZE);
    of_shared = sparse(sizeof shared_memory);
#define PASSING(field) ignore(&machine.field, sizeof machine.field);
#include "passing.def"
#undef PASSING
    if (planted(PLANTED_TABLE))
        ignore(machine.sems, sizeof machine.sems);
    for (unsigned i = 0; i < IMAGES; i++)
        ignore(&machine.images[i].stacks, sizeof machine.images[i].stacks);
    for (unsigned i = 0; i < THREADS; i++) {
        struct thread *t = &machine.threads[i];
        fill(&t->context, offsetof(struct thread, number) - offsetof(struct thread, context), i + 1);
        ignore(t->held, sizeof t->held);
        ignore(&t->wait.since, sizeof t->wait.since);
    }
}

/* Which stacks of an image are in use follows from who owns them, which is four to a column. */
void place_changed(const grain *at)
{
    size_t offset = (size_t)((const uint8_t *)at - (const uint8_t *)machine.images);
    struct image *image = &machine.images[offset / sizeof *image % IMAGES];
    size_t first = (offset % sizeof *image - offsetof(struct image, owner)) / sizeof *image->owner;
    if (offset >= sizeof machine.images || first >= STACKS)
        return;
    for (unsigned i = (unsigned)first; i < first + GRAIN / sizeof *image->owner; i++)
        if (image->owner[i])
            set_add(image->stacks.word, i);
        else
            set_remove(image->stacks.word, i);
}
