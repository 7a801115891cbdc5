#include "sample.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct symbols *sample_open(const char *name)
{
    char path[64];
    const char *why;
    snprintf(path, sizeof path, "build/tests/unit/sample-%s.elf", name);
    if (access(path, R_OK) != 0)
        skip();
    struct symbols *symbols = symbols_open(path, &why);
    if (!symbols)
        fail_msg("%s: %s", path, why);
    return symbols;
}

static struct range find(struct symbols *symbols, const char *path)
{
    struct range range;
    if (symbols_find(symbols, path, &range, 1) != 1)
        fail_msg("no %s", path);
    return range;
}

uint64_t sample_address(struct symbols *symbols, const char *path)
{
    return find(symbols, path).from;
}

uint64_t sample_size(struct symbols *symbols, const char *path)
{
    struct range range = find(symbols, path);
    return range.to - range.from;
}

uint64_t sample_function(struct symbols *symbols, const char *name)
{
    uint64_t address;
    assert_int_equal(1, symbols_functions(symbols, name, &address, 1));
    return symbols_word(symbols) == 4 ? address | 1 : address;
}

uint32_t sample_pc(struct symbols *symbols, unsigned line)
{
    struct range range;
    assert_true(symbols_lines(symbols, "sample.c", line, &range, 1) > 0);
    return (uint32_t)range.to;
}

uint64_t sample_local(struct symbols *symbols, uint32_t pc, uint32_t fp, const char *name)
{
    const struct code *code = symbols_record_code(symbols, pc);
    assert_int_equal(FRAME_FP, code->frame);
    for (size_t i = 0; i < code->function->local_count; i++)
        if (strcmp(code->function->locals[i].name, name) == 0)
            return fp + (uint64_t)code->offset + (uint64_t)code->function->locals[i].address;
    fail_msg("no local %s", name);
    return 0;
}

struct record sample_record(struct symbols *symbols, unsigned event, unsigned line)
{
    return (struct record){.tick = 1,
                           .thread = 1,
                           .event = (uint8_t)event,
                           .pc = sample_pc(symbols, line),
                           .sp = SAMPLE_STACK - 256,
                           .fp = SAMPLE_STACK - 128};
}

struct record sample_access(struct symbols *symbols, unsigned event, const char *path,
                            uint64_t value)
{
    struct record record = sample_record(symbols, event, 46);
    uint64_t size = sample_size(symbols, path);
    record.address = sample_address(symbols, path);
    record.size = (uint8_t)(size < 256 ? size : 0);
    record.value = value;
    return record;
}

struct record with(struct record record, unsigned event, uint64_t address, uint64_t value,
                   unsigned size)
{
    record.event = (uint8_t)event;
    record.address = address;
    record.value = value;
    record.size = (uint8_t)size;
    return record;
}
