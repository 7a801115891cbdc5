/* Invariants of shared memory: who has which chunk, and who maps what. */
#include "kernel.h"

static void check_segment(const struct segment *s)
{
    CHECK(s->chunks > 0 && s->first + s->chunks <= SHM_CHUNKS);
    CHECK(s->size > 0 && s->size <= s->chunks * (uint32_t)SHM_CHUNK);
    for (const struct segment *other = s + 1; other < machine.segments + SEGMENTS; other++) {
        if (other->kind == SEGMENT_FREE)
            continue;
        CHECK(other->first >= s->first + s->chunks || s->first >= other->first + other->chunks);
        CHECK(other->kind != s->kind || s->kind != SEGMENT_SYSTEM_V || other->ipc.key != s->ipc.key ||
              s->ipc.key == K_IPC_PRIVATE);
    }
    CHECK(!s->removed || s->mappings); /* what is to go and nobody maps has gone */
    CHECK(s->kind != SEGMENT_ANONYMOUS || s->mappings);
    if (s->kind == SEGMENT_FILE) {
        CHECK(s->node < NODES && machine.nodes[s->node].kind == NODE_FILE);
        CHECK(machine.nodes[s->node].segment == s - machine.segments);
        CHECK(machine.nodes[s->node].first == NOBODY);
    }
}

/* They have a segment while there are any. */
static void check_named(void)
{
    unsigned used = 0, segments = 0;
    for (const struct named_sem *n = machine.named_sems; n < machine.named_sems + NAMED_SEMS; n++)
        used += n->used;
    for (const struct segment *s = machine.segments; s < machine.segments + SEGMENTS; s++)
        segments += s->kind == SEGMENT_SEMAPHORES;
    CHECK(segments == (used != 0));
    for (const struct mapping *m = machine.mappings; m < machine.mappings + SHM_MAPPINGS; m++) {
        const struct segment *s = &machine.segments[m->segment];
        uint32_t from = m->from - s->first * (uint32_t)SHM_CHUNK;
        if (m->process && s->kind == SEGMENT_SEMAPHORES)
            CHECK(m->length == sizeof(struct k_sem) &&
                  machine.named_sems[from / sizeof(struct k_sem)].used);
    }
}

static void check_mapping(const struct mapping *m, unsigned pid)
{
    CHECK(m->process == pid);
    CHECK(m->segment < SEGMENTS);
    const struct segment *s = &machine.segments[m->segment];
    CHECK(s->kind != SEGMENT_FREE);
    uint32_t from = s->first * (uint32_t)SHM_CHUNK;
    CHECK(m->from >= from && m->length > 0);
    CHECK(m->from - from + m->length <= s->chunks * (uint32_t)SHM_CHUNK);
}

/* Takes the mappings off their segments' numbers and counts them, or puts them back. */
static unsigned count_mappings(int change)
{
    unsigned count = 0;
    for (unsigned pid = INIT + 1; pid < PROCESSES; pid++) {
        const struct process *p = &machine.processes[pid];
        if (p->life != LIFE_ALIVE) {
            CHECK(p->life == LIFE_NONE || p->mappings == NOBODY);
            continue;
        }
        for (unsigned i = p->mappings; i != NOBODY; i = machine.mappings[i].next) {
            CHECK(i < SHM_MAPPINGS && count++ < SHM_MAPPINGS);
            check_mapping(&machine.mappings[i], pid);
            machine.segments[machine.mappings[i].segment].mappings += (uint16_t)change;
        }
    }
    return count;
}

void check_shared(void)
{
    unsigned used = 0;
    for (const struct segment *s = machine.segments; s < machine.segments + SEGMENTS; s++)
        if (s->kind != SEGMENT_FREE)
            check_segment(s);
    for (unsigned i = 0; i < SHM_MAPPINGS; i++)
        used += machine.mappings[i].process != 0;
    CHECK(count_mappings(-1) == used); /* each is in its process's list */
    for (unsigned i = 0; i < SEGMENTS; i++)
        CHECK(machine.segments[i].mappings == 0);
    count_mappings(1);
    check_named();
}
