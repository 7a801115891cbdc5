/* The one way in: what happened, who goes on.

   A thread announces an operation by trapping; the operation is performed when the thread is
   chosen to make its next step, maybe much later:

       P1: ... announce read ->|                        |-> reads, runs on, announces write ->|
       kernel:                 | P2 makes some steps    |                                     |

   So whatever is chosen at the door lies between an announcement and its performance. */
#include "kernel.h"

typedef intptr_t call_function(struct thread *, const uintptr_t *);
enum way { STEP, TIMED, QUIET };

static const struct call {
    call_function *perform;
    bool (*ready)(struct thread *);
    uint8_t way;
    uint8_t count;
} calls[] = {
#define CALL(name, count, arguments, way, ready) {sys_##name, ready, way, count},
#include "syscalls.def"
#undef CALL
};

static const struct call *announced_call(const struct thread *t)
{
    return t->announced.kind == TRAP_SYSCALL ? &calls[t->announced.number] : 0;
}

bool call_is_step(unsigned number)
{
    return calls[number].way != QUIET;
}

/* True if t ends, being cancelled, before its operation or instead of waiting on. A condition's wait that
   has begun gets the mutex first, and says CANCELLED then. */
static bool ends_now(const struct thread *t)
{
    bool locks = t->announced.number == SYS_pthread_cond_wait ||
                 t->announced.number == SYS_pthread_cond_timedwait;
    return cancel_due(t) && !(t->state == STATE_WAITING && locks);
}

bool can_perform(struct thread *t)
{
    const struct call *call = announced_call(t);
    return !call || !call->ready || call->ready(t) || ends_now(t);
}

bool can_step(struct thread *t)
{
    const struct call *call = announced_call(t);
    if (call && call->way == TIMED && t->state == STATE_READY)
        return true; /* its step starts the timer */
    return can_perform(t);
}

/* The value of up to 8 bytes that t accesses, for the trace. */
static uint64_t value_at(struct thread *t)
{
    uint64_t value = 0;
    if (t->announced.size <= sizeof value)
        user_read(t, &value, t->announced.args[0], t->announced.size);
    return value;
}

/* The step of t is over: what it announced before is done. */
static void finish(struct thread *t)
{
    if (!t->running)
        return;
    t->running = false;
    if (tracing() && t->announced.number != OP_READ)
        trace(t->announced.number == OP_WRITE ? EVENT_WRITE : EVENT_AFTER, t,
              t->announced.args[0], value_at(t), t->announced.size);
}

/* True if t goes on, in its handler. */
static bool fault(struct thread *t, unsigned signal, uintptr_t address)
{
    t->running = false;
    trace(EVENT_FAULT, t, address, 0, signal);
    bool goes_on = signal_fault(t, signal, address);
    if (!goes_on)
        sched_failed(signal);
    wait_settle();
    return goes_on;
}

/* Most accesses: what user_may would find, without asking who else has a stack. */
static bool on_own_stack(const struct thread *t, uintptr_t address, size_t length)
{
    uintptr_t top = (uintptr_t)(t->block + 1);
    return address < top && top - address <= STACK_SIZE - STACK_GUARD && length <= top - address;
}

/* True if t goes on. */
static bool perform_point(struct thread *t)
{
    const struct trap *point = &t->announced;
    switch (point->number) {
    case OP_READ:
    case OP_WRITE:
    case OP_ATOMIC:
    case OP_LOAD:
        if (!on_own_stack(t, point->args[0], point->args[1]) &&
            !user_may(process_of(t), point->args[0], point->args[1], op_stores(point->number)))
            return fault(t, shm_signal(process_of(t), point->args[0]), point->args[0]);
        if (tracing() && point->number != OP_WRITE)
            trace(point->number == OP_READ ? EVENT_READ : EVENT_ATOMIC, t, point->args[0],
                  value_at(t), point->size);
        t->running = true;
        break;
    case OP_FUEL:
        if (tracing())
            trace(EVENT_FUEL, t, 0, 0, 0);
        break;
    case OP_MARK:
        if (tracing())
            trace(EVENT_MARK, t, 0, point->args[0], 0);
        break;
    default: /* OP_START: nothing but to go on */
        break;
    }
    return true;
}

static void trace_call(const struct thread *t)
{
    const uintptr_t *a = t->announced.args;
    unsigned count = calls[t->announced.number].count;
    trace(EVENT_CALL, t, a[0], a[1], t->announced.number);
    for (unsigned i = 2; i < count; i += 2)
        trace(EVENT_ARGS, t, a[i], i + 1 < count ? a[i + 1] : 0, t->announced.number);
}

static void trace_result(const struct thread *t, intptr_t result)
{
    if (tracing())
        trace(EVENT_RETURN, t, 0, (uint64_t)(int64_t)result, t->announced.number);
    if (result < 0 && result >= -ERROR_MAX)
        trace(EVENT_FAILED, t, 0, (uint64_t)-result, t->announced.number);
}

/* Signals to t wait until it is over. */
static intptr_t act(struct thread *t)
{
    uint16_t before = machine.acting;
    machine.acting = (uint16_t)thread_index(t);
    intptr_t result = calls[t->announced.number].perform(t, t->announced.args);
    machine.acting = before;
    return result;
}

/* What an operation of a thread of p has changed for others comes to them. */
static void settle(struct process *p)
{
    if (machine.stirred)
        async_settle();
    if (machine.pending)
        signal_settle(p);
    if (machine.changed)
        wait_settle();
}

void announce_start(struct thread *t)
{
    t->announced.kind = TRAP_POINT;
    t->announced.size = 0;
    t->announced.number = OP_START;
    for (unsigned i = 0; i < sizeof t->announced.args / sizeof *t->announced.args; i++)
        t->announced.args[i] = 0;
}

static void perform_call(struct thread *t)
{
    if (t->state == STATE_READY)
        machine.calls++;
    if (tracing() && t->state == STATE_READY)
        trace_call(t);
    intptr_t result = act(t);
    if (result == CANCELLED)
        cancel_act(t);
    if (result == WAITING || result == GONE || result == CANCELLED)
        return;
    trace_result(t, result);
    arch_context_result(&t->context, result);
    announce_start(t);
    if (t->state == STATE_WAITING) {
        wait_leave(t);
        sched_ready(t);
    }
}

void begin(struct thread *t)
{
    if (tracing())
        trace_call(t);
    act(t);
}

void complete(struct thread *t)
{
    struct process *p = process_of(t);
    intptr_t result = ends_now(t) ? CANCELLED : act(t);
    if (result == CANCELLED)
        cancel_act(t);
    else if (result != WAITING && result != GONE)
        wait_end(t, result);
    async_settle();
    signal_settle(p);
}

static bool sleeps(const struct thread *t)
{
    return gives_way(t) && !yields(t);
}

bool fail_next(struct thread *t, unsigned error)
{
    struct process *p = process_of(t);
    if (tracing())
        trace(EVENT_TOLD, t, 0, error, 0);
    if (error == FAULT_KILL) {
        process_end(p, K_SIGKILL);
        wait_settle();
        return false;
    }
    if (error == K_EINTR && t->state == STATE_READY && sleeps(t))
        begin(t); /* it tells how long it would have slept on */
    else if (tracing() && t->state == STATE_READY)
        trace_call(t);
    if (t->state == STATE_WAITING) {
        signal_resume(t);
        wait_end(t, error == K_EINTR ? signal_interrupted(t) : -(intptr_t)error);
    } else {
        trace_result(t, -(intptr_t)error);
        arch_context_result(&t->context, -(intptr_t)error);
        announce_start(t);
    }
    settle(p);
    return runs_on(t) && is_runnable(t);
}

void wait_end(struct thread *t, intptr_t result)
{
    trace_result(t, result);
    arch_context_result(&t->context, result);
    announce_start(t);
    wait_leave(t);
    sched_ready(t);
    if (tracing())
        trace(EVENT_WAKE, t, 0, machine.last_number, 0);
}

bool kernel_perform(struct thread *t)
{
    if (ends_now(t)) {
        cancel_act(t);
        return true;
    }
    if (t->announced.kind == TRAP_POINT)
        return perform_point(t);
    struct process *p = process_of(t);
    uint16_t number = t->number;
    perform_call(t);
    settle(p);
    return t->number == number && runs_on(t) && is_runnable(t);
}

/* Chooses until somebody goes on to run. */
static struct thread *go_on(void)
{
    struct thread *next;
    do
        next = sched_next();
    while (!kernel_perform(next));
    image_resume(next);
    if (machine.flags & BOOT_CHECK)
        kernel_check_step(next);
    return next;
}

/* True if its frames have left its stack, over the guard and into others': a switch would not keep
   them. */
static bool has_overflowed(const struct thread *t)
{
    uintptr_t top = (uintptr_t)(t->block + 1);
    return top - arch_context_sp(&t->context) > STACK_SIZE - STACK_GUARD;
}

/* A call that is no step is performed at once. True if its thread goes on. */
static bool perform_quietly(struct thread *t, const struct trap *trap)
{
    bool known = trap->number < SYSCALLS;
    intptr_t result = known ? calls[trap->number].perform(t, trap->args) : -K_ENOSYS;
    if (result != GONE)
        arch_context_result(&t->context, result);
    else
        wait_settle();
    return result != GONE;
}

static bool is_quiet(const struct trap *trap)
{
    return trap->kind == TRAP_SYSCALL && (trap->number >= SYSCALLS || calls[trap->number].way == QUIET);
}

/* How many of its arguments mean something. */
static unsigned argument_count(const struct trap *trap)
{
    if (trap->kind == TRAP_SYSCALL)
        return calls[trap->number].count;
    return trap->number == OP_MARK ? 1 : trap->number == OP_FUEL ? 0 : 2;
}

static void announce(struct thread *t, const struct trap *trap)
{
    t->announced = *trap;
    for (unsigned i = argument_count(trap); i < sizeof trap->args / sizeof *trap->args; i++)
        t->announced.args[i] = 0; /* whatever was in the registers */
}

/* It stands where the trap says, and has announced nothing. */
static void start_from(struct thread *t, const struct trap *trap)
{
    t->announced.pc = trap->pc;
    t->announced.sp = trap->sp;
    t->announced.fp = trap->fp;
    announce_start(t);
}

struct thread *kernel_note(struct thread *current, const struct trap *trap)
{
    finish(current);
    if (is_quiet(trap))
        return perform_quietly(current, trap) ? current : 0;
    bool wrong = trap->kind == TRAP_FAULT;
    if (wrong || has_overflowed(current)) {
        start_from(current, trap);
        fault(current, wrong ? trap->number : K_SIGSEGV, wrong ? trap->args[0] : trap->sp);
        machine.tick += lives(current); /* a handler that always returns to it comes to the limit */
    } else if (trap->kind == TRAP_IRQ) {
        start_from(current, trap);
        region_preempt(current, trap);
    } else {
        announce(current, trap);
    }
    return 0;
}

struct thread *kernel_trap(struct thread *current, const struct trap *trap)
{
    struct thread *next = kernel_note(current, trap);
    return next ? next : go_on();
}

void kernel_begin(const struct boot *boot)
{
    machine.boot = boot;
    machine.flags = boot->flags;
    machine.policy = boot->policy;
    machine.quantum = boot->quantum ? boot->quantum : 1;
    machine.random = boot->seed;
    machine.deadline = machine.hangup = UINT64_MAX;
    machine.line = machine.line_end = machine.resumed = machine.shared_image = machine.acting =
        NOBODY;
    machine.turn = THREADS - 1; /* before that of the first */
    for (unsigned i = 0; i < SLOTS; i++)
        machine.resident[i] = NOBODY;
    outside_boot();
    init_boot();
}

struct thread *kernel_boot(const struct boot *boot)
{
    kernel_begin(boot);
    return go_on();
}
