/* Is all well with signals, groups and alarms? */
#include "kernel.h"

static void check_actions(struct process *p)
{
    for (unsigned i = 0; i < ACTIONS; i++) {
        const struct action *action = &p->actions[i];
        if (!action->signal)
            continue;
        CHECK(signal_action(p, action->signal) == action); /* one for a signal */
        CHECK(action->signal < SIGNALS);
        CHECK(signal_bit(action->signal) & SIGNALS_MASKABLE);
        CHECK(!(action->mask & ~SIGNALS_MASKABLE));
        CHECK((action->handler == K_SIG_IGN) == ((p->ignored & signal_bit(action->signal)) != 0));
    }
    CHECK(!(p->ignored & ~SIGNALS_MASKABLE));
    CHECK(!(p->pending & ~SIGNALS_ALL));
}

static void check_job(const struct process *p)
{
    CHECK(p->group >= INIT && p->group < PROCESSES);
    CHECK(p->session >= INIT && p->session < PROCESSES);
    CHECK(p->session != pid_of(p) || p->group == pid_of(p));
    CHECK(p->stopped < SIGNALS);
    CHECK(p->life == LIFE_ALIVE || (!p->stopped && !p->alarm && !p->pending));
    CHECK((p->news == NEWS_STOPPED) <= (p->stopped != 0) || p->life == LIFE_ZOMBIE);
    CHECK(!p->alarm_interval || p->alarm || p->life == LIFE_ZOMBIE);
}

/* A signal that its thread does not mask has been taken, unless the thread cannot take any; or will, by
   the call in which it waits for one. */
static void check_thread_signals(const struct thread *t)
{
    const struct process *p = process_of(t);
    CHECK(!((t->mask | t->mask_before) & ~SIGNALS_MASKABLE));
    CHECK(!t->suspended || t->state == STATE_WAITING);
    CHECK(p->stopped || signal_held_back(t) || signal_awaits(t) ||
          !((t->pending | p->pending) & ~t->mask));
}

/* True if somebody has the signal pending that this came with. */
static bool is_pending(const struct signal_info *i)
{
    uint32_t bit = signal_bit((unsigned)i->info.si_signo);
    if (!i->thread)
        return machine.processes[i->process].pending & bit;
    for (const struct thread *t = machine.threads; t < machine.threads + THREADS; t++)
        if (lives(t) && t->number == i->thread)
            return t->process == i->process && t->pending & bit;
    return false;
}

void check_signals(void)
{
    CHECK(machine.acting == NOBODY && !machine.changed && !machine.stirred);
    for (struct process *p = machine.processes; p < machine.processes + PROCESSES; p++)
        if (p->life != LIFE_NONE && pid_of(p) > INIT) {
            check_actions(p);
            check_job(p);
        }
    for (const struct thread *t = machine.threads; t < machine.threads + THREADS; t++)
        if (lives(t))
            check_thread_signals(t);
    for (unsigned i = 0; i < SIGNAL_INFOS; i++)
        if (machine.signal_infos[i].process)
            CHECK(is_pending(&machine.signal_infos[i]));
}
