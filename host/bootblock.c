#include "bootblock.h"

#include "outside.h"

#include <stdlib.h>
#include <string.h>

static size_t aligned(size_t size) { return (size + 7) & ~(size_t)7; }

static size_t strings_size(const struct boot_program *program, uint32_t *count)
{
    size_t size = 0;
    *count = 0;
    for (char *const *argument = program->arguments; *argument; argument++, ++*count)
        size += strlen(*argument) + 1;
    return size;
}

/* Appends bytes to the block, aligned; returns their offset. */
static uint32_t append(char *block, size_t *used, const void *bytes, size_t size)
{
    size_t offset = *used;
    if (size)
        memcpy(block + offset, bytes, size);
    *used += aligned(size);
    return (uint32_t)offset;
}

static void append_strings(char *block, size_t *used, const struct boot_program *program)
{
    for (char *const *argument = program->arguments; *argument; argument++) {
        size_t size = strlen(*argument) + 1;
        memcpy(block + *used, *argument, size);
        *used += size;
    }
    *used = aligned(*used);
}

static void append_outside(char *block, size_t *used, const struct outside *outside)
{
    struct boot *boot = (struct boot *)block;
    uint32_t bytes = append(block, used, outside->bytes, outside->size);
    boot->events = append(block, used, outside->events, outside->count * sizeof *outside->events);
    boot->event_count = (uint32_t)outside->count;
    struct boot_event *events = (struct boot_event *)(block + boot->events);
    for (size_t i = 0; i < outside->count; i++)
        if (events[i].what.op == BOOT_TYPE) {
            events[i].what.a += bytes;
            boot->flags |= BOOT_TYPED;
        }
}

void *bootblock_make(const struct boot *settings, const struct boot_program *programs,
                     size_t program_count, const struct boot_entry *entries, size_t entry_count,
                     const struct boot_range *ranges, size_t range_count, const void *input,
                     size_t input_size, const struct outside *outside, size_t *size)
{
    uint32_t argc;
    size_t used = sizeof(struct boot);
    *size = sizeof(struct boot) + program_count * sizeof(struct boot_command) +
            entry_count * sizeof *entries + range_count * sizeof *ranges + aligned(input_size);
    if (outside)
        *size += outside->count * sizeof *outside->events + aligned(outside->size);
    for (size_t i = 0; i < program_count; i++)
        *size += aligned(strings_size(&programs[i], &argc));
    char *block = calloc(1, *size);
    if (!block)
        return NULL;
    struct boot *boot = (struct boot *)block;
    *boot = *settings;
    boot->magic = BOOT_MAGIC;
    boot->version = BOOT_VERSION;
    boot->size = (uint32_t)*size;
    boot->commands = (uint32_t)used;
    boot->command_count = (uint32_t)program_count;
    struct boot_command *commands = (struct boot_command *)(block + used);
    used += program_count * sizeof *commands;
    for (size_t i = 0; i < program_count; i++) {
        strings_size(&programs[i], &argc);
        commands[i] = (struct boot_command){.program = programs[i].program,
                                            .background = programs[i].background,
                                            .argc = argc,
                                            .argv = (uint32_t)used,
                                            .nice = programs[i].nice};
        append_strings(block, &used, &programs[i]);
    }
    boot->schedule = append(block, &used, entries, entry_count * sizeof *entries);
    boot->schedule_count = (uint32_t)entry_count;
    boot->ranges = append(block, &used, ranges, range_count * sizeof *ranges);
    boot->range_count = (uint32_t)range_count;
    boot->input = append(block, &used, input, input_size);
    boot->input_size = (uint32_t)input_size;
    if (outside)
        append_outside(block, &used, outside);
    return block;
}

void *bootblock_add_files(void *block, size_t *size, const struct boot_content *files, size_t count)
{
    size_t used = aligned(*size), total = used + aligned(count * sizeof(struct boot_file));
    for (size_t i = 0; i < count; i++)
        total += aligned(strlen(files[i].path) + 1) + aligned(files[i].size);
    char *all = calloc(1, total);
    if (!all)
        return NULL;
    memcpy(all, block, *size);
    free(block);
    struct boot *boot = (struct boot *)all;
    struct boot_file *entries = (struct boot_file *)(all + used);
    boot->files = (uint32_t)used;
    boot->file_count = (uint32_t)count;
    boot->size = (uint32_t)total;
    used += aligned(count * sizeof *entries);
    for (size_t i = 0; i < count; i++) {
        entries[i].path = append(all, &used, files[i].path, strlen(files[i].path) + 1);
        entries[i].bytes = append(all, &used, files[i].bytes, files[i].size);
        entries[i].size = (uint32_t)files[i].size;
    }
    *size = total;
    return all;
}
