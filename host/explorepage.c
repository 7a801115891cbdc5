#include "explorepage.h"

#include "example.h"
#include "page.h"
#include "switchtable_rows.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_TRIED = 64 /* outcomes that are run to find the nearest */ };

/* An outcome's example, run. */
struct candidate {
    struct finding finding;
    struct example example;
};

static void run_outcome(struct exploration *exploration, const struct outcome *outcome, struct candidate *candidate)
{
    candidate->finding = (struct finding){.kind = outcome->end, .schedule = outcome->schedule};
    example_run(exploration, &candidate->finding, &candidate->example);
}

/* ---- The nearest ------------------------------------------------------------------------- */

/* The next record of a step from `at` on, one a tick; the count: there is none. */
static size_t next_step(const struct rerun *run, size_t at, uint64_t tick)
{
    while (at < run->count && (!timeline_is_step(&run->records[at]) || run->records[at].tick == tick))
        at++;
    return at;
}

static bool same_step(const struct record *one, const struct record *other)
{
    return one->thread == other->thread && one->pc == other->pc && one->event == other->event &&
           one->address == other->address && one->value == other->value;
}

/* How many steps two runs have in common at their beginning. */
static size_t common_steps(const struct rerun *one, const struct rerun *other)
{
    size_t count = 0, a = next_step(one, 0, 0), b = next_step(other, 0, 0);
    while (a < one->count && b < other->count && same_step(&one->records[a], &other->records[b])) {
        count++;
        a = next_step(one, a, one->records[a].tick);
        b = next_step(other, b, other->records[b].tick);
    }
    return count;
}

/* The outcome that ends as programs should and goes the way of `run` longest; false: there is none. `but`: not this
   one. */
static bool find_nearest(struct exploration *exploration, const struct answer *answer, const struct rerun *run,
                         const struct outcome *but, struct candidate *nearest)
{
    bool found = false;
    size_t longest = 0;
    for (size_t i = 0; i < answer->outcome_count && i < MOST_TRIED; i++) {
        struct candidate tried;
        const struct outcome *outcome = &answer->outcomes[i];
        if (outcome == but || strcmp(outcome->end, "exit") != 0)
            continue;
        run_outcome(exploration, outcome, &tried);
        size_t common = common_steps(run, &tried.example.run);
        if (tried.example.broken || (found && common <= longest)) {
            example_free(&tried.example);
            continue;
        }
        if (found)
            example_free(&nearest->example);
        *nearest = tried;
        longest = common;
        found = true;
    }
    return found;
}

/* An outcome ends otherwise than such a violation; one with a race, say, may have the race as well. */
static bool outcomes_lack(const struct finding *finding)
{
    static const char *const kinds[] = {"assert", "crash", "deadlock", "livelock", "starvation", "progress"};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strcmp(finding->kind, kinds[i]) == 0)
            return true;
    return false;
}

/* ---- The page ---------------------------------------------------------------------------- */

static void add_run(json_t *runs, struct exploration *exploration, const struct example *example, const char *title)
{
    struct session *machine = exploration_machine(exploration);
    json_t *run = picture_json(machine, &example->run, title, example->until);
    json_object_set_new(run, "schedule", picture_string(example->finding->schedule));
    json_array_append_new(runs, run);
}

/* "exit: P2: the balance is 15": how it ends and the last line that it prints. */
static char *outcome_title(const struct candidate *candidate)
{
    const char *output = candidate->example.run.output, *end = output + strlen(output), *line;
    while (end > output && end[-1] == '\n')
        end--;
    for (line = end; line > output && line[-1] != '\n';)
        line--;
    return text("%s%s%.*s", candidate->finding.kind, line < end ? ": " : "", (int)(end - line), line);
}

static void add_outcome(json_t *runs, struct exploration *exploration, struct candidate *candidate)
{
    char *title = outcome_title(candidate);
    candidate->example.finding = &candidate->finding; /* it may have been copied */
    add_run(runs, exploration, &candidate->example, title);
    free(title);
    example_free(&candidate->example);
}

static void add_violation(json_t *runs, struct exploration *exploration, const struct answer *answer)
{
    struct example example;
    struct candidate nearest;
    example_run(exploration, answer->worst, &example);
    if (!example.broken) {
        char *title = text("%s: %s", answer->worst->kind, answer->worst->message);
        add_run(runs, exploration, &example, title);
        free(title);
        if (outcomes_lack(answer->worst) && find_nearest(exploration, answer, &example.run, NULL, &nearest))
            add_outcome(runs, exploration, &nearest);
    }
    example_free(&example);
}

static void add_outcomes(json_t *runs, struct exploration *exploration, const struct answer *answer)
{
    struct candidate first, nearest;
    if (!answer->outcome_count)
        return;
    run_outcome(exploration, &answer->outcomes[0], &first);
    if (first.example.broken) {
        example_free(&first.example);
        return;
    }
    bool two = find_nearest(exploration, answer, &first.example.run, &answer->outcomes[0], &nearest);
    add_outcome(runs, exploration, &first);
    if (two)
        add_outcome(runs, exploration, &nearest);
}

void explorepage_write(struct exploration *exploration, const struct answer *answer, const char *path)
{
    json_t *runs = json_array();
    if (answer->worst)
        add_violation(runs, exploration, answer);
    else
        add_outcomes(runs, exploration, answer);
    if (!json_array_size(runs))
        fail("--html=%s: no run was found that could be shown", path);
    page_write(path, runs);
}
