/* What the files of libpawl share. Those that speak to the kernel include kernel.h, those that
   speak of names include symbols.h; they use the same words for different things, so no file does
   both. */
#ifndef PAWL_LIBPAWL_PRIVATE_H
#define PAWL_LIBPAWL_PRIVATE_H

#include "boot.h"
#include "libpawl.h"
#include "trace.h"

struct symbols;

/* Bytes that grow. Begins as {0}. */
struct bytes {
    char *at;
    size_t length, room;
};

/* Adds bytes, and a 0 behind them that does not count; false without memory. */
bool libpawl_add(struct bytes *bytes, const void *more, size_t length);
void libpawl_forget(struct bytes *bytes);

/* Notes why something failed; returns false. */
bool libpawl_fail(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* ---- libpawl_boot.c, libpawl_plan.c: the boot block --------------------------------------- */

/* Settings of a run, wherever they come from: their values and, in bits, which are given. */
enum setting {
    SETTING_WAKE,
    SETTING_CLOCK,
    SETTING_POLICY,
    SETTING_QUANTUM,
    SETTING_SEED,
    SETTING_LIMIT,
    SETTING_LOSSY,
    SETTING_FAILURE,
    SETTINGS
};

struct settings {
    uint64_t value[SETTINGS];
    unsigned given;
};

/* A schedule as boot blocks have it. */
struct plan {
    struct settings settings;
    struct boot_entry *entries;
    struct boot_range *ranges;
    size_t entry_count, range_count;
};

/* The plan of a schedule's text, for the running executable. Or false. */
bool libpawl_plan(const char *schedule, struct plan *plan);
void libpawl_plan_free(struct plan *plan);

/* Fills the empty `block` as `options` say. Or false. */
bool libpawl_block(struct bytes *block, const struct pawl_options *options);

/* Puts another schedule behind all that stands in the block, and makes it the block's. Or false: it
   needs settings that the block has not, or there is no memory. */
bool libpawl_block_plan(struct bytes *block, const struct plan *plan);

/* ---- libpawl.c ---------------------------------------------------------------------------- */

/* All records so far: those that the kernel has not yet handed over come last. */
size_t libpawl_record_count(void);
const struct record *libpawl_record(size_t index);

/* ---- libpawl_text.c ----------------------------------------------------------------------- */

/* The debug information of the running executable. Or NULL. */
struct symbols *libpawl_symbols(void);

#endif
