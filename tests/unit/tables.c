/* The machine's tables, compared field by field of struct machine. */
#include <string.h>

#include "tables.h"

static struct machine noted[2], found;

/* What is not compared: it only grows, or says how the scheduler, the clock and the pools stand. */
#define PASSING(FIELD)                                                                             \
    FIELD(tick) FIELD(slept) FIELD(last) FIELD(last_number) FIELD(turn) FIELD(slice)               \
    FIELD(preemptions) FIELD(switches) FIELD(random) FIELD(schedule) FIELD(calls) FIELD(copied)    \
    FIELD(next_number) FIELD(pool_hint) FIELD(pipe_number) FIELD(block_hint) FIELD(socket_number)  \
    FIELD(socket_port) FIELD(records) FIELD(high) FIELD(buffer) FIELD(block_bytes)                 \
    FIELD(handlers) FIELD(pending)                                                                 \
    FIELD(message_pool) FIELD(socket_bytes) FIELD(pool) FIELD(message_used)

/* What is: in the order of struct machine. */
#define COMPARED(FIELD)                                                                            \
    FIELD(boot) FIELD(flags) FIELD(policy) FIELD(quantum) FIELD(deadline) FIELD(hangup)            \
    FIELD(ready) FIELD(acting) FIELD(signal_infos) FIELD(foreground) FIELD(outside)                \
    FIELD(next_event) FIELD(line) FIELD(line_end) FIELD(stirred) FIELD(changed)                    \
    FIELD(commands_alive) FIELD(next_command) FIELD(shared_image) FIELD(commands)                  \
    FIELD(processes) FIELD(threads) FIELD(resumed) FIELD(resident) FIELD(pool_reserved)            \
    FIELD(pool_used) FIELD(images) FIELD(typed_count) FIELD(typed) FIELD(input_place) FIELD(files) \
    FIELD(pipes) FIELD(nodes) FIELD(names) FIELD(home) FIELD(blocks) FIELD(locks) FIELD(sockets)   \
    FIELD(sem_sets) FIELD(sems) FIELD(sem_undos) FIELD(msg_queues) FIELD(mqs) FIELD(messages)      \
    FIELD(message_units) FIELD(segments) FIELD(mappings) FIELD(named_sems)

/* Each field is in one of the two lists. */
#define SIZE(field) +sizeof machine.field
_Static_assert(0 PASSING(SIZE) COMPARED(SIZE) <= sizeof machine, "a field stands in both");
_Static_assert(sizeof machine - (0 PASSING(SIZE) COMPARED(SIZE)) < 128, "a field is missing");

#define CLEAR(what) memset(&(what), 0, sizeof(what))
#define COUNT(table) (sizeof(table) / sizeof *(table))

/* Clears the entries e of a table that are free. */
#define CLEAR_FREE(table, is_used)                                                                 \
    for (size_t i = 0; i < COUNT(table); i++) {                                                    \
        __typeof__(&(table)[0]) e = &(table)[i];                                                   \
        if (!(is_used))                                                                            \
            CLEAR(*e);                                                                             \
    }

/* ---- What an entry in use has besides its state ------------------------------------------ */

/* Where a thread stands is not compared, only what it has. */
static void plain_thread(struct thread *t)
{
    CLEAR(t->context);
    CLEAR(t->announced);
    CLEAR(t->ops);
    t->running = false;
    t->vfork_return = t->value = 0;
    t->mask_before = t->suspended ? t->mask_before : 0;
    t->wait.since = 0;
    if (t->state != STATE_WAITING)
        CLEAR(t->wait);
    CLEAR_FREE(t->held, e->object != OBJECT_NONE);
}

static void plain_process(struct process *p)
{
    CLEAR_FREE(p->actions, e->signal);
    for (unsigned d = 0; d < DESCRIPTORS; d++)
        if (p->descriptors[d] == NOBODY)
            p->descriptor_flags[d] = 0;
}

/* How many pages it has out, not which. */
static void plain_image(struct image *image)
{
    uint16_t pages = 0;
    for (unsigned i = 0; i < SLOT_PAGES; i++)
        pages += image->pages[i] != 0;
    CLEAR(image->pages);
    image->pages[0] = pages;
    for (unsigned i = 0; i < STACKS; i++)
        if (!set_has(image->stacks.word, i))
            image->owner[i] = 0;
}

static void plain_pages(struct machine *m)
{
    uint32_t used = set_size(m->pool_used, POOL_PAGES);
    CLEAR(m->pool_used);
    m->pool_used[0] = used;
}

static bool has_owner(const struct machine *m, unsigned sem)
{
    for (unsigned i = 0; i < SEM_SETS; i++)
        if (sem - m->sem_sets[i].first < m->sem_sets[i].count)
            return true;
    return false;
}

/* ---- The machine ------------------------------------------------------------------------- */

static void plain_tables(struct machine *m)
{
    CLEAR_FREE(m->signal_infos, e->process);
    CLEAR_FREE(m->files, e->kind != FILE_FREE);
    CLEAR_FREE(m->pipes, e->used);
    CLEAR_FREE(m->nodes, e->kind != NODE_FREE && e < &m->nodes[NODES]);
    CLEAR_FREE(m->names, e->node);
    CLEAR_FREE(m->blocks, e->used);
    CLEAR_FREE(m->locks, e->type != LOCK_NONE);
    CLEAR_FREE(m->sockets, e->state != SOCKET_FREE);
    CLEAR_FREE(m->sems, has_owner(m, (unsigned)i));
    CLEAR_FREE(m->sem_sets, e->count);
    CLEAR_FREE(m->sem_undos, e->process);
    CLEAR_FREE(m->msg_queues, e->used);
    CLEAR_FREE(m->mqs, e->used);
    CLEAR_FREE(m->messages, e->used);
    CLEAR_FREE(m->segments, e->kind != SEGMENT_FREE);
    CLEAR_FREE(m->mappings, e->process);
    CLEAR_FREE(m->named_sems, e->used);
    for (unsigned i = 0; i < NODES; i++)
        m->nodes[i].mtime = m->nodes[i].ctime = m->nodes[i].atime = 0;
}

static void plain(struct machine *m)
{
#define CLEAR_FIELD(field) CLEAR(m->field);
    PASSING(CLEAR_FIELD)
    CLEAR_FREE(m->threads, e->state != STATE_FREE);
    CLEAR_FREE(m->processes, e->life != LIFE_NONE);
    CLEAR_FREE(m->images, e->threads);
    for (unsigned i = 0; i < THREADS; i++)
        plain_thread(&m->threads[i]);
    for (unsigned i = 0; i < PROCESSES; i++)
        plain_process(&m->processes[i]);
    for (unsigned i = 0; i < IMAGES; i++)
        plain_image(&m->images[i]);
    plain_pages(m);
    plain_tables(m);
}

void note_tables_as(unsigned note)
{
    kernel_check();
    memcpy(&noted[note], &machine, sizeof machine);
    plain(&noted[note]);
}

static void compare(const char *name, const void *was, const void *is, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (((const uint8_t *)was)[i] != ((const uint8_t *)is)[i]) {
            expect_nothing();
            fail_msg("machine.%s is not as it was: byte %zu was %u, is %u", name, i,
                     ((const uint8_t *)was)[i], ((const uint8_t *)is)[i]);
        }
}

void assert_tables_as(unsigned note)
{
    kernel_check();
    memcpy(&found, &machine, sizeof found);
    plain(&found);
#define COMPARE(field) compare(#field, &noted[note].field, &found.field, sizeof found.field);
    COMPARED(COMPARE)
}

uintptr_t text(const char *string)
{
    enum { TEXTS = 3000, LONGEST = 64 };
    static unsigned turn;
    turn = !turn;
    put_string(TEXTS + turn * LONGEST, string);
    return at(TEXTS + turn * LONGEST);
}

/* ---- Children ---------------------------------------------------------------------------- */

void fork_child(void)
{
    unsigned number = machine.next_number;
    assert_true(call(fork) > 0);
    go(number);
}

void kill_others(unsigned number)
{
    go(number);
    for (unsigned pid = now->process + 1u; pid < PROCESSES; pid++)
        if (machine.processes[pid].life == LIFE_ALIVE)
            assert_int_equal(0, call(kill, pid, K_SIGKILL));
    while (call(waitpid, -1, 0, K_WNOHANG) > 0)
        ;
}

static void make_many(const struct many *many, unsigned flags, unsigned count)
{
    boot(ONE(SOLO), .flags = flags);
    machine.flags &= ~(uint32_t)BOOT_TRACE;
    many->prepare();
    fork_child();
    kill_others(1); /* what its image has out now it has for good */
    note_tables();
    for (unsigned i = 0; i < count; i++) {
        many->round();
        if (i < 2 || i == count - 1)
            assert_tables_same();
    }
}

#ifdef __SANITIZE_ADDRESS__
enum { MANY = 1000 }; /* all is slower */
#else
enum { MANY = 10000 };
#endif

void many_times(void **state)
{
    const struct many *many = *state;
    make_many(many, 0, MANY);
    if (!many->with_lines)
        make_many(many, BOOT_WAKE_ANY, MANY / 10);
}
