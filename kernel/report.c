/* The end of a run: how it ended, who waits for what and who holds it, what is left behind. */
#include "kernel.h"

/* Says where the thread stands, as the event of its operation would. */
static void report_thread(struct thread *t)
{
    const struct trap *announced = &t->announced;
    bool call = announced->kind == TRAP_SYSCALL, stopped = process_of(t)->stopped;
    trace(EVENT_STATE, t, announced->args[0],
          (uint64_t)(call ? OP_CALL : announced->number) << 32 | (call ? announced->number : announced->size),
          stopped ? STATE_STOPPED : t->state);
    if (stopped || t->state != STATE_WAITING)
        return;
    trace_name(t->wait.object, t->wait.which);
    trace(EVENT_ON, t, t->wait.which, t->wait.since, t->wait.object);
    for (unsigned i = 0; i < threads_used(); i++) {
        struct thread *holder = &machine.threads[i];
        const struct held *held = !lives(holder) ? 0 : held_by(holder, t);
        if (held) {
            trace(EVENT_HOLDER, holder, t->wait.which, 0, t->wait.object);
            machine.buffer[machine.records - 1].pc = held->pc;
        }
    }
}

static void report_left(void)
{
    for (unsigned pid = INIT + 1; pid < pids_used(); pid++) {
        const struct process *p = &machine.processes[pid];
        if (p->life != LIFE_NONE)
            trace(EVENT_LEFT, 0, pid, p->life == LIFE_ZOMBIE, OBJECT_PROCESS);
    }
    for (unsigned i = 0; i < SEM_SETS; i++)
        if (machine.sem_sets[i].count)
            trace(EVENT_LEFT, 0, (uint64_t)(unsigned)machine.sem_sets[i].ipc.key, i, OBJECT_SEM);
    for (unsigned i = 0; i < MSG_QUEUES; i++)
        if (machine.msg_queues[i].used)
            trace(EVENT_LEFT, 0, (uint64_t)(unsigned)machine.msg_queues[i].ipc.key,
                  machine.msg_queues[i].count, OBJECT_MSG);
    for (unsigned i = 0; i < SEGMENTS; i++)
        if (machine.segments[i].kind == SEGMENT_SYSTEM_V)
            trace(EVENT_LEFT, 0, (uint64_t)(unsigned)machine.segments[i].ipc.key,
                  machine.segments[i].size, OBJECT_SHM);
    for (unsigned i = 0; i < NAMED_SEMS; i++)
        if (machine.named_sems[i].used && !machine.named_sems[i].unlinked)
            trace(EVENT_LEFT, 0, i, (uint64_t)*sem_named_value(&machine.named_sems[i]), OBJECT_NAMED);
    for (unsigned i = 0; i < MQS; i++)
        if (machine.mqs[i].used && !machine.mqs[i].unlinked)
            trace(EVENT_LEFT, 0, i, machine.mqs[i].count, OBJECT_MQ);
    for (unsigned i = 0; i < NODES; i++)
        if (machine.nodes[i].kind == NODE_FIFO && machine.nodes[i].links) {
            trace_name(OBJECT_FIFO, i);
            trace(EVENT_LEFT, 0, i, 0, OBJECT_FIFO);
        }
}

static void report_high_water(void)
{
    static const uint32_t entries[HIGHS] = {
        [HIGH_THREADS] = THREADS,   [HIGH_PROCESSES] = PROCESSES, [HIGH_IMAGES] = IMAGES,
        [HIGH_FILES] = FILES,       [HIGH_PIPES] = PIPES,         [HIGH_SEMS] = SEMS,
        [HIGH_MESSAGES] = MESSAGES, [HIGH_POOL] = POOL_PAGES, [HIGH_NODES] = NODES,
        [HIGH_NAMES] = NAMES,       [HIGH_BLOCKS] = BLOCKS,   [HIGH_STACK] = STACK_SIZE,
    };
    for (unsigned i = 0; i < HIGHS; i++)
        trace(EVENT_MARKWATER, 0, machine.high[i], entries[i], i);
}

/* 128 + number if a signal ended it; of the first program that is not marked &. */
static int program_status(void)
{
    for (unsigned i = 0; i < machine.boot->command_count && i < COMMANDS; i++) {
        const struct command *c = &machine.commands[i];
        if (!c->background)
            return c->status & 0x7f ? 128 + (c->status & 0x7f) : c->status >> 8;
    }
    return 0;
}

void report_end(enum end end, uint64_t detail)
{
    static const int16_t statuses[ENDS] = {
#define END(name, status, text) [END_##name] = status,
#include "ends.def"
#undef END
    };
    int status = statuses[end] < 0 ? program_status() : statuses[end] + (end == END_FAILED ? machine.failed : 0);
    for (unsigned i = 0; i < threads_used(); i++)
        if (lives(&machine.threads[i]))
            report_thread(&machine.threads[i]);
    report_left();
    trace(EVENT_COUNT, 0, machine.tick - machine.slept, machine.preemptions, 0);
    report_high_water();
    trace(EVENT_END, 0, detail, (uint64_t)status, end);
    trace_flush();
    arch_exit(status);
}

/* Without lines a call that cannot be completed was never begun: begin it, so that the report says
   what its thread waits for. */
static void begin_waiting(void)
{
    for (unsigned i = 0; i < threads_used(); i++) {
        struct thread *t = &machine.threads[i];
        if (t->state == STATE_READY && t->announced.kind == TRAP_SYSCALL)
            complete(t);
    }
}

/* True if all threads of the process only wait for somebody to talk to, as servers do. */
static bool is_idle(const struct process *p)
{
    for (struct thread *t = machine.threads; t < threads_end(); t++)
        if (lives(t) && process_of(t) == p && !socket_idle(t) && !poll_idle(t))
            return false;
    return true;
}

enum end report_kind(void)
{
    enum end end = END_EXIT;
    for (unsigned pid = INIT + 1; pid < pids_used(); pid++) {
        const struct process *p = &machine.processes[pid];
        if (p->life != LIFE_ALIVE)
            continue;
        if (process_counts(p) && !is_idle(p))
            end = END_DEADLOCK;
        else if (end == END_EXIT)
            end = END_IDLE;
    }
    return end;
}

void report_over(void)
{
    begin_waiting();
    enum end end = report_kind();
    if (end != END_DEADLOCK && schedule_unfinished())
        report_end(END_MISFIT, machine.schedule.entry);
    report_end(end, 0);
}
