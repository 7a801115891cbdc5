/* The arch interface of a machine without code: what the kernel does to it is kept for the test. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "play.h"

enum { SLOT_SIZE = 0x10000, HEAP_START = 4096, MOST_RECORDS = 100000 };
#define SLOTS_BASE ((uintptr_t)0x10000000)

static const uint8_t data[64] = "data";
static const uint8_t constants[64] = "constants";

#define PROGRAM(its_name, its_slot, ...)                                                           \
    {                                                                                              \
        .name = its_name, .slot = its_slot, .data = data, .data_size = sizeof data,                \
        .heap_start = HEAP_START, .entries = (const uintptr_t[]){__VA_ARGS__, 0}                   \
    }
const struct program programs[] = {
    PROGRAM("solo", 0, 0x1000),
    PROGRAM("pair", 1, 0x2000, 0x2100),
    PROGRAM("trio", 2, 0x3000, 0x3100, 0x3200),
    PROGRAM("else", 3, 0x4000),
};
const unsigned program_count = sizeof programs / sizeof *programs;

const struct slot slots[] = {
    {SLOTS_BASE, SLOT_SIZE},
    {SLOTS_BASE + SLOT_SIZE, SLOT_SIZE},
    {SLOTS_BASE + 2 * SLOT_SIZE, SLOT_SIZE},
    {SLOTS_BASE + 3 * SLOT_SIZE, SLOT_SIZE},
};
const unsigned slot_count = sizeof slots / sizeof *slots;

int end_status;
char panic_text[256];
char printed[1024];
struct record played[MOST_RECORDS];
unsigned played_count;

static jmp_buf end_jump, panic_jump;
static bool end_expected, panic_expected;

jmp_buf *expect_end(void)
{
    end_expected = true;
    return &end_jump;
}

jmp_buf *expect_panic(void)
{
    panic_expected = true;
    return &panic_jump;
}

void expect_nothing(void)
{
    end_expected = panic_expected = false;
}

void fake_reset(void);
void fake_reset(void)
{
    static bool mapped;
    if (!mapped && mmap((void *)SLOTS_BASE, SLOTS * (size_t)SLOT_SIZE, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED_NOREPLACE, -1,
                        0) != (void *)SLOTS_BASE) {
        perror("slots");
        exit(1);
    }
    mapped = true;
    memset((void *)SLOTS_BASE, 0xee, SLOTS * (size_t)SLOT_SIZE);
    played_count = 0;
    printed[0] = 0;
}

uintptr_t constant(void)
{
    return (uintptr_t)constants;
}

void library_start(void)
{
    abort(); /* nobody runs it */
}

void library_signal(void)
{
    abort(); /* nobody runs it */
}

void library_cancelled(void)
{
    abort();
}

void arch_context_init(struct context *context, uintptr_t entry, uintptr_t sp, uintptr_t argument)
{
    *context = (struct context){.entry = entry, .sp = sp & ~(uintptr_t)15, .argument = argument};
}

void arch_context_result(struct context *context, intptr_t value)
{
    context->result = value;
}

void arch_context_restore(struct context *context, const struct context *saved)
{
    *context = *saved;
}

uintptr_t arch_context_sp(const struct context *context)
{
    return context->sp;
}

void arch_protect(const struct access *access)
{
    assert_true(access->base >= SLOTS_BASE);
    assert_true(access->base < access->heap_end && access->heap_end <= access->stacks);
    assert_true(access->guard >= access->stacks && access->guard + STACK_SIZE <= access->end);
}

bool arch_constant(uintptr_t address, size_t length)
{
    return address - (uintptr_t)constants <= sizeof constants &&
           length <= sizeof constants - (address - (uintptr_t)constants);
}

bool arch_in_library(uintptr_t pc)
{
    (void)pc;
    return false;
}

void arch_copy(void *to, const void *from, size_t length)
{
    memcpy(to, from, length);
}

void arch_clear(void *to, size_t length)
{
    memset(to, 0, length);
}

void arch_preempt(uint32_t instructions)
{
}

size_t arch_input(uint8_t *bytes, size_t size)
{
    return 0;
}

void arch_console(const char *bytes, size_t length)
{
    size_t used = strlen(printed);
    assert_true(used + length < sizeof printed);
    memcpy(printed + used, bytes, length);
    printed[used + length] = 0;
}

void arch_trace(const struct record *records, size_t count)
{
    for (size_t i = 0; i < count && played_count < MOST_RECORDS; i++)
        played[played_count++] = records[i];
}

void arch_exit(int status)
{
    if (!end_expected)
        fail_msg("the run ends with status %d", status);
    end_expected = false;
    end_status = status;
    longjmp(end_jump, 1);
}

void arch_panic(const char *what, const char *where)
{
    snprintf(panic_text, sizeof panic_text, "%s in %s", what, where);
    if (!panic_expected)
        fail_msg("panic: %s", panic_text);
    panic_expected = false;
    longjmp(panic_jump, 1);
}
