/* malloc: blocks come in a few sizes; what was freed last is given out first, and a block never
   changes its size. So a program gets its blocks in the same order on every machine, and can meet
   the same block again where it does not expect it. Nobody else runs meanwhile: no lock. */
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>

#include "internal.h"

/* What stands before each block. The bytes behind a free one are all zero. */
struct library_block {
    size_t class;               /* and whether it is in use */
    struct library_block *next; /* free ones of its class */
};

enum {
    UNIT = 16, /* sizes are multiples of it, up to SMALL */
    SMALL = 256,
    SMALL_CLASSES = SMALL / UNIT,
    STEPS = 4,           /* above it, four sizes from one power of two to the next */
    IN_USE = 0x1a10c000, /* added to the class: chance hardly writes that */
    MOVED = 0x1a10d000,  /* no block, but the address within one that the program knows: `next` */
};
_Static_assert(sizeof(struct library_block) % (2 * sizeof(void *)) == 0, "blocks are aligned");

void *memcpy(void *restrict to, const void *restrict from, size_t size);
void *memset(void *to, int c, size_t size);

static size_t class_size(unsigned class)
{
    if (class < SMALL_CLASSES)
        return (class + 1) * (size_t)UNIT;
    class -= SMALL_CLASSES;
    return (size_t)(SMALL + (class % STEPS + 1) * (SMALL / STEPS)) << class / STEPS;
}

/* The smallest class whose blocks hold `size` bytes; LIBRARY_CLASSES if there is none. */
static unsigned class_of(size_t size)
{
    if (size <= SMALL)
        return size ? (unsigned)((size - 1) / UNIT) : 0;
    unsigned class = SMALL_CLASSES;
    while (class < LIBRARY_CLASSES && class_size(class) < size)
        class ++;
    return class;
}

/* A new block at the heap's end; NULL if the heap cannot grow. */
static struct library_block *grow(unsigned class)
{
    if (!lib->heap_end)
        lib->heap_end = (char *)((library_call(SYS_brk, 0) + UNIT - 1) / UNIT * UNIT);
    char *start = lib->heap_end, *end = start + sizeof(struct library_block) + class_size(class);
    if (end < start || (char *)library_call(SYS_brk, end) != end)
        return NULL;
    lib->heap_end = end;
    return (struct library_block *)start;
}

static struct library_block *take(unsigned class)
{
    struct library_block *block = lib->free_blocks[class];
    if (!block)
        return NULL;
    lib->free_blocks[class] = block->next;
    return block;
}

/* A block for `size` bytes that the trace does not know yet; a larger one if the heap cannot
   grow. */
static struct library_block *reserve(size_t size)
{
    unsigned class = class_of(size);
    struct library_block *block = class < LIBRARY_CLASSES ? take(class) : NULL;
    if (!block && class < LIBRARY_CLASSES)
        block = grow(class);
    while (!block && ++class < LIBRARY_CLASSES)
        block = take(class);
    if (!block) {
        library_fail(K_ENOMEM);
        return NULL;
    }
    block->class = IN_USE + class;
    block->next = NULL;
    return block;
}

void *malloc(size_t size)
{
    struct library_block *block = reserve(size);
    if (!block)
        return NULL;
    library_call(SYS_note_alloc, block + 1, size);
    return block + 1;
}

/* The block behind a pointer that malloc gave; who gives another one is told so and ends. */
static struct library_block *block_of(void *pointer, const char *function)
{
    struct library_block *block = (struct library_block *)pointer - 1;
    const char *wrong = NULL;
    if ((uintptr_t)pointer % UNIT == 0 && (char *)block > (char *)(lib + 1) &&
        (char *)pointer < lib->heap_end && block->class == MOVED)
        block = block->next;
    else if ((uintptr_t)pointer % (2 * sizeof(void *)) || (char *)block < (char *)(lib + 1) ||
        (char *)pointer > lib->heap_end)
        wrong = "invalid pointer";
    else if (block->class < LIBRARY_CLASSES)
        wrong = "double free detected";
    else if (block->class - IN_USE >= LIBRARY_CLASSES)
        wrong = "invalid pointer";
    if (wrong) {
        fprintf(stderr, "%s(): %s\n", function, wrong);
        abort();
    }
    return block;
}

static void give(struct library_block *block)
{
    block->class -= IN_USE;
    memset(block + 1, 0, class_size((unsigned)block->class));
    block->next = lib->free_blocks[block->class];
    lib->free_blocks[block->class] = block;
}

void *library_take(size_t size)
{
    struct library_block *block = reserve(size);
    return block ? memset(block + 1, 0, class_size((unsigned)(block->class - IN_USE))) : NULL;
}

void library_give(void *pointer)
{
    if (pointer)
        give((struct library_block *)pointer - 1);
}

void free(void *pointer)
{
    if (!pointer)
        return;
    struct library_block *block = block_of(pointer, "free");
    library_call(SYS_note_free, pointer);
    give(block);
}

void *calloc(size_t count, size_t size)
{
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes)) {
        library_fail(K_ENOMEM);
        return NULL;
    }
    void *pointer = malloc(bytes);
    if (pointer)
        memset(pointer, 0, bytes);
    return pointer;
}

/* The trace sees a new block whether or not it is the same memory, which may differ between
 * machines. */
void *realloc(void *pointer, size_t size)
{
    if (!pointer)
        return malloc(size);
    if (size == 0) {
        free(pointer);
        return NULL;
    }
    struct library_block *block = block_of(pointer, "realloc"), *other = block;
    if (pointer != block + 1 || class_of(size) != block->class - IN_USE) {
        size_t before = class_size((unsigned)(block->class - IN_USE)) -
                        (size_t)((char *)pointer - (char *)(block + 1));
        other = reserve(size);
        if (!other)
            return NULL;
        memcpy(other + 1, pointer, before < size ? before : size);
    }
    library_call(SYS_note_free, pointer);
    if (other != block)
        give(block);
    library_call(SYS_note_alloc, other + 1, size);
    return other + 1;
}

void *reallocarray(void *pointer, size_t count, size_t size)
{
    size_t bytes;
    if (!__builtin_mul_overflow(count, size, &bytes))
        return realloc(pointer, bytes);
    library_fail(K_ENOMEM);
    return NULL;
}

/* ---- Aligned more than others ------------------------------------------------------------- */

/* A block that is large enough to hold one that is aligned; behind a small header of its own. */
void *memalign(size_t alignment, size_t size)
{
    if (alignment <= sizeof(struct library_block))
        return malloc(size);
    if (alignment & (alignment - 1) || size > SIZE_MAX - 2 * alignment) {
        library_fail(alignment & (alignment - 1) ? K_EINVAL : K_ENOMEM);
        return NULL;
    }
    struct library_block *block = reserve(size + 2 * alignment);
    if (!block)
        return NULL;
    uintptr_t from = (uintptr_t)(block + 2);
    struct library_block *at = (struct library_block *)((from + alignment - 1) & -alignment);
    at[-1] = (struct library_block){MOVED, block};
    library_call(SYS_note_alloc, at, size);
    return at;
}

void *aligned_alloc(size_t alignment, size_t size) { return memalign(alignment, size); }

void *valloc(size_t size) { return memalign(4096, size); }

int posix_memalign(void **pointer, size_t alignment, size_t size)
{
    int *error = &user_info.thread->errno_, before = *error;
    if (alignment % sizeof(void *) || alignment == 0 || alignment & (alignment - 1))
        return K_EINVAL;
    void *block = memalign(alignment, size);
    if (!block) {
        *error = before;
        return K_ENOMEM;
    }
    announce_write(pointer, sizeof *pointer);
    *pointer = block;
    return 0;
}
