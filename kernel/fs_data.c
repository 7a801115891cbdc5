/* A file's bytes: a chain of blocks, in the order of their numbers. A block that is missing is a hole:
   its bytes are 0. In the last block the bytes behind the file's end are 0, too. */
#include "kernel.h"

/* The link that names block `number` of the file, or the one before which it belongs. */
static uint16_t *link_of(struct node *n, uint32_t number)
{
    uint16_t *link = &n->first;
    while (*link != NOBODY && machine.blocks[*link].number < number)
        link = &machine.blocks[*link].next;
    return link;
}

static bool leads_to(const uint16_t *link, uint32_t number)
{
    return *link != NOBODY && machine.blocks[*link].number == number;
}

static uint8_t *bytes_of(unsigned block)
{
    return machine.block_bytes[block];
}

static void clear(uint8_t *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++)
        bytes[i] = 0;
}

/* A block full of zeros, as free ones are: its index, or NOBODY. */
static unsigned take_block(void)
{
    for (uint32_t i = machine.block_hint; i < BLOCKS; i++) {
        if (machine.blocks[i].used)
            continue;
        machine.block_hint = i + 1;
        machine.blocks[i].used = true;
        high_water(HIGH_BLOCKS, i + 1);
        return i;
    }
    machine.block_hint = BLOCKS;
    return NOBODY;
}

/* Takes the block that the link leads to out of the chain. */
static void give_block(uint16_t *link)
{
    unsigned i = *link;
    *link = machine.blocks[i].next;
    machine.blocks[i] = (struct block){.used = false};
    clear(bytes_of(i), BLOCK);
    if (i < machine.block_hint)
        machine.block_hint = i;
}

/* The bytes of block `number`, which is made if it is not there; NULL if there is no room. */
static uint8_t *block_at(struct node *n, uint32_t number)
{
    if (n->segment != NOBODY)
        return mapped_block(n, number);
    uint16_t *link = link_of(n, number);
    if (!leads_to(link, number)) {
        unsigned i = take_block();
        if (i == NOBODY)
            return 0;
        machine.blocks[i].number = number;
        machine.blocks[i].next = *link;
        *link = (uint16_t)i;
    }
    return bytes_of(*link);
}

/* The same to read: the zeros of a hole. */
static const uint8_t *block_to_read(struct node *n, uint32_t number)
{
    static const uint8_t zeros[BLOCK];
    const uint16_t *link = link_of(n, number);
    const uint8_t *bytes = leads_to(link, number) ? bytes_of(*link) : 0;
    if (n->segment != NOBODY)
        bytes = mapped_block(n, number);
    return bytes ? bytes : zeros;
}

/* How many of `length` bytes at `offset` lie in one block. */
static size_t piece_at(uint32_t offset, size_t length)
{
    size_t rest = BLOCK - offset % BLOCK;
    return length < rest ? length : rest;
}

intptr_t data_read(struct thread *t, struct node *n, uint32_t offset, uintptr_t to, size_t length)
{
    if (offset >= n->size)
        return 0;
    if (length > n->size - offset)
        length = n->size - offset;
    if (!user_may(process_of(t), to, length, true))
        return -K_EFAULT;
    for (size_t done = 0, piece; done < length; done += piece, offset += (uint32_t)piece) {
        const uint8_t *bytes = block_to_read(n, offset / BLOCK);
        piece = piece_at(offset, length - done);
        user_write(t, to + done, bytes + offset % BLOCK, piece);
    }
    return (intptr_t)length;
}

/* From user memory (t) or from the kernel's (t is NULL). */
static intptr_t put(struct thread *t, struct node *n, uint32_t offset, uintptr_t from, size_t length)
{
    size_t done = 0;
    if (length && offset >= DATA_MOST)
        return -K_EFBIG;
    if (length > DATA_MOST - offset)
        length = DATA_MOST - offset;
    if (t && !user_may(process_of(t), from, length, false))
        return -K_EFAULT;
    while (done < length) {
        size_t piece = piece_at(offset, length - done);
        uint8_t *bytes = block_at(n, offset / BLOCK);
        if (!bytes)
            break;
        if (t)
            user_read(t, bytes + offset % BLOCK, from + done, piece);
        else
            arch_copy(bytes + offset % BLOCK, (const void *)(from + done), piece);
        done += piece;
        offset += (uint32_t)piece;
    }
    if (done && offset > n->size)
        n->size = offset;
    return done || !length ? (intptr_t)done : -K_ENOSPC;
}

intptr_t data_write(struct thread *t, struct node *n, uint32_t offset, uintptr_t from, size_t length)
{
    return put(t, n, offset, from, length);
}

intptr_t data_put(struct node *n, uint32_t offset, const void *from, size_t length)
{
    return put(0, n, offset, (uintptr_t)from, length);
}

void data_resize(struct node *n, uint32_t size)
{
    if (n->segment != NOBODY) {
        mapped_resize(n, size);
        return;
    }
    uint16_t *link = link_of(n, size / BLOCK);
    if (size < n->size && leads_to(link, size / BLOCK) && size % BLOCK) {
        clear(bytes_of(*link) + size % BLOCK, BLOCK - size % BLOCK);
        link = &machine.blocks[*link].next;
    }
    while (size < n->size && *link != NOBODY)
        give_block(link);
    n->size = size;
}

uint32_t data_blocks(const struct node *n)
{
    uint32_t count = 0;
    for (unsigned i = n->kind == NODE_FILE ? n->first : NOBODY; i != NOBODY; i = machine.blocks[i].next)
        count++;
    return count;
}
