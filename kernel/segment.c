/* Shared memory: one pool of chunks that lies at the same address for all, dealt out in segments of
   chunks in a row. What a process may touch of it are its mappings: lists, each a range of one
   segment with rights of its own.

       shared_memory   |  segment 0   | segment 1 |  free  | segment 2 |
       process A        [ rw        ]
       process B        [ r         ]  [ rw      ]

   The kernel checks announced accesses by mappings; the hardware, by chunks, what is not announced. */
#include "kernel.h"

enum { POOL = SHM_CHUNKS * SHM_CHUNK };
_Static_assert(SHM_CHUNKS <= 16, "a set of chunks is a word, its sums another");

static unsigned index_of(const struct segment *s)
{
    return (unsigned)(s - machine.segments);
}

static uint32_t place_of(const struct segment *s)
{
    return s->first * (uint32_t)SHM_CHUNK;
}

static uintptr_t pool_start(void)
{
    return (uintptr_t)shared_memory;
}

uintptr_t segment_address(const struct segment *s)
{
    return pool_start() + place_of(s);
}

bool shm_has(uintptr_t address)
{
    return address - pool_start() < POOL;
}

struct segment *segment_at(uintptr_t address)
{
    for (struct segment *s = machine.segments; s < machine.segments + SEGMENTS; s++)
        if (s->kind != SEGMENT_FREE && address - segment_address(s) < s->chunks * (uintptr_t)SHM_CHUNK)
            return s;
    return 0;
}

/* ---- Segments ---------------------------------------------------------------------------- */

static uint32_t chunks_of(const struct segment *s)
{
    return ((1u << s->chunks) - 1) << s->first;
}

static uint32_t used_chunks(void)
{
    uint32_t used = 0;
    for (const struct segment *s = machine.segments; s < machine.segments + SEGMENTS; s++)
        if (s->kind != SEGMENT_FREE)
            used |= chunks_of(s);
    return used;
}

/* A segment takes at least one chunk, so with a chunk there is an entry for it. */
static struct segment *free_segment(void)
{
    struct segment *s = machine.segments;
    while (s->kind != SEGMENT_FREE)
        s++;
    return s;
}

struct segment *segment_new(enum segment_kind kind, size_t size)
{
    uint32_t used = used_chunks();
    unsigned count = (unsigned)((size + SHM_CHUNK - 1) / SHM_CHUNK), first = 0;
    uint32_t wanted = (1u << count) - 1;
    if (size > POOL)
        return 0;
    while (first + count <= SHM_CHUNKS && used >> first & wanted)
        first++;
    if (first + count > SHM_CHUNKS)
        return 0;
    struct segment *s = free_segment();
    *s = (struct segment){.kind = (uint8_t)kind,
                          .first = (uint8_t)first,
                          .chunks = (uint8_t)count,
                          .size = (uint32_t)size,
                          .ipc.sequence = s->ipc.sequence};
    arch_clear(shared_memory[first], count * (size_t)SHM_CHUNK);
    if (tracing() && kind != SEGMENT_SEMAPHORES) /* of which each has an event of its own */
        trace(EVENT_SHARED, 0, segment_address(s), count * (uint64_t)SHM_CHUNK, kind);
    return s;
}

bool segment_grow(struct segment *s, uint64_t size)
{
    unsigned first = s->first + s->chunks, count = 0;
    uint32_t used = used_chunks();
    while ((s->chunks + count) * (uint64_t)SHM_CHUNK < size) {
        if (first + count >= SHM_CHUNKS || used >> (first + count) & 1)
            return false;
        count++;
    }
    arch_clear(shared_memory[first], count * (size_t)SHM_CHUNK);
    s->chunks = (uint8_t)(s->chunks + count);
    s->size = (uint32_t)size;
    if (tracing() && count)
        trace(EVENT_SHARED, 0, segment_address(s), s->chunks * (uint64_t)SHM_CHUNK, s->kind);
    return true;
}

void segment_free(struct segment *s)
{
    enum { SEQUENCES = 32768 / SEGMENTS }; /* ids are below 32768 */
    arch_clear(shared_memory[s->first], s->chunks * (size_t)SHM_CHUNK);
    *s = (struct segment){.ipc.sequence = (uint16_t)((s->ipc.sequence + 1u) % SEQUENCES)};
}

/* Its last bytes that can be reached: to the end of a page, as elsewhere. */
uint32_t segment_room(uint32_t size)
{
    enum { ROUND = SHM_CHUNK < (int)K_PAGE_SIZE ? SHM_CHUNK : (int)K_PAGE_SIZE };
    return (size + ROUND - 1) / ROUND * ROUND;
}

/* ---- Mappings ---------------------------------------------------------------------------- */

static struct mapping *free_mapping(void)
{
    for (struct mapping *m = machine.mappings; m < machine.mappings + SHM_MAPPINGS; m++)
        if (!m->process)
            return m;
    return 0;
}

struct mapping *segment_map(struct process *p, struct segment *s, uint32_t from, uint32_t length,
                            unsigned rights)
{
    struct mapping *m = free_mapping();
    if (!m)
        return 0;
    *m = (struct mapping){.process = (uint16_t)pid_of(p),
                          .next = p->mappings,
                          .segment = (uint8_t)index_of(s),
                          .rights = (uint8_t)rights,
                          .most = (uint8_t)rights,
                          .from = place_of(s) + from,
                          .length = length};
    p->mappings = (uint16_t)(m - machine.mappings);
    s->mappings++;
    machine.resumed = NOBODY; /* its protection is another now */
    return m;
}

struct mapping *mapping_of(const struct process *p, uintptr_t address)
{
    uintptr_t from = address - pool_start();
    for (unsigned i = p->mappings; i != NOBODY; i = machine.mappings[i].next)
        if (from - machine.mappings[i].from < machine.mappings[i].length)
            return &machine.mappings[i];
    return 0;
}

static void unlink_mapping(struct process *p, struct mapping *m)
{
    uint16_t *link = &p->mappings;
    while (*link != m - machine.mappings)
        link = &machine.mappings[*link].next;
    *link = m->next;
}

void segment_unmap(struct process *p, struct mapping *m)
{
    static void (*const unmapped[])(struct process *, struct segment *, uint32_t) = {
        [SEGMENT_SYSTEM_V] = shm_detached,
        [SEGMENT_ANONYMOUS] = anonymous_left,
        [SEGMENT_FILE] = mapped_file_left,
        [SEGMENT_SEMAPHORES] = sem_named_left,
    };
    struct segment *s = &machine.segments[m->segment];
    uint32_t from = m->from - place_of(s);
    unlink_mapping(p, m);
    *m = (struct mapping){.process = 0};
    s->mappings--;
    machine.resumed = NOBODY;
    unmapped[s->kind](p, s, from);
    wait_changed(); /* whoever waits for what lies there cannot any more */
}

/* Cuts the lower part, up to pool offset `at`, off into an entry of its own, behind the other. */
static bool cut_below(struct mapping *m, uint32_t at)
{
    struct mapping *lower = free_mapping();
    if (!lower)
        return false;
    *lower = *m;
    lower->length = at - m->from;
    m->length -= lower->length;
    m->from = at;
    m->next = (uint16_t)(lower - machine.mappings);
    machine.segments[m->segment].mappings++;
    return true;
}

struct mapping *mapping_cut(struct process *p, struct mapping *m, uintptr_t from, uintptr_t end)
{
    uint32_t first = (uint32_t)(from - pool_start());
    uint64_t last = end - pool_start();
    if (m->from < first && !cut_below(m, first))
        return 0;
    if (last >= m->from + m->length)
        return m;
    return cut_below(m, (uint32_t)last) ? mapping_of(p, from) : 0;
}

/* Bytes of a file's mapping behind the file's last page are nobody's: SIGBUS. */
static bool behind_file(const struct mapping *m, uintptr_t end)
{
    const struct segment *s = &machine.segments[m->segment];
    return s->kind == SEGMENT_FILE && end - place_of(s) > segment_room(node_of(s->node)->size);
}

unsigned shm_signal(const struct process *p, uintptr_t address)
{
    const struct mapping *m = shm_has(address) ? mapping_of(p, address) : 0;
    return m && behind_file(m, address - pool_start() + 1) ? K_SIGBUS : K_SIGSEGV;
}

bool shm_may(const struct process *p, uintptr_t address, size_t length, bool write)
{
    uintptr_t from = address - pool_start();
    unsigned right = write ? K_PROT_WRITE : K_PROT_READ;
    for (unsigned i = p->mappings; i != NOBODY; i = machine.mappings[i].next) {
        const struct mapping *m = &machine.mappings[i];
        uintptr_t offset = from - m->from;
        if (offset < m->length && length <= m->length - offset && m->rights & right &&
            !behind_file(m, from + length))
            return true;
    }
    return false;
}

uint32_t shm_chunks(const struct process *p)
{
    uint32_t chunks = 0;
    for (unsigned i = p->mappings; i != NOBODY; i = machine.mappings[i].next) {
        const struct mapping *m = &machine.mappings[i];
        unsigned first = m->from / SHM_CHUNK, last = (m->from + m->length - 1) / SHM_CHUNK;
        if (m->rights)
            chunks |= ((2u << (last - first)) - 1) << first;
    }
    return chunks;
}

/* ---- A process's mappings as a whole ------------------------------------------------------- */

bool shm_can_inherit(const struct process *parent)
{
    unsigned missing = 0;
    for (unsigned i = parent->mappings; i != NOBODY; i = machine.mappings[i].next)
        missing++;
    for (unsigned i = 0; i < SHM_MAPPINGS && missing; i++)
        missing -= !machine.mappings[i].process;
    return !missing;
}

/* In the parent's order: what is mapped twice is unmapped alike. */
void shm_inherit(struct process *child, const struct process *parent)
{
    uint16_t *link = &child->mappings;
    for (unsigned i = parent->mappings; i != NOBODY; i = machine.mappings[i].next) {
        struct mapping *m = free_mapping();
        *m = machine.mappings[i];
        m->process = (uint16_t)pid_of(child);
        machine.segments[m->segment].mappings++;
        *link = (uint16_t)(m - machine.mappings);
        link = &m->next;
    }
    *link = NOBODY;
}

void shm_detach_all(struct process *p)
{
    while (p->mappings != NOBODY)
        segment_unmap(p, &machine.mappings[p->mappings]);
}
