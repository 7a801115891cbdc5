/* Writes the boot block (kernel/boot.h). */
#ifndef PAWL_BOOTBLOCK_H
#define PAWL_BOOTBLOCK_H

#include <stdbool.h>
#include <stddef.h>

#include "boot.h"

struct outside;

/* A program to start: struct boot_command with its arguments at hand. */
struct boot_program {
    uint32_t program;
    bool background;
    int nice;
    char *const *arguments; /* from argv[0] on; ends with NULL */
};

/* Lays out the block: what `settings` says (flags, policy, quantum, seed, limit; the rest of it is
   filled in here), then programs, entries, ranges, input and what comes from outside (may be NULL). Returns it, to be freed, and its size
   in *size; NULL without memory. */
void *bootblock_make(const struct boot *settings, const struct boot_program *programs,
                     size_t program_count, const struct boot_entry *entries, size_t entry_count,
                     const struct boot_range *ranges, size_t range_count, const void *input,
                     size_t input_size, const struct outside *outside, size_t *size);

/* A file that the run begins with. */
struct boot_content {
    const char *path;
    const void *bytes;
    size_t size;
};

/* Adds files to a block: returns the block that it becomes, and its size in *size; NULL without
   memory. */
void *bootblock_add_files(void *block, size_t *size, const struct boot_content *files, size_t count);

#endif
