/* Who is there and what they share: the kernel's tables, as tests see them. */
#include <string.h>

#include "kernel.h"
#include "libpawl_private.h"

static const char *const operations[] = {
#define OPERATION(name, text) [OP_##name] = (text),
#include "operations.def"
#undef OPERATION
    [OP_CALL] = "call",
};

static const char *const calls[] = {
#define CALL(name, count, arguments, way, ready) [SYS_##name] = #name,
#include "syscalls.def"
#undef CALL
};

static const uint8_t argument_counts[] = {
#define CALL(name, count, arguments, way, ready) [SYS_##name] = (count),
#include "syscalls.def"
#undef CALL
};

static const char *const kinds[] = {
#define OBJECT(name, text) [OBJECT_##name] = (text),
#include "objects.def"
#undef OBJECT
};

static const char *const events[] = {
#define EVENT(name, level, text) [EVENT_##name] = (text),
#include "events.def"
#undef EVENT
};

static const char *program_name(const struct process *p)
{
    return programs[machine.images[p->image].program].name;
}

/* ---- Threads ------------------------------------------------------------------------------ */

static void describe_operation(struct pawl_thread *to, const struct thread *t)
{
    const struct trap *announced = &t->announced;
    unsigned count = 2;
    if (announced->kind == TRAP_SYSCALL) {
        to->operation = operations[OP_CALL];
        to->call = calls[announced->number];
        count = argument_counts[announced->number];
    } else {
        to->operation = operations[announced->number];
    }
    memcpy(to->arguments, announced->args, count * sizeof *to->arguments);
    to->pc = announced->pc;
}

static void describe_thread(struct pawl_thread *to, const struct thread *t)
{
    *to = (struct pawl_thread){
        .number = t->number,
        .pid = t->process,
        .program = program_name(process_of(t)),
        .start = t->start,
        .state = t->state == STATE_WAITING ? PAWL_WAITING : PAWL_READY,
        .running = t->number == pawl_running(),
        .deadline = UINT64_MAX,
    };
    describe_operation(to, t);
    if (to->state == PAWL_WAITING) {
        to->object = kinds[t->wait.object];
        to->which = t->wait.which;
        to->since = t->wait.since;
        if (t->wait.timed)
            to->deadline = t->wait.deadline;
    }
}

/* The thread with the lowest number from `number` on; NULL if there is none. */
static const struct thread *thread_from(unsigned number)
{
    const struct thread *found = NULL;
    for (unsigned i = 0; i < THREADS; i++) {
        const struct thread *t = &machine.threads[i];
        if (lives(t) && t->number >= number && (!found || t->number < found->number))
            found = t;
    }
    return found;
}

size_t pawl_threads(struct pawl_thread *threads, size_t most)
{
    size_t count = 0;
    for (const struct thread *t = thread_from(1); t; t = thread_from(t->number + 1u), count++)
        if (count < most)
            describe_thread(&threads[count], t);
    return count;
}

bool pawl_thread(unsigned number, struct pawl_thread *thread)
{
    const struct thread *t = thread_from(number);
    if (!t || t->number != number)
        return libpawl_fail("there is no P%u now", number);
    describe_thread(thread, t);
    return true;
}

/* ---- Processes ---------------------------------------------------------------------------- */

static unsigned open_descriptors(const struct process *p)
{
    unsigned count = 0;
    for (unsigned i = 0; i < DESCRIPTORS; i++)
        count += p->descriptors[i] != NOBODY;
    return count;
}

size_t pawl_processes(struct pawl_process *processes, size_t most)
{
    size_t count = 0;
    for (unsigned pid = 2; pid < PROCESSES; pid++) {
        const struct process *p = &machine.processes[pid];
        if (p->life == LIFE_NONE)
            continue;
        bool zombie = p->life == LIFE_ZOMBIE;
        if (count < most)
            processes[count] = (struct pawl_process){
                .pid = (int)pid,
                .parent = p->parent,
                .program =
                    zombie ? programs[machine.commands[p->command].program].name : program_name(p),
                .zombie = zombie,
                .status = zombie ? p->status : 0,
                .threads = p->threads,
                .descriptors = zombie ? 0 : open_descriptors(p),
            };
        count++;
    }
    return count;
}

/* ---- Objects ------------------------------------------------------------------------------ */

/* Who waits for a semaphore waits for the set and, above the lowest 16 bits, for a number in it. */
static uintptr_t waited_for(const struct thread *t)
{
    return t->wait.object == OBJECT_SEM ? (uint16_t)t->wait.which : t->wait.which;
}

static unsigned waiters(enum object kind, uintptr_t which)
{
    unsigned count = 0;
    for (unsigned i = 0; i < THREADS; i++) {
        const struct thread *t = &machine.threads[i];
        count += t->state == STATE_WAITING && t->wait.object == kind && waited_for(t) == which;
    }
    return count;
}

struct objects {
    struct pawl_object *at;
    size_t most, count;
};

static void add(struct objects *objects, enum object kind, struct pawl_object object)
{
    object.kind = kinds[kind];
    object.waiters = waiters(kind, object.which);
    if (objects->count < objects->most)
        objects->at[objects->count] = object;
    objects->count++;
}

static void add_system_v(struct objects *objects)
{
    for (unsigned i = 0; i < SEM_SETS; i++) {
        const struct sem_set *set = &machine.sem_sets[i];
        if (set->count)
            add(objects, OBJECT_SEM,
                (struct pawl_object){
                    .which = semset_id(set), .key = set->ipc.key, .count = set->count});
    }
    for (unsigned i = 0; i < MSG_QUEUES; i++) {
        const struct msg_queue *queue = &machine.msg_queues[i];
        if (queue->used)
            add(objects, OBJECT_MSG,
                (struct pawl_object){
                    .which = msg_id(queue), .key = queue->ipc.key, .count = queue->count});
    }
    for (unsigned i = 0; i < SEGMENTS; i++) {
        const struct segment *segment = &machine.segments[i];
        if (segment->kind == SEGMENT_SYSTEM_V)
            add(objects, OBJECT_SHM,
                (struct pawl_object){
                    .which = shm_id(segment), .key = segment->ipc.key, .count = segment->size});
    }
}

size_t pawl_objects(struct pawl_object *objects, size_t most)
{
    struct objects all = {objects, most, 0};
    for (unsigned i = 0; i < PIPES; i++) {
        const struct pipe *pipe = &machine.pipes[i];
        if (pipe->used)
            add(&all, OBJECT_PIPE,
                (struct pawl_object){.which = pipe->number,
                                     .count = pipe->count,
                                     .readers = pipe->readers,
                                     .writers = pipe->writers});
    }
    add_system_v(&all);
    for (unsigned i = 0; i < MQS; i++) {
        const struct mq *queue = &machine.mqs[i];
        if (queue->used)
            add(&all, OBJECT_MQ,
                (struct pawl_object){.which = i, .name = queue->name, .count = queue->count});
    }
    return all.count;
}

size_t pawl_semaphores(int id, int *values, size_t most)
{
    for (unsigned i = 0; i < SEM_SETS; i++) {
        const struct sem_set *set = &machine.sem_sets[i];
        if (!set->count || (int)semset_id(set) != id)
            continue;
        for (size_t place = 0; place < set->count && place < most; place++)
            values[place] = machine.sems[set->first + place].value;
        return set->count;
    }
    return 0;
}

/* ---- Memory and events -------------------------------------------------------------------- */

/* What lies in a slot, whose image ever it is. */
static bool read_slot(uintptr_t address, void *to, size_t length)
{
    for (unsigned i = 0; i < slot_count; i++) {
        uintptr_t offset = address - slots[i].base, stacks = (uintptr_t)STACKS * STACK_SIZE;
        if (offset < slots[i].size - stacks && length <= slots[i].size - stacks - offset) {
            memcpy(to, (const void *)address, length);
            return true;
        }
    }
    return libpawl_fail("%#lx is not in the data of any program", (unsigned long)address);
}

bool pawl_read(int pid, uintptr_t address, void *to, size_t length)
{
    if (!pid)
        return read_slot(address, to, length);
    if (pid < 2 || pid >= PROCESSES || machine.processes[pid].life != LIFE_ALIVE)
        return libpawl_fail("there is no process %d", pid);
    const struct process *p = &machine.processes[pid];
    if (!user_may(p, address, length, false))
        return libpawl_fail("process %d has nothing at %#lx", pid, (unsigned long)address);
    char *place = to;
    while (length) {
        size_t piece = length;
        const void *bytes = user_at(&machine.images[p->image], address, &piece);
        if (bytes)
            memcpy(place, bytes, piece);
        else
            memset(place, 0, piece); /* no page: never written */
        address += piece;
        place += piece;
        length -= piece;
    }
    return true;
}

size_t pawl_event_count(void) { return libpawl_record_count(); }

bool pawl_event(size_t index, struct pawl_event *event)
{
    if (index >= libpawl_record_count())
        return libpawl_fail("there is no event %zu", index);
    const struct record *record = libpawl_record(index);
    *event = (struct pawl_event){
        .tick = record->tick,
        .thread = record->thread,
        .name = events[record->event],
        .address = record->address,
        .value = record->value,
        .size = record->size,
        .pc = record->pc,
    };
    return true;
}
