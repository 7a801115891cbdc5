/* What is given up leaves nothing: free entries of all tables are zero, but for counters that make ids differ.
   So two machines in which the same things are there are the same. */
#include "kernel.h"

static bool is_zero(const void *from, size_t length)
{
    const uint8_t *byte = from;
    while (length && !*byte)
        byte++, length--;
    return !length;
}

/* The free entries of a table; and those that keep a field. */
#define CHECK_FREE(table, count, is_used)                                                          \
    for (size_t i = 0; i < (count); i++) {                                                         \
        const __typeof__((table)[0]) *e = &(table)[i];                                             \
        CHECK((is_used) || is_zero(e, sizeof *e));                                                 \
    }
#define CHECK_FREE_BUT(field, table, count, is_used)                                               \
    for (size_t i = 0; i < (count); i++) {                                                         \
        const __typeof__((table)[0]) *e = &(table)[i];                                             \
        const size_t begin = offsetof(__typeof__((table)[0]), field), end = begin + sizeof e->field; \
        CHECK((is_used) || (is_zero(e, begin) && is_zero((const uint8_t *)e + end, sizeof *e - end))); \
    }
/* Those that were ever in use, where that is known. */
#define EVER(which) machine.high[HIGH_##which]

static void check_free_processes(void)
{
    CHECK_FREE(machine.threads, EVER(THREADS), e->state != STATE_FREE);
    CHECK_FREE(machine.processes, EVER(PROCESSES), e->life != LIFE_NONE);
    for (unsigned i = 0; i < EVER(IMAGES); i++)
        CHECK(machine.images[i].threads || is_zero(&machine.images[i], offsetof(struct image, pages)));
    CHECK_FREE(machine.signal_infos, SIGNAL_INFOS, e->process);
}

static void check_free_files(void)
{
    CHECK_FREE(machine.files, EVER(FILES), e->kind != FILE_FREE);
    for (unsigned i = 0; i < EVER(PIPES); i++)
        CHECK(machine.pipes[i].used || is_zero(&machine.pipes[i], offsetof(struct pipe, bytes)));
    for (unsigned i = 0; i < EVER(PIPES); i++)
        CHECK(machine.pipes[i].count || machine.pipes[i].first == 0);
    CHECK_FREE(machine.nodes, EVER(NODES), e->kind != NODE_FREE);
    CHECK_FREE(machine.names, EVER(NAMES), e->node);
    CHECK_FREE(machine.blocks, EVER(BLOCKS), e->used);
    CHECK_FREE(machine.locks, LOCKS, e->type != LOCK_NONE);
    CHECK_FREE(machine.sockets, SOCKETS, e->state != SOCKET_FREE);
}

static void check_free_objects(void)
{
    CHECK_FREE_BUT(ipc.sequence, machine.sem_sets, SEM_SETS, e->count);
    CHECK_FREE(machine.sem_undos, SEM_UNDOS, e->process);
    CHECK_FREE_BUT(ipc.sequence, machine.msg_queues, MSG_QUEUES, e->used);
    CHECK_FREE(machine.mqs, MQS, e->used);
    CHECK_FREE(machine.messages, EVER(MESSAGES), e->used);
    CHECK_FREE_BUT(ipc.sequence, machine.segments, SEGMENTS, e->kind != SEGMENT_FREE);
    CHECK_FREE(machine.mappings, SHM_MAPPINGS, e->process);
    CHECK_FREE(machine.named_sems, NAMED_SEMS, e->used);
}

void check_free(void)
{
    check_free_processes();
    check_free_files();
    check_free_objects();
}
