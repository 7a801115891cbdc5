/* Files that are mapped: their bytes lie in a segment, in a row, from the first mapping until the last
   is gone; then they go back into blocks, if there is room (else later, or with the file).
   A mapped file is held by its segment. */
#include "kernel.h"

_Static_assert(SHM_CHUNK % BLOCK == 0, "a chunk is blocks");

static struct segment *segment_of(const struct node *n)
{
    return n->segment == NOBODY ? 0 : &machine.segments[n->segment];
}

static uint8_t *bytes_of(const struct segment *s)
{
    return (uint8_t *)segment_address(s);
}

static uint32_t room_of(const struct segment *s)
{
    return s->chunks * (uint32_t)SHM_CHUNK;
}

uint8_t *mapped_block(const struct node *n, uint32_t number)
{
    struct segment *s = segment_of(n);
    uint64_t end = ((uint64_t)number + 1) * BLOCK;
    if (end > room_of(s) && !segment_grow(s, end))
        return 0;
    return bytes_of(s) + number * (size_t)BLOCK;
}

/* ---- From blocks into a segment, and back ------------------------------------------------ */

static void bring_in(struct node *n, struct segment *s)
{
    for (unsigned i = n->first; i != NOBODY; i = machine.blocks[i].next)
        arch_copy(bytes_of(s) + machine.blocks[i].number * (size_t)BLOCK, machine.block_bytes[i], BLOCK);
    uint32_t size = n->size;
    data_resize(n, 0);
    n->size = size;
}

struct segment *mapped_segment(unsigned node, size_t end)
{
    struct node *n = node_of(node);
    struct segment *s = segment_of(n);
    if (end < n->size)
        end = n->size;
    if (s && end > room_of(s) && !segment_grow(s, end))
        return 0;
    if (!s) {
        s = segment_new(SEGMENT_FILE, end);
        if (!s)
            return 0;
        s->node = (uint16_t)node;
        bring_in(n, s);
        n->segment = (uint16_t)(s - machine.segments);
    }
    if (!s->mappings)
        fs_hold(node);
    return s;
}

static bool is_zero(const uint8_t *bytes, size_t length)
{
    while (length && !*bytes)
        bytes++, length--;
    return !length;
}

/* Zeros need no block. */
static void bring_back(struct node *n, struct segment *s)
{
    uint32_t size = n->size, index = n->segment;
    bool room = true;
    n->segment = NOBODY;
    for (uint32_t at = 0; room && at < size; at += BLOCK) {
        uint32_t length = size - at < BLOCK ? size - at : BLOCK;
        if (!is_zero(bytes_of(s) + at, length))
            room = data_put(n, at, bytes_of(s) + at, length) == (intptr_t)length;
    }
    if (!room)
        data_resize(n, 0);
    n->size = size;
    if (room)
        segment_free(s);
    else
        n->segment = (uint16_t)index;
}

void mapped_file_left(struct process *p, struct segment *s, uint32_t from)
{
    (void)p, (void)from;
    unsigned node = s->node;
    struct node *n = node_of(node);
    if (s->mappings)
        return;
    if (n->links || n->opens > 1)
        bring_back(n, s);
    fs_release(node);
}

/* ---- Another size ------------------------------------------------------------------------ */

/* What lies behind the end is zeros, as far as there are chunks. */
void mapped_resize(struct node *n, uint32_t size)
{
    struct segment *s = segment_of(n);
    uint32_t end = n->size < room_of(s) ? n->size : room_of(s);
    if (size < end)
        arch_clear(bytes_of(s) + size, end - size);
    n->size = size;
    if (!size && !s->mappings) {
        n->segment = NOBODY;
        segment_free(s);
    }
}
