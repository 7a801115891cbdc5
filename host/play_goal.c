/* Goals. */
#include "play_goal.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "predicate.h"

/* ---- Comparisons ------------------------------------------------------------------------- */

static bool compare(int64_t left, const char *operator, int64_t right)
{
    const char signs[] = {operator[0], operator[1] == '=' ? '=' : 0, 0};
    return strcmp(signs, "==") == 0   ? left == right
           : strcmp(signs, "!=") == 0 ? left != right
           : strcmp(signs, "<=") == 0 ? left <= right
           : strcmp(signs, ">=") == 0 ? left >= right
           : operator[0] == '<'       ? left < right
                                      : left > right;
}

bool goal_compares(const struct comparison *c, const char *value)
{
    int64_t wanted, found;
    return comparison_number(c->value, &wanted) && comparison_number(value, &found) &&
           compare(found, c->operator, wanted);
}

/* Of one process's variable, where each has its own. */
static bool holds_somewhere(const struct play *play, const struct comparison *c)
{
    for (size_t i = 0; i < play->scene.value_count; i++) {
        const struct scene_value *found = &play->scene.values[i];
        if (strcmp(found->name, c->name) == 0 && goal_compares(c, found->value))
            return true;
    }
    return false;
}

static bool compares(const struct play *play, const char *goal)
{
    bool all = true;
    for (const char *from = goal; from;) {
        struct comparison c = {.key = "goal", .expression = goal};
        from = comparison_next(&c, from);
        all = holds_somewhere(play, &c) && all;
        free(c.name);
        free(c.value);
    }
    return all;
}

static void watch_variables(struct play *play, const char *goal)
{
    for (const char *from = goal; from;) {
        struct comparison c = {.key = "goal", .expression = goal};
        struct range range;
        int64_t number;
        from = comparison_next(&c, from);
        if (!comparison_number(c.value, &number))
            fail("--goal=%s: %s is no number", goal, c.value);
        if (!symbols_find(session_symbols(play->session), c.name, &range, 1))
            fail("--goal=%s: there is no variable %s", goal, c.name);
        bool watched = false;
        for (size_t i = 0; i < play->watched.count; i++)
            watched |= scene_is_part(c.name, play->watched.items[i]);
        if (!watched)
            list_add(&play->watched, text("%s", c.name));
        free(c.name);
        free(c.value);
    }
}

/* ---- All kinds --------------------------------------------------------------------------- */

static const char *const ends[] = {
#define END(name, status, text) #name,
#include "ends.def"
#undef END
};

static void check(struct play *play, const char *goal)
{
    bool known = false;
    if (starts_with(goal, "output ")) {
        free(header_unquoted(goal));
        return;
    }
    if (!starts_with(goal, "end ")) {
        watch_variables(play, goal);
        return;
    }
    for (size_t i = 0; i < ENDS; i++)
        known |= strcasecmp(ends[i], goal + 4) == 0;
    if (!known)
        fail("--goal=%s: a run ends by exit, idle, deadlock or limit", goal);
}

static bool holds(const struct play *play, const char *goal)
{
    if (starts_with(goal, "end "))
        return play->end < ENDS && strcasecmp(ends[play->end], goal + 4) == 0;
    if (!starts_with(goal, "output "))
        return compares(play, goal);
    char *wanted = header_unquoted(goal);
    bool found = strstr(play->output, wanted);
    free(wanted);
    return found;
}

bool goal_reached(const struct play *play)
{
    bool all = play->over && play->goals.count;
    for (size_t i = 0; i < play->goals.count; i++)
        all = all && holds(play, play->goals.items[i]);
    return all;
}

static void read_header(struct play *play, const struct guest *guest)
{
    struct header header = header_read(guest->sources.items[0]);
    for (size_t i = 0; i < header.count; i++)
        if (strcmp(header.lines[i].key, "goal") == 0)
            list_add(&play->goals, header.lines[i].value);
}

void goal_begin(struct play *play)
{
    const struct work *work = &play->session->work;
    play->goals = play->session->options->goals;
    for (size_t i = 0; i < work->command_count && !play->session->options->goals.count; i++)
        read_header(play, &work->guests[work->commands[i].guest]);
    for (size_t i = 0; i < play->goals.count; i++)
        check(play, play->goals.items[i]);
}

char *goal_text(const struct play *play)
{
    char *line = text("%s", "");
    for (size_t i = 0; i < play->goals.count; i++) {
        char *longer = text("%s%s%s", line, i ? ", " : "", play->goals.items[i]);
        free(line);
        line = longer;
    }
    return line;
}
