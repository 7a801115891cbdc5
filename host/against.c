#include "against.h"

#include <stdlib.h>
#include <string.h>

#include "text.h"

/* Those of `one` that `other` has not; their number. */
static size_t missing(const struct answer *one, const struct answer *other, const struct outcome ***list)
{
    size_t count = 0;
    *list = grown(NULL, one->outcome_count + 1, sizeof(void *));
    for (size_t i = 0; i < one->outcome_count; i++) {
        bool found = false;
        for (size_t j = 0; j < other->outcome_count && !found; j++)
            found = outcome_same(&one->outcomes[i], &other->outcomes[j]);
        if (!found)
            (*list)[count++] = &one->outcomes[i];
    }
    return count;
}

void against_run(struct against *against, const struct options *options, const struct answer *answer)
{
    struct exploration exploration;
    struct list programs = {0};
    *against = (struct against){.name = options->against};
    list_add(&programs, text("%s", options->against));
    exploration_begin(&exploration, options, &programs);
    exploration_run(&exploration, NULL, false, &against->answer);
    against->removed_count = missing(&against->answer, answer, &against->removed);
    against->added_count = missing(answer, &against->answer, &against->added);
}

/* ---- Telling ----------------------------------------------------------------------------- */

static void print_outcomes(const struct outcome *const *list, size_t count, FILE *to)
{
    for (size_t i = 0; i < count; i++) {
        fprintf(to, "  %s", list[i]->end);
        for (size_t j = 0; j < list[i]->status_count; j++)
            fprintf(to, "%s%d", j ? " " : ", status ", list[i]->statuses[j]);
        fputc('\n', to);
        for (const char *line = list[i]->output; *line;) {
            size_t length = strcspn(line, "\n");
            fprintf(to, "    | %.*s\n", (int)length, line);
            line += length + (line[length] == '\n');
        }
    }
}

void against_print(const struct against *against, FILE *to)
{
    bool all = against->answer.outcomes_complete;
    fprintf(to, "\nAgainst %s (verdict: %s%s):\n", against->name, against->answer.verdict,
            all ? "" : "; not all of its outcomes are known");
    if (!against->removed_count && !against->added_count)
        fputs("  the outcomes are the same\n", to);
    if (against->removed_count)
        fprintf(to, " only %s has\n", against->name);
    print_outcomes(against->removed, against->removed_count, to);
    if (against->added_count)
        fputs(" only this version has\n", to);
    print_outcomes(against->added, against->added_count, to);
}
