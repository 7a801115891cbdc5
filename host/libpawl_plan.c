/* A schedule's text, for a machine inside a program of one's own. */
#include <stdlib.h>
#include <string.h>

#include "libpawl_private.h"
#include "program.h"
#include "schedule_text.h"

static struct symbols *give_symbols(void *context)
{
    (void)context;
    return libpawl_symbols();
}

static int find_program(void *context, const char *name)
{
    (void)context;
    for (unsigned i = 0; i < program_count; i++)
        if (strcmp(programs[i].name, name) == 0)
            return (int)i;
    return -1;
}

static const struct known {
    const char *name;
    const char *words[5]; /* the values by their numbers; none: it is a number itself */
} known[SETTINGS] = {
    [SETTING_WAKE] = {"wake", {"fifo", "any"}},
    [SETTING_CLOCK] = {"clock", {"ticks", "free"}},
    [SETTING_POLICY] = {"policy", {"rr", "coop", "prio", "random"}},
    [SETTING_QUANTUM] = {"quantum", {NULL}},
    [SETTING_SEED] = {"seed", {NULL}},
    [SETTING_LIMIT] = {"limit", {NULL}},
    [SETTING_LOSSY] = {"lossy", {"no", "yes"}},
    [SETTING_FAILURE] = {"failure", {"pass", "stop"}},
};

static bool value_of(const struct known *setting, const char *word, uint64_t *value)
{
    char *end;
    if (!setting->words[0]) {
        *value = strtoull(word, &end, 10);
        return *word >= '0' && *word <= '9' && !*end;
    }
    for (*value = 0; setting->words[*value]; ++*value)
        if (strcmp(setting->words[*value], word) == 0)
            return true;
    return false;
}

static bool take_option(struct settings *settings, const struct schedule_option *option)
{
    for (unsigned i = 0; i < SETTINGS; i++) {
        if (strcmp(option->name, known[i].name) != 0)
            continue;
        settings->given |= 1u << i;
        return value_of(&known[i], option->value, &settings->value[i]) ||
               libpawl_fail("the schedule: %s=%s is nothing that %s can be", option->name,
                            option->value, option->name);
    }
    return libpawl_fail("the schedule: there is no option %s", option->name);
}

bool libpawl_plan(const char *schedule, struct plan *plan)
{
    const struct schedule_names names = {give_symbols, find_program, NULL, 0};
    struct schedule parsed = {0};
    struct schedule_error wrong;
    *plan = (struct plan){0};
    bool good =
        schedule_parse(&parsed, schedule, &names, &wrong) ||
        libpawl_fail("the schedule, column %u, %s: %s", wrong.column, wrong.entry, wrong.message);
    for (size_t i = 0; good && i < parsed.option_count; i++)
        good = take_option(&plan->settings, &parsed.options[i]);
    if (good) {
        plan->entries = parsed.entries;
        plan->entry_count = parsed.count;
        plan->ranges = parsed.ranges;
        plan->range_count = parsed.range_count;
        parsed.entries = NULL;
        parsed.ranges = NULL;
    }
    schedule_free(&parsed);
    return good;
}

void libpawl_plan_free(struct plan *plan)
{
    free(plan->entries);
    free(plan->ranges);
    *plan = (struct plan){0};
}
