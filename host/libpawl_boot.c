/* The boot block of a machine inside a program of one's own. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "bootblock.h"
#include "libpawl_private.h"
#include "program.h"
#include "text.h"

enum { QUANTUM = 1000, SEED = 1, LIMIT = 100000000, ALIGNMENT = 8 };

/* ---- Settings ----------------------------------------------------------------------------- */

static void give(struct settings *settings, enum setting which, uint64_t value)
{
    settings->value[which] = value;
    if (value)
        settings->given |= 1u << which;
}

/* A 0 says that nothing was said. */
static struct settings settings_of(const struct pawl_options *options)
{
    struct settings settings = {{0}, 0};
    give(&settings, SETTING_WAKE, options->wake_any);
    give(&settings, SETTING_CLOCK, options->clock_free);
    give(&settings, SETTING_POLICY, options->policy);
    give(&settings, SETTING_QUANTUM, options->quantum);
    give(&settings, SETTING_SEED, options->seed);
    give(&settings, SETTING_LIMIT, options->limit);
    return settings;
}

/* Adds what the schedule asks for; it may not contradict. */
static bool join(struct settings *settings, const struct settings *more)
{
    for (unsigned i = 0; i < SETTINGS; i++) {
        if (!(more->given & 1u << i))
            continue;
        if (settings->given & 1u << i && settings->value[i] != more->value[i])
            return libpawl_fail("the options contradict those that the schedule begins with");
        settings->value[i] = more->value[i];
        settings->given |= 1u << i;
    }
    return true;
}

static uint64_t value(const struct settings *settings, enum setting which, uint64_t otherwise)
{
    return settings->given & 1u << which ? settings->value[which] : otherwise;
}

static struct boot head_of(const struct pawl_options *options, const struct settings *settings)
{
    return (struct boot){
        .flags = (value(settings, SETTING_WAKE, 0) ? BOOT_WAKE_ANY : 0) |
                 (value(settings, SETTING_CLOCK, 0) ? BOOT_CLOCK_FREE : 0) |
                 (value(settings, SETTING_LOSSY, 0) ? BOOT_LOSSY : 0) |
                 (value(settings, SETTING_FAILURE, 0) ? BOOT_FAILURE : 0) |
                 (options->no_trace ? 0 : BOOT_TRACE) | (options->check ? BOOT_CHECK : 0) |
                 (options->poison ? BOOT_POISON : 0),
        .policy = (uint32_t)value(settings, SETTING_POLICY, POLICY_RR),
        .quantum = (uint32_t)value(settings, SETTING_QUANTUM, QUANTUM),
        .seed = value(settings, SETTING_SEED, SEED),
        .limit = value(settings, SETTING_LIMIT, LIMIT),
    };
}

/* ---- Commands ----------------------------------------------------------------------------- */

static bool take_mark(char *line)
{
    size_t length = strlen(line);
    while (length && isspace((unsigned char)line[length - 1]))
        length--;
    if (!length || line[length - 1] != '&')
        return false;
    line[length - 1] = 0;
    return true;
}

static bool find_program(const char *name, uint32_t *program)
{
    for (*program = 0; *program < program_count; ++*program)
        if (strcmp(programs[*program].name, name) == 0)
            return true;
    return libpawl_fail("no program is called %s here", name);
}

/* As a program finds itself: /bin/NAME. */
static void make_first(struct list *words)
{
    char *name = words->items[0];
    words->items[0] = text("/bin/%s", name);
    free(name);
}

static bool read_command(const char *command, struct boot_program *program, struct list *words)
{
    char *line = text("%s", command);
    program->background = take_mark(line);
    bool good = list_add_words(words, line) || libpawl_fail("%s: a quote is not closed", command);
    good = good && (words->count || libpawl_fail("'%s' names no program", command));
    good = good && find_program(words->items[0], &program->program);
    if (good)
        make_first(words);
    program->arguments = words->items;
    free(line);
    return good;
}

static bool read_commands(struct boot_program *started, struct list *words,
                          const char *const *commands, const int *priorities)
{
    for (size_t i = 0; commands[i]; i++) {
        if (!read_command(commands[i], &started[i], &words[i]))
            return false;
        started[i].nice = priorities ? priorities[i] : 0;
    }
    return true;
}

static const char *const *every_program(void)
{
    const char **names = calloc(program_count + 1, sizeof *names);
    for (unsigned i = 0; names && i < program_count; i++)
        names[i] = programs[i].name;
    return names;
}

static void free_words(struct list *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        for (size_t word = 0; word < words[i].count; word++)
            free(words[i].items[word]);
        free(words[i].items);
    }
    free(words);
}

/* ---- The block ---------------------------------------------------------------------------- */

static bool make(struct bytes *block, const struct pawl_options *options,
                 const char *const *commands, const struct settings *settings,
                 const struct plan *plan)
{
    size_t count = 0, size;
    while (commands[count])
        count++;
    struct boot_program *started = calloc(count + 1, sizeof *started);
    struct list *words = calloc(count + 1, sizeof *words);
    bool good = false;
    if (started && words)
        good = read_commands(started, words, commands, options->priorities);
    else
        libpawl_fail("out of memory");
    if (good) {
        struct boot head = head_of(options, settings);
        void *made =
            bootblock_make(&head, started, count, plan->entries, plan->entry_count, plan->ranges,
                           plan->range_count, options->input, options->input_size, NULL,
                           &size);
        good = made ? libpawl_add(block, made, size) : libpawl_fail("out of memory");
        free(made);
    }
    if (words)
        free_words(words, count);
    free(started);
    return good;
}

bool libpawl_block(struct bytes *block, const struct pawl_options *options)
{
    struct plan plan = {0};
    struct settings settings = settings_of(options);
    const char *const *all = options->commands ? NULL : every_program();
    const char *const *commands = options->commands ? options->commands : all;
    bool good = (commands || libpawl_fail("out of memory")) &&
                (!options->schedule || libpawl_plan(options->schedule, &plan)) &&
                join(&settings, &plan.settings) && make(block, options, commands, &settings, &plan);
    libpawl_plan_free(&plan);
    free((void *)all);
    return good;
}

static bool has_already(const struct boot *boot, const struct settings *settings)
{
    const struct settings now = {{!!(boot->flags & BOOT_WAKE_ANY),
                                  !!(boot->flags & BOOT_CLOCK_FREE), boot->policy, boot->quantum,
                                  boot->seed, boot->limit, !!(boot->flags & BOOT_LOSSY),
                                  !!(boot->flags & BOOT_FAILURE)},
                                 ~0u};
    struct settings both = now;
    return join(&both, settings);
}

static bool append(struct bytes *block, const void *more, size_t size, uint32_t *offset)
{
    static const char zeros[ALIGNMENT];
    if (!libpawl_add(block, zeros, -block->length % ALIGNMENT))
        return false;
    *offset = (uint32_t)block->length;
    return libpawl_add(block, more, size);
}

bool libpawl_block_plan(struct bytes *block, const struct plan *plan)
{
    uint32_t entries, ranges;
    if (!has_already((const struct boot *)block->at, &plan->settings) ||
        !append(block, plan->entries, plan->entry_count * sizeof *plan->entries, &entries) ||
        !append(block, plan->ranges, plan->range_count * sizeof *plan->ranges, &ranges))
        return false;
    struct boot *boot = (struct boot *)block->at;
    boot->size = (uint32_t)block->length;
    boot->schedule = entries;
    boot->schedule_count = (uint32_t)plan->entry_count;
    boot->ranges = ranges;
    boot->range_count = (uint32_t)plan->range_count;
    return true;
}
