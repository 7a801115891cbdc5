/* Boots the machine of fake_arch.c and plays its threads. */
#include <string.h>

#include "play.h"

void fake_reset(void);

struct thread *now;

/* ---- Booting ----------------------------------------------------------------------------- */

static _Alignas(8) uint8_t block[4096];
static uint32_t block_size;

static uint32_t add(const void *bytes, size_t length)
{
    uint32_t offset = (block_size + 7) & ~7u;
    assert_true(offset + length <= sizeof block);
    if (length)
        memcpy(block + offset, bytes, length);
    block_size = offset + (uint32_t)length;
    return offset;
}

static void add_commands(struct boot *b, const struct setup *setup)
{
    struct boot_command commands[COMMANDS + 1];
    unsigned count = setup->command_count ? setup->command_count : 1;
    memcpy(commands, setup->commands, sizeof commands);
    for (unsigned i = 0; i < count; i++) {
        const char *name = programs[commands[i].program].name;
        commands[i].argc = 1;
        commands[i].argv = add(name, strlen(name) + 1);
    }
    b->commands = add(commands, count * sizeof *commands);
    b->command_count = count;
}

void boot_with(const struct setup *setup)
{
    struct boot b = {
        .magic = BOOT_MAGIC,
        .version = BOOT_VERSION,
        .flags = BOOT_CHECK | BOOT_TRACE | setup->flags,
        .policy = setup->policy,
        .quantum = setup->quantum ? setup->quantum : 1000000000,
        .seed = setup->seed,
        .limit = setup->limit ? setup->limit : 100000000,
        .schedule_count = setup->schedule_count,
        .input_size = setup->input ? (uint32_t)strlen(setup->input) : 0,
    };
    fake_reset();
    memset(&machine, 0, sizeof machine);
    memset(block, 0, sizeof block);
    block_size = sizeof b;
    add_commands(&b, setup);
    b.schedule = add(setup->schedule, setup->schedule_count * sizeof *setup->schedule);
    b.input = add(setup->input, b.input_size);
    b.size = block_size;
    memcpy(block, &b, sizeof b);
    now = kernel_boot((const struct boot *)block);
}

#define stop(...)                                                                                  \
    do {                                                                                           \
        expect_nothing();                                                                          \
        fail_msg(__VA_ARGS__);                                                                     \
    } while (0)

/* ---- Playing ----------------------------------------------------------------------------- */

static struct trap trap_of(enum trap_kind kind, unsigned number)
{
    return (struct trap){.kind = (uint8_t)kind,
                         .number = (uint16_t)number,
                         .pc = now->start + 4,
                         .sp = now->context.sp};
}

static struct thread *make_call(unsigned number, const uintptr_t args[6])
{
    struct trap trap = trap_of(TRAP_SYSCALL, number);
    memcpy(trap.args, args, sizeof trap.args);
    now->context.result = 0x5a5a;
    now = kernel_trap(now, &trap);
    return now;
}

intptr_t call_with(unsigned number, const uintptr_t args[6])
{
    const struct thread *caller = now;
    unsigned its = now->number;
    make_call(number, args);
    if (machine.handlers && now != caller) { /* it has yet to run on, and comes first: to a yield */
        struct trap trap = trap_of(TRAP_SYSCALL, SYS_sched_yield);
        now = kernel_trap(now, &trap);
    }
    if (now != caller || now->number != its)
        stop("P%u does not go on from call %u, but P%u does", its, number, now->number);
    return now->context.result;
}

struct thread *leave_with(unsigned number, const uintptr_t args[6])
{
    unsigned its = now->number;
    make_call(number, args);
    if (now->number == its)
        stop("P%u goes on from call %u with %ld", its, number, (long)now->context.result);
    return now;
}

struct thread *point(unsigned operation, uintptr_t address, size_t length)
{
    struct trap trap = trap_of(TRAP_POINT, operation);
    trap.size = (uint8_t)(length < 256 ? length : 0);
    trap.args[0] = address;
    trap.args[1] = length;
    now = kernel_trap(now, &trap);
    return now;
}

struct thread *fault(unsigned signal, uintptr_t address)
{
    struct trap trap = trap_of(TRAP_FAULT, signal);
    trap.args[0] = address;
    now = kernel_trap(now, &trap);
    return now;
}

void go(unsigned number)
{
    for (unsigned i = 0; now->number != number; i++) {
        if (i > THREADS)
            stop("P%u does not run", number);
        make_call(SYS_sched_yield, (uintptr_t[6]){0});
    }
}

struct thread *thread(unsigned number)
{
    for (unsigned i = 0; i < THREADS; i++)
        if (machine.threads[i].state != STATE_FREE && machine.threads[i].number == number)
            return &machine.threads[i];
    return NULL;
}

intptr_t result_of(unsigned number)
{
    const struct thread *t = thread(number);
    if (!t || t->state != STATE_READY)
        stop("P%u has no result", number);
    return t->context.result;
}

/* ---- Memory ------------------------------------------------------------------------------ */

uintptr_t at(unsigned offset) { return slot_of(image_of(now))->base + offset; }

void put_string(unsigned offset, const char *string) { strcpy((char *)at(offset), string); }

/* ---- What happened ----------------------------------------------------------------------- */

const struct record *last_event(enum event event)
{
    trace_flush();
    for (unsigned i = played_count; i > 0; i--)
        if (played[i - 1].event == event)
            return &played[i - 1];
    stop("event %u did not happen", event);
    return NULL;
}

unsigned count_events(enum event event)
{
    unsigned count = 0;
    trace_flush();
    for (unsigned i = 0; i < played_count; i++)
        count += played[i].event == event;
    return count;
}

void assert_contains(const char *text, const char *part)
{
    if (!strstr(text, part))
        stop("\"%s\" does not contain \"%s\"", text, part);
}

const char *steps(unsigned count)
{
    static char who[1024];
    assert_true(count < sizeof who);
    for (unsigned i = 0; i < count; i++) {
        who[i] = (char)('0' + now->number);
        point(OP_READ, at(0), 4);
    }
    who[count] = 0;
    return who;
}
