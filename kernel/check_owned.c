/* The other half of check.c: what is owned exactly once, and by whom.

   What is owned is taken off the table that counts it; then nothing may be left there; then all is
   put back. So neither two owners nor none stay unseen, and the checks need no memory. */
#include "kernel.h"

/* ---- Images and the pool ----------------------------------------------------------------- */

/* Takes a page off the pool's set of used pages, or puts it back. */
static void count_page(unsigned page, bool back)
{
    CHECK(page < POOL_PAGES);
    CHECK(set_has(machine.pool_used, page) != back);
    if (back)
        set_add(machine.pool_used, page);
    else
        set_remove(machine.pool_used, page);
}

/* The same with all pages of an image. Most entries are 0: four are looked at together. */
static void count_pages(const struct image *image, bool back)
{
    typedef uint64_t four_pages __attribute__((may_alias));
    _Static_assert(SLOT_PAGES % 4 == 0, "pages are looked at by fours");
    uint32_t pages = 0;
    for (uint32_t i = 0; i < SLOT_PAGES; i += 4)
        for (uint32_t j = i; *(const four_pages *)&image->pages[i] && j < i + 4; j++)
            if (image->pages[j]) {
                count_page(image->pages[j] - 1u, back);
                pages++;
            }
    CHECK(pages <= image->reserved);
}

static void check_image(const struct image *image)
{
    unsigned index = (unsigned)(image - machine.images);
    CHECK(image->program < program_count);
    bool kept = index == machine.shared_image;
    CHECK(image->threads == set_size(image->stacks.word, STACKS) + kept);
    CHECK(image->heap_end >= programs[image->program].heap_start);
    CHECK(image->heap_end <= slot_of(image)->size);
    for (unsigned i = set_next(image->stacks.word, STACKS, 0); i < STACKS;
         i = set_next(image->stacks.word, STACKS, i + 1)) {
        CHECK(image->owner[i] && image->owner[i] <= THREADS);
        const struct thread *t = &machine.threads[image->owner[i] - 1];
        CHECK(t->state != STATE_FREE);
        CHECK(t->stack == i);
        CHECK(process_of(t)->image == index);
    }
}

static void check_free_image(const struct image *image)
{
    CHECK(image->reserved == 0);
    CHECK(set_size(image->stacks.word, STACKS) == 0);
}

static void check_residents(void)
{
    for (unsigned slot = 0; slot < slot_count; slot++) {
        unsigned resident = machine.resident[slot];
        if (resident == NOBODY)
            continue;
        CHECK(resident < IMAGES);
        CHECK(machine.images[resident].threads > 0);
        CHECK(programs[machine.images[resident].program].slot == slot);
    }
}

static void check_pool(void)
{
    uint32_t reserved = 0;
    for (unsigned i = 0; i < IMAGES; i++)
        if (machine.images[i].threads) {
            count_pages(&machine.images[i], false);
            reserved += machine.images[i].reserved;
        }
    CHECK(machine.pool_reserved == reserved);
    CHECK(reserved <= POOL_PAGES);
    CHECK(set_next(machine.pool_used, POOL_PAGES, 0) == POOL_PAGES); /* no page has no owner */
    for (unsigned i = 0; i < IMAGES; i++)
        if (machine.images[i].threads)
            count_pages(&machine.images[i], true);
    for (unsigned page = 0; page < machine.pool_hint && page < POOL_PAGES; page++)
        CHECK(set_has(machine.pool_used, page));
}

void check_images(void)
{
    for (unsigned i = 0; i < IMAGES; i++)
        if (machine.images[i].threads)
            check_image(&machine.images[i]);
        else
            check_free_image(&machine.images[i]);
    check_residents();
    check_pool();
}

/* ---- Open files, pipes, queues ----------------------------------------------------------- */

/* Takes the descriptors off the references of their files, or puts them back. */
static void count_descriptors(int change)
{
    for (unsigned pid = INIT + 1; pid < PROCESSES; pid++) {
        const struct process *p = &machine.processes[pid];
        for (unsigned d = 0; p->life == LIFE_ALIVE && d < DESCRIPTORS; d++) {
            if (p->descriptors[d] == NOBODY)
                continue;
            CHECK(p->descriptors[d] < FILES);
            CHECK(machine.files[p->descriptors[d]].kind != FILE_FREE);
            machine.files[p->descriptors[d]].references += (uint16_t)change;
        }
    }
}

static void count_end(unsigned pipe, int access, int change)
{
    CHECK(pipe < PIPES && machine.pipes[pipe].used);
    if (access != K_O_WRONLY)
        machine.pipes[pipe].readers += (uint16_t)change;
    if (access != K_O_RDONLY)
        machine.pipes[pipe].writers += (uint16_t)change;
}

/* The same with open files, and the readers, writers and opens of what they name. */
static void count_files(int change)
{
    for (const struct file *f = machine.files; f < machine.files + FILES; f++) {
        if (f->kind == FILE_PIPE_READ || f->kind == FILE_PIPE_WRITE || f->kind == FILE_PIPE_BOTH) {
            count_end(f->index, f->flags & K_O_ACCMODE, change);
            CHECK(f->node == machine.pipes[f->index].node);
        } else if (f->kind == FILE_MQ) {
            CHECK(f->index < MQS && machine.mqs[f->index].used);
            machine.mqs[f->index].opens += (uint16_t)change;
        } else if (f->kind == FILE_SOCKET) {
            CHECK(f->index < SOCKETS && machine.sockets[f->index].state != SOCKET_FREE);
            CHECK(machine.sockets[f->index].open == (change < 0)); /* one file names it */
            machine.sockets[f->index].open = change > 0;
        }
    }
}

/* The same with threads that wait in a FIFO's open. */
static void count_opening(int change)
{
    for (const struct thread *t = waiter(machine.line); t; t = waiter(t->wait.next))
        if (t->wait.fifo != NOBODY)
            count_end(node_of(t->wait.fifo)->index, (int)t->announced.args[1] & K_O_ACCMODE, change);
}

static void check_pipe(const struct pipe *p)
{
    CHECK(!p->used || p->count <= PIPE_SIZE);
    CHECK(!p->used || p->first < PIPE_SIZE);
    CHECK(p->used == (p->readers || p->writers));
    CHECK(!p->used || p->node == NOBODY || &machine.pipes[node_of(p->node)->index] == p);
}

void check_files(void)
{
    count_descriptors(-1);
    for (unsigned i = 0; i < FILES; i++)
        CHECK(machine.files[i].references == 0); /* as many as descriptors name it */
    count_descriptors(1);
    for (unsigned i = 0; i < FILES; i++)
        CHECK((machine.files[i].kind == FILE_FREE) == (machine.files[i].references == 0));
    for (unsigned i = 0; i < PIPES; i++)
        check_pipe(&machine.pipes[i]);
    count_files(-1);
    count_opening(-1);
    for (unsigned i = 0; i < PIPES; i++)
        CHECK(machine.pipes[i].readers == 0 && machine.pipes[i].writers == 0);
    for (unsigned i = 0; i < MQS; i++)
        CHECK(machine.mqs[i].opens == 0);
    for (unsigned i = 0; i < SOCKETS; i++)
        CHECK(machine.sockets[i].state == SOCKET_FREE || !machine.sockets[i].open);
    count_files(1);
    count_opening(1);
}

/* ---- System V sets ----------------------------------------------------------------------- */

static bool overlap(const struct sem_set *a, const struct sem_set *b)
{
    return a->first < b->first + b->count && b->first < a->first + a->count;
}

static void check_set(const struct sem_set *s)
{
    CHECK(s->first + s->count <= SEMS);
    for (const struct sem_set *other = s + 1; other < machine.sem_sets + SEM_SETS; other++) {
        CHECK(!other->count || !overlap(s, other));
        CHECK(!other->count || other->ipc.key != s->ipc.key || s->ipc.key == K_IPC_PRIVATE);
    }
    for (unsigned i = 0; i < s->count; i++)
        CHECK((unsigned)machine.sems[s->first + i].value <= K_SEMVMX);
}

static bool in_a_set(unsigned sem)
{
    for (const struct sem_set *s = machine.sem_sets; s < machine.sem_sets + SEM_SETS; s++)
        if (sem >= s->first && sem < s->first + s->count)
            return true;
    return false;
}

void check_sem_sets(void)
{
    for (const struct sem_set *s = machine.sem_sets; s < machine.sem_sets + SEM_SETS; s++)
        if (s->count)
            check_set(s);
    unsigned undos = 0;
    for (const struct sem_undo *u = machine.sem_undos; u < machine.sem_undos + SEM_UNDOS; u++)
        if (u->process) {
            undos++;
            CHECK(u->process < PROCESSES && machine.processes[u->process].life == LIFE_ALIVE);
            CHECK(in_a_set(u->sem));
            CHECK(u->adjust != 0);
        }
    CHECK(undos == machine.undo_count);
}

/* ---- Messages ---------------------------------------------------------------------------- */

static uint32_t units_of(const struct message *m)
{
    return (m->length + MESSAGE_UNIT - 1) / MESSAGE_UNIT;
}

/* Takes a message and its units off the tables, or puts them back. */
static void count_message(unsigned index, bool back)
{
    CHECK(index < MESSAGES);
    struct message *m = &machine.messages[index];
    CHECK(m->used != back);
    m->used = back;
    CHECK(m->place + units_of(m) <= MESSAGE_POOL / MESSAGE_UNIT);
    for (unsigned unit = m->place; unit < m->place + units_of(m); unit++) {
        CHECK(set_has(machine.message_used, unit) != back);
        if (back)
            set_add(machine.message_used, unit);
        else
            set_remove(machine.message_used, unit);
    }
    machine.message_units += back ? units_of(m) : 0 - units_of(m);
}

static void count_msg_queue(const struct msg_queue *q, bool back)
{
    uint32_t count = 0, bytes = 0;
    unsigned last = NOBODY;
    for (unsigned i = q->first; i != NOBODY; last = i, i = machine.messages[i].next) {
        count_message(i, back);
        count++;
        bytes += machine.messages[i].length;
        CHECK(machine.messages[i].type > 0);
    }
    CHECK(q->last == last);
    CHECK(q->count == count);
    CHECK(q->bytes == bytes);
}

static void count_mq(const struct mq *q, bool back)
{
    uint32_t count = 0;
    long priority = K_MQ_PRIO_MAX;
    for (unsigned i = q->first; i != NOBODY; i = machine.messages[i].next) {
        count_message(i, back);
        count++;
        CHECK(machine.messages[i].type <= priority);
        CHECK(machine.messages[i].length <= q->longest);
        priority = machine.messages[i].type;
    }
    CHECK(q->count == count);
    CHECK(q->count <= q->most);
    CHECK(q->opens || !q->unlinked);
    CHECK(!q->notify.process || machine.processes[q->notify.process].life == LIFE_ALIVE);
}

static void count_messages(bool back)
{
    for (unsigned i = 0; i < MSG_QUEUES; i++)
        if (machine.msg_queues[i].used)
            count_msg_queue(&machine.msg_queues[i], back);
    for (unsigned i = 0; i < MQS; i++)
        if (machine.mqs[i].used)
            count_mq(&machine.mqs[i], back);
    for (const struct thread *t = waiter(machine.line); t; t = waiter(t->wait.next))
        if (t->wait.message != NOBODY) /* a sender's that waits for room */
            count_message(t->wait.message, back);
}

void check_messages(void)
{
    count_messages(false);
    for (unsigned i = 0; i < MESSAGES; i++)
        CHECK(!machine.messages[i].used); /* each has an owner */
    CHECK(machine.message_units == 0);
    CHECK(set_next(machine.message_used, MESSAGE_POOL / MESSAGE_UNIT, 0) ==
          MESSAGE_POOL / MESSAGE_UNIT);
    count_messages(true);
}
