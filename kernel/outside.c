/* What comes from outside: what is typed at the console, and signals. With its tick: then a session at
   the keyboard can be repeated, event for event. The boot block tells what is known before the run; live,
   the port is asked, and what it gives is recorded:

       tick 120   all wait     port is asked: "ls\n"     recorded: typed at 120
       tick 120   all wait     event of the boot block    the same run                        */
#include "kernel.h"

enum { POLL = 1000 }; /* ticks from one question to the next while programs run */

static const struct boot_event *next_event(void)
{
    const struct boot *boot = machine.boot;
    return machine.next_event < boot->event_count
               ? (const struct boot_event *)((const char *)boot + boot->events) + machine.next_event
               : 0;
}

/* When to look next. */
static void outside_update(void)
{
    const struct boot_event *event = next_event();
    machine.outside = event ? event->tick : UINT64_MAX;
    if (machine.flags & BOOT_LIVE && machine.tick + POLL < machine.outside)
        machine.outside = machine.tick + POLL;
}

void outside_boot(void)
{
    const struct boot_event *event = next_event();
    machine.outside = event ? event->tick : machine.flags & BOOT_LIVE ? POLL : UINT64_MAX;
}

/* ---- The console ------------------------------------------------------------------------- */

/* What the terminal makes a signal of takes back what was typed before. */
static void interrupt(unsigned signal)
{
    outside_take(machine.typed_count);
    for (unsigned pid = INIT + 1; pid < pids_used(); pid++) {
        struct process *p = &machine.processes[pid];
        if (p->life == LIFE_ALIVE && p->group == machine.foreground)
            signal_process(p, signal);
    }
}

static void type_byte(uint8_t byte)
{
    switch (byte) {
    case TYPED_INTERRUPT:
        interrupt(K_SIGINT);
        break;
    case TYPED_QUIT:
        interrupt(K_SIGQUIT);
        break;
    case TYPED_SUSPEND:
        interrupt(K_SIGTSTP);
        break;
    default:
        if (machine.typed_count < TYPED) /* what does not fit is lost, as with a terminal */
            machine.typed[machine.typed_count++] = byte;
        break;
    }
}

static void type_bytes(const uint8_t *bytes, size_t count)
{
    trace_bytes(EVENT_INPUT, 0, bytes, count);
    for (size_t i = 0; i < count; i++)
        type_byte(bytes[i]);
    wait_changed();
}

size_t outside_line(size_t length)
{
    size_t size = 0;
    while (size < machine.typed_count && size < length && machine.typed[size] != TYPED_END)
        if (machine.typed[size++] == '\n')
            break;
    return size;
}

void outside_take(size_t size)
{
    if (size < machine.typed_count && machine.typed[size] == TYPED_END && size == 0)
        size = 1;
    machine.typed_count = (uint16_t)(machine.typed_count - size);
    for (size_t i = 0; i < machine.typed_count; i++)
        machine.typed[i] = machine.typed[i + size];
    arch_clear(machine.typed + machine.typed_count, TYPED - machine.typed_count);
}

/* ---- Events ------------------------------------------------------------------------------ */

static void send(const struct boot_event *event)
{
    for (struct thread *t = machine.threads; t < threads_end(); t++)
        if (lives(t) && schedule_means(&event->what, t)) {
            if (tracing())
                trace(EVENT_OUTSIDE, t, 0, 0, (unsigned)event->what.a);
            signal_process(process_of(t), (unsigned)event->what.a);
            return;
        }
    trace(EVENT_FAILED, 0, machine.next_event, K_ESRCH, SYS_kill);
}

static void enter(const struct boot_event *event)
{
    if (event->what.op == BOOT_SIGNAL)
        send(event);
    else
        type_bytes((const uint8_t *)machine.boot + event->what.a, event->what.count);
}

/* Live, with `wait` until there is something; false if there was nothing. */
static bool ask(bool wait)
{
    uint8_t bytes[TYPED];
    size_t room = TYPED - machine.typed_count;
    if (!room)
        return false;
    trace(EVENT_ASK, 0, room, 0, wait);
    trace_flush();
    size_t count = arch_input(bytes, room);
    type_bytes(bytes, count);
    return count > 0;
}

void outside_enter(void)
{
    const struct boot_event *event;
    for (; (event = next_event()) && event->tick <= machine.tick; machine.next_event++)
        enter(event);
    if (machine.flags & BOOT_LIVE)
        ask(false);
    outside_update();
    wait_settle();
}

static bool anybody(void)
{
    for (unsigned pid = INIT + 1; pid < pids_used(); pid++)
        if (machine.processes[pid].life == LIFE_ALIVE)
            return true;
    return false;
}

bool outside_jump(uint64_t before)
{
    const struct boot_event *event = next_event();
    if (!event || event->tick >= before || !anybody())
        return false;
    if (event->tick > machine.tick) {
        machine.slept += event->tick - machine.tick;
        machine.tick = event->tick;
    }
    outside_enter();
    return true;
}

/* An end of file that nobody reads was the last word. */
static bool over(void)
{
    return machine.typed_count && machine.typed[machine.typed_count - 1] == TYPED_END;
}

bool outside_wait(void)
{
    if (!(machine.flags & BOOT_LIVE) || over() || !anybody() || !ask(true))
        return false;
    outside_update();
    wait_settle();
    return true;
}
