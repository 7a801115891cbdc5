/* Is all well? Each check is an invariant of the machine between two traps. */
#include "kernel.h"

/* ---- Threads, the ready set, the line of waiters ----------------------------------------- */

static void check_memory_of(const struct thread *t)
{
    CHECK(process_of(t)->image < IMAGES);
    const struct image *image = image_of(t);
    CHECK(image->program < program_count);
    CHECK(t->stack < STACKS);
    CHECK(set_has(image->stacks.word, t->stack));
    const struct thread *borrower = borrower_of(t);
    CHECK(borrower ? borrower->stack == t->stack && process_of(borrower)->image == process_of(t)->image
                   : image->owner[t->stack] == thread_index(t) + 1);
    CHECK((uintptr_t)(t->block + 1) == image_stack_top(image, t->stack));
}

static void check_thread(const struct thread *t)
{
    bool ready = set_has(machine.ready.word, thread_index(t));
    CHECK(t->state <= STATE_ENDED);
    CHECK(ready == (t->state == STATE_READY && !process_of(t)->stopped));
    if (t->state == STATE_FREE)
        return;
    CHECK(t->process > INIT && t->process < PROCESSES);
    CHECK(process_of(t)->life == LIFE_ALIVE);
    CHECK(t->number > 0 && t->number < machine.next_number);
    if (t->state == STATE_ENDED) {
        CHECK(!t->detached || thread_leads(t)); /* else it would be free */
        return;
    }
    CHECK(!t->running || machine.resumed == thread_index(t));
    CHECK(t->state != STATE_WAITING || t->announced.kind == TRAP_SYSCALL);
    CHECK((t->state == STATE_WAITING) == (t->wait.object != OBJECT_NONE));
    check_memory_of(t);
    high_water(HIGH_STACK, (unsigned)(image_stack_top(image_of(t), t->stack) -
                                      arch_context_sp(&t->context)));
}

static void check_threads(void)
{
    for (unsigned i = 0; i < THREADS; i++)
        check_thread(&machine.threads[i]);
    for (unsigned i = 0; i < THREADS; i++)
        for (unsigned j = i + 1; machine.threads[i].state != STATE_FREE && j < THREADS; j++)
            CHECK(machine.threads[j].state == STATE_FREE ||
                  machine.threads[j].number != machine.threads[i].number);
}

static bool is_joinable(const struct thread *t, const struct thread *other)
{
    return other && other != t && other->process == t->process && !other->detached;
}

static void check_waiter(const struct thread *t, unsigned before)
{
    CHECK(t->state == STATE_WAITING);
    CHECK(t->wait.before == before);
    CHECK(t->wait.object < OBJECTS);
    CHECK(t->wait.object != OBJECT_THREAD || is_joinable(t, thread_find((unsigned)t->wait.which)));
    CHECK(before == NOBODY || (machine.flags & BOOT_WAKE_ANY
                                   ? before < thread_index(t)
                                   : machine.threads[before].wait.since <= t->wait.since));
}

static void check_line(void)
{
    unsigned waiting = 0, last = NOBODY;
    uint64_t deadline = machine.hangup;
    for (unsigned i = 0; i < THREADS; i++)
        waiting += machine.threads[i].state == STATE_WAITING;
    for (const struct thread *t = waiter(machine.line); t; t = waiter(t->wait.next)) {
        CHECK(waiting-- > 0);
        check_waiter(t, last);
        if (t->wait.timed && t->wait.deadline < deadline)
            deadline = t->wait.deadline;
        last = thread_index(t);
    }
    for (const struct process *p = machine.processes; p < machine.processes + PROCESSES; p++)
        if (p->alarm && p->alarm < deadline)
            deadline = p->alarm;
    CHECK(waiting == 0);
    CHECK(machine.line_end == last);
    CHECK(machine.flags & BOOT_CLOCK_FREE || machine.deadline == deadline);
}

static void check_scheduler(void)
{
    CHECK(machine.last < THREADS && machine.turn < THREADS);
    CHECK(machine.last_number < machine.next_number);
    CHECK(machine.slice <= machine.quantum);
    CHECK(machine.schedule.entry <= machine.boot->schedule_count);
    CHECK(machine.slept <= machine.tick);
    CHECK(machine.records <= TRACE_BUFFER);
    if (machine.resumed == NOBODY)
        return;
    const struct thread *t = &machine.threads[machine.resumed];
    CHECK(t->state == STATE_READY);
    CHECK(user_info.thread == t->block);
    CHECK(machine.resident[programs[image_of(t)->program].slot] == process_of(t)->image);
}

/* ---- Processes --------------------------------------------------------------------------- */

static void check_process(const struct process *p)
{
    CHECK(p->parent < PROCESSES && p->parent != pid_of(p));
    CHECK(machine.processes[p->parent].life == LIFE_ALIVE);
    CHECK(p->command < COMMANDS && machine.commands[p->command].started);
    if (p->life == LIFE_ZOMBIE) {
        CHECK(p->threads == 0);
        CHECK(p->parent != INIT);
        return;
    }
    CHECK(p->life == LIFE_ALIVE);
    CHECK(p->threads > 0);
    CHECK(p->image < IMAGES && machine.images[p->image].threads > 0);
}

/* True if the parents of p lead to init. */
static bool descends_from_init(const struct process *p)
{
    for (unsigned i = 0; i < PROCESSES && pid_of(p) != INIT; i++)
        p = &machine.processes[p->parent];
    return pid_of(p) == INIT;
}

/* Takes threads off the counts of their processes, and these off those of their commands, or puts
   them back: as in check_owned.c. */
static void count_living(int change)
{
    for (const struct thread *t = machine.threads; t < machine.threads + THREADS; t++)
        if (lives(t))
            process_of(t)->threads += (uint16_t)change;
    for (const struct process *p = machine.processes; p < machine.processes + PROCESSES; p++)
        if (pid_of(p) > INIT && p->life == LIFE_ALIVE && p->first)
            machine.commands[p->command].firsts += (uint16_t)change;
}

static void check_counts(void)
{
    unsigned alive = 0;
    for (unsigned i = 0; i < COMMANDS; i++)
        alive += machine.commands[i].firsts && !machine.commands[i].background;
    CHECK(machine.commands_alive == alive);
    count_living(-1);
    for (unsigned pid = INIT + 1; pid < PROCESSES; pid++)
        CHECK(machine.processes[pid].threads == 0); /* none but those in machine.threads */
    for (unsigned i = 0; i < COMMANDS; i++)
        CHECK(machine.commands[i].firsts == 0);
    count_living(1);
}

static void check_processes(void)
{
    CHECK(machine.processes[0].life == LIFE_ALIVE);
    CHECK(machine.processes[INIT].life == LIFE_ALIVE);
    for (unsigned pid = INIT + 1; pid < PROCESSES; pid++)
        if (machine.processes[pid].life != LIFE_NONE) {
            check_process(&machine.processes[pid]);
            CHECK(descends_from_init(&machine.processes[pid]));
        }
    check_counts();
}

void kernel_check(void)
{
    check_threads();
    check_processes();
    check_line();
    check_scheduler();
    check_images();
    check_files();
    check_fs();
    check_locks();
    check_sem_sets();
    check_messages();
    check_signals();
    check_shared();
    check_sockets();
    check_free();
}

void kernel_check_step(const struct thread *t)
{
    bool access = t->announced.kind == TRAP_POINT && t->announced.number != OP_START;
    if (!access) {
        kernel_check();
        return;
    }
    check_threads();
    check_line();
    check_scheduler();
}
