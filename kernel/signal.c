/* Signals: from whoever sends one to the handler and back.

   A signal is pending, with its process or with one thread, until a thread that does not mask it
   takes it. As no thread is ever inside the kernel, it takes it at once, wherever it stands: the kernel
   puts a frame onto the thread's own stack and lets it go on in its handler; what it had announced is
   announced again when the handler has returned:

       P1: ... announces read ->|                  |-> handler ... sigreturn ->|-> reads
       P2:                      | kill(P1)                                               */
#include "kernel.h"

static const enum { TERMINATE, IGNORE, STOP, CONTINUE, HANDLER } defaults[SIGNALS] = {
#define SIGNAL(name, number, what, text) [number] = what,
#include "signals.def"
#undef SIGNAL
};

/* Those that a fault makes: taken before others, as on Linux. */
static const uint32_t urgent = 1u << (K_SIGSEGV - 1) | 1u << (K_SIGBUS - 1) | 1u << (K_SIGILL - 1) |
                               1u << (K_SIGTRAP - 1) | 1u << (K_SIGFPE - 1) | 1u << (K_SIGSYS - 1);

struct action *signal_action(struct process *p, unsigned signal)
{
    for (unsigned i = 0; i < ACTIONS; i++)
        if (p->actions[i].signal == signal)
            return &p->actions[i];
    return 0;
}

static unsigned deed(struct process *p, unsigned signal)
{
    const struct action *action = signal_action(p, signal);
    if (action && action->handler > K_SIG_IGN)
        return HANDLER;
    return p->ignored & signal_bit(signal) ? IGNORE : defaults[signal];
}

bool signal_ignored(struct process *p, unsigned signal)
{
    return deed(p, signal) == IGNORE || deed(p, signal) == CONTINUE;
}

/* ---- What is pending --------------------------------------------------------------------- */

static bool is_of(const struct signal_info *i, const struct process *p, const struct thread *t)
{
    return i->process == pid_of(p) && i->thread == (t ? t->number : 0);
}

/* Without room for what came with it a signal is pending all the same. */
static void put(struct process *p, struct thread *t, const struct k_siginfo *info)
{
    uint32_t *pending = t ? &t->pending : &p->pending;
    if (*pending & signal_bit((unsigned)info->si_signo))
        return; /* signals do not queue */
    *pending |= signal_bit((unsigned)info->si_signo);
    machine.pending = true;
    for (unsigned i = 0; i < SIGNAL_INFOS; i++)
        if (!machine.signal_infos[i].process) {
            machine.signal_infos[i] = (struct signal_info){
                .process = (uint16_t)pid_of(p), .thread = t ? t->number : 0, .info = *info};
            return;
        }
}

/* Takes a pending signal back; what came with it goes to *info. */
static void take(struct process *p, struct thread *t, unsigned signal, struct k_siginfo *info)
{
    *(t ? &t->pending : &p->pending) &= ~signal_bit(signal);
    *info = (struct k_siginfo){.si_signo = (int)signal};
    for (unsigned i = 0; i < SIGNAL_INFOS; i++)
        if (is_of(&machine.signal_infos[i], p, t) && machine.signal_infos[i].info.si_signo == (int)signal) {
            *info = machine.signal_infos[i].info;
            machine.signal_infos[i] = (struct signal_info){.process = 0};
        }
}

static unsigned lowest(uint32_t set)
{
    unsigned signal = 1;
    while (!(set & signal_bit(signal)))
        signal++;
    return signal;
}

unsigned signal_take(struct thread *t, uint32_t among, struct k_siginfo *info)
{
    struct process *p = process_of(t);
    uint32_t set = (t->pending & among ? t->pending : p->pending) & among;
    if (!set)
        return 0;
    unsigned signal = lowest(set & urgent ? set & urgent : set);
    take(p, t->pending & among ? t : 0, signal, info);
    return signal;
}

static void forget(struct process *p, struct thread *t, uint32_t set)
{
    struct k_siginfo info;
    for (uint32_t *pending = t ? &t->pending : &p->pending; *pending & set;)
        take(p, t, lowest(*pending & set), &info);
}

void signal_forget(struct process *p, uint32_t set)
{
    forget(p, 0, set);
    for (struct thread *t = machine.threads; t < threads_end(); t++)
        if (lives(t) && process_of(t) == p)
            forget(p, t, set);
}

void signal_thread_ended(struct thread *t)
{
    forget(process_of(t), t, ~UINT32_C(0));
}

/* ---- Taking it ----------------------------------------------------------------------------- */

/* Not in the midst of its own call: it gets the result first. */
static bool can_take(const struct thread *t)
{
    return lives(t) && process_of(t)->life == LIFE_ALIVE && !process_of(t)->stopped &&
           machine.acting != thread_index(t) && !signal_held_back(t);
}

void signal_deliver(struct thread *t)
{
    struct process *p = process_of(t);
    struct k_siginfo info;
    unsigned signal;
    while (can_take(t) && (signal = signal_take(t, ~(t->mask | signal_awaited(t)), &info)) != 0)
        switch (deed(p, signal)) {
        case HANDLER:
            signal_handle(t, &info);
            break;
        case TERMINATE:
            process_end(p, (int)signal);
            break;
        case STOP:
            if (tracing())
                trace(EVENT_SIGNAL, t, 0, 0, signal);
            process_stop(p, signal);
            break;
        default:
            break;
        }
}

static bool any_pending(void)
{
    for (const struct thread *t = machine.threads; t < threads_end(); t++)
        if (lives(t) && (t->pending | process_of(t)->pending))
            return true;
    return false;
}

void signal_settle(struct process *p)
{
    if (!machine.pending)
        return;
    for (struct thread *t = machine.threads; t < threads_end(); t++)
        if (lives(t) && process_of(t) == p && (t->pending | p->pending) & ~t->mask)
            signal_deliver(t);
    machine.pending = any_pending();
}

/* The oldest thread of the process that does not mask it. */
static struct thread *taker(const struct process *p, unsigned signal)
{
    struct thread *oldest = 0;
    for (struct thread *t = machine.threads; t < threads_end(); t++)
        if (lives(t) && process_of(t) == p && !(t->mask & signal_bit(signal)) &&
            (!oldest || t->number < oldest->number))
            oldest = t;
    return oldest;
}

/* What stops and what continues take each other back. */
static void take_back(struct process *p, unsigned signal)
{
    static const uint32_t stops = 1u << (K_SIGSTOP - 1) | 1u << (K_SIGTSTP - 1) |
                                  1u << (K_SIGTTIN - 1) | 1u << (K_SIGTTOU - 1);
    if (signal_bit(signal) & stops)
        signal_forget(p, signal_bit(K_SIGCONT));
    if (signal == K_SIGCONT) {
        signal_forget(p, stops);
        process_continue(p);
    }
}

/* To one thread, or (NULL) to any of the process. */
static void send(struct process *p, struct thread *to, const struct k_siginfo *info)
{
    unsigned signal = (unsigned)info->si_signo;
    if (p->life != LIFE_ALIVE || pid_of(p) <= INIT)
        return;
    take_back(p, signal);
    if (p->life != LIFE_ALIVE) /* it went on to its end */
        return;
    struct thread *t = to ? to : taker(p, signal);
    if (t && t->mask & signal_bit(signal))
        t = 0;
    if (t && signal_ignored(p, signal))
        return;
    if (t && deed(p, signal) == TERMINATE && (!p->stopped || signal == K_SIGKILL)) {
        process_end(p, (int)signal);
        return;
    }
    put(p, to, info);
    wait_changed();
    if (t)
        signal_deliver(t);
}

void signal_send(struct process *p, const struct k_siginfo *info)
{
    send(p, 0, info);
}

void signal_send_thread(struct thread *t, const struct k_siginfo *info)
{
    send(process_of(t), t, info);
}

void signal_process(struct process *p, unsigned signal)
{
    send(p, 0, &(struct k_siginfo){.si_signo = (int)signal, .si_code = K_SI_KERNEL});
}

static int code_of(unsigned signal)
{
    switch (signal) {
    case K_SIGSEGV:
        return K_SEGV_MAPERR;
    case K_SIGFPE:
        return K_FPE_INTDIV;
    case K_SIGILL:
        return K_ILL_ILLOPC;
    case K_SIGBUS:
        return K_BUS_ADRALN;
    case K_SIGTRAP:
        return K_TRAP_BRKPT;
    default:
        return K_SI_KERNEL;
    }
}

bool signal_fault(struct thread *t, unsigned signal, uintptr_t address)
{
    struct process *p = process_of(t);
    if (deed(p, signal) == HANDLER && !(t->mask & signal_bit(signal)))
        signal_handle(t, &(struct k_siginfo){
                             .si_signo = (int)signal, .si_code = code_of(signal), .si_addr = address});
    else
        process_end(p, (int)signal);
    return p->life == LIFE_ALIVE;
}
