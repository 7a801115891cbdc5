/* Handlers: how a thread comes into one, and back to what it has interrupted. What it needs for that lies on
   its own stack:

       | ... what it has called | struct frame | the handler's own ...  <- sp

   and so it goes with the stack through fork, and a jump out of the handler needs no help. */
#include "kernel.h"

/* On the stack of a thread that runs a handler. */
struct frame {
    struct handler_call call;
    struct trap announced;
    uint32_t mask;
    struct context context;
};

/* False if it does not fit its stack. */
static bool push_frame(struct thread *t, const struct action *action, const struct k_siginfo *info)
{
    struct frame frame;
    uintptr_t sp = arch_context_sp(&t->context), top = (uintptr_t)(t->block + 1);
    uintptr_t at = (sp - sizeof frame) & ~(uintptr_t)15;
    if (top - at > STACK_SIZE - STACK_GUARD)
        return false;
    arch_clear(&frame, sizeof frame); /* what lies between its parts is the same in every run, too */
    frame.call.handler = action->handler;
    frame.call.with_info = (action->flags & K_SA_SIGINFO) != 0;
    frame.call.info = *info;
    frame.announced = t->announced;
    frame.mask = t->suspended ? t->mask_before : t->mask;
    frame.context = t->context;
    image_prepare(image_of(t), at, sp);
    image_write(image_of(t), at, &frame, sizeof frame);
    arch_context_init(&t->context, (uintptr_t)library_signal, at, at);
    t->suspended = false;
    t->mask_before = 0;
    announce_start(t);
    return true;
}

enum interruption { ASKED, ENDED, STAYED, HELD_BACK, RELOCKED };

static enum interruption interruption_of(const struct thread *t)
{
    static const uint8_t interruptions[SYSCALLS] = {
#define ENDS(name) [SYS_##name] = ENDED,
#define STAYS(name) [SYS_##name] = STAYED,
#define HOLDS(name) [SYS_##name] = HELD_BACK,
#define RELOCKS(name) [SYS_##name] = RELOCKED,
#include "interrupts.def"
#undef ENDS
#undef STAYS
#undef HOLDS
#undef RELOCKS
    };
    return t->announced.kind == TRAP_SYSCALL ? interruptions[t->announced.number] : ASKED;
}

bool signal_held_back(const struct thread *t)
{
    return t->state == STATE_WAITING && interruption_of(t) == HELD_BACK;
}

intptr_t signal_interrupted(struct thread *t)
{
    if (t->wait.done)
        return (intptr_t)t->wait.done;
    if (t->announced.number == SYS_sleep || t->announced.number == SYS_nanosleep)
        return clock_remaining(t);
    return -K_EINTR;
}

/* A handler is about to run: the call in which t waits ends, or is announced again. */
static void interrupt(struct thread *t, bool restart)
{
    if (machine.flags & BOOT_WAKE_ANY && t->state == STATE_READY && !can_step(t))
        begin(t);
    if (t->state != STATE_WAITING)
        return;
    if (can_perform(t)) { /* what it waits for has come before the signal */
        complete(t);
        return;
    }
    enum interruption how = interruption_of(t);
    if (how == RELOCKED) {
        t->announced.number = SYS_pthread_mutex_lock;
        t->announced.args[0] = t->announced.args[1];
        t->announced.args[1] = t->announced.args[2] = 0;
        how = STAYED;
    }
    if (!t->wait.done && (how == STAYED || (how == ASKED && restart))) {
        wait_leave(t);
        sched_ready(t);
    } else {
        wait_end(t, signal_interrupted(t));
    }
}

/* Lets t go on in its handler; or its process ends, for lack of stack. */
void signal_handle(struct thread *t, const struct k_siginfo *info)
{
    struct process *p = process_of(t);
    unsigned signal = (unsigned)info->si_signo;
    const struct action action = *signal_action(p, signal);
    uint16_t acting = machine.acting;
    machine.acting = (uint16_t)thread_index(t);
    interrupt(t, action.flags & K_SA_RESTART);
    machine.acting = acting;
    if (p->life != LIFE_ALIVE)
        return;
    if (tracing())
        trace(EVENT_SIGNAL, t, 0, 0, signal);
    if (!push_frame(t, &action, info)) {
        process_end(p, K_SIGSEGV);
        return;
    }
    t->mask |= action.mask | (action.flags & K_SA_NODEFER ? 0 : signal_bit(signal));
    if (action.flags & K_SA_RESETHAND)
        *signal_action(p, signal) = (struct action){.signal = 0};
}

/* ---- And back ------------------------------------------------------------------------------ */

static bool may_announce(const struct trap *trap)
{
    if (trap->kind == TRAP_SYSCALL)
        return trap->number < SYSCALLS && call_is_step(trap->number);
    return trap->kind == TRAP_POINT && trap->number < OP_CALL;
}

/* The frame has been in the program's hands: whatever it says, only this thread may suffer. */
intptr_t sys_sigreturn(struct thread *t, const uintptr_t *a)
{
    struct process *p = process_of(t);
    struct frame frame;
    uintptr_t top = (uintptr_t)(t->block + 1), sp = 0;
    if (!user_read(t, &frame, a[0], sizeof frame) && may_announce(&frame.announced)) {
        arch_context_restore(&t->context, &frame.context);
        sp = arch_context_sp(&t->context);
    }
    if (sp > top || top - sp > STACK_SIZE - STACK_GUARD) {
        process_end(p, K_SIGSEGV);
        return GONE;
    }
    t->announced = frame.announced;
    t->mask = frame.mask & SIGNALS_MASKABLE;
    signal_settle(p);
    return GONE;
}
