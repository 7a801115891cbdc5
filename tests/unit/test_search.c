/* The search by cost, on random graphs, against a slow and simple one: what goes wrong at which least cost and in
   how few steps, what comes out, and whether the schedules do it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "abi.h"
#include "chance.h"
#include "effort.h"
#include "explore_graph.h"
#include "outcomes.h"
#include "questions.h"
#include "search_naive.h"
#include "trace.h"

enum { GRAPHS = 2000 };

static struct chance chance;
static unsigned rescued;
static struct naive_found naive;

/* What the explorer holds it holds until its end. */
const char *__asan_default_options(void);
const char *__asan_default_options(void) { return "detect_leaks=0"; }

static bool often(unsigned percent) { return chance_below(&chance, 100) < percent; }

/* ---- A random graph --------------------------------------------------------------------------- */

struct shape {
    unsigned states, threads;
    bool forward; /* no loops: then something may be printed */
    bool silent;  /* prints nothing, and all processes end alike */
};

static uint32_t random_note(const struct shape *shape, unsigned number)
{
    static struct exited exited[16];
    struct note note = {.number = (uint16_t)number};
    if (often(90) || !shape->forward) {
        note.misuse = often(3);
        note.two_inside = often(3);
        return note.misuse || note.two_inside ? graph_note(&note) : 0;
    }
    if (!shape->silent)
        note.text = chance_below(&chance, 3);
    if (often(30)) {
        exited[number] = (struct exited){(uint16_t)number, 0x100 * (int)number};
        note.exits = &exited[number];
        note.exit_count = 1;
    }
    return graph_note(&note);
}

static unsigned target(const struct shape *shape, unsigned from)
{
    unsigned near = from + 1 + chance_below(&chance, 6);
    if (shape->forward || often(80))
        return near < shape->states ? near : shape->states - 1;
    return chance_below(&chance, shape->states);
}

static void random_moves(const struct shape *shape, unsigned from, unsigned thread)
{
    for (unsigned left = (chance_below(&chance, 8) + 2) / 4; left--;) {
        if (often(2)) {
            graph_fails(from, thread, often(50) ? FAILURE_ASSERT : FAILURE_CRASH);
            continue;
        }
        bool timer = often(8);
        struct move *move = (timer ? graph_timer : graph_move)(from, thread, target(shape, from), 0);
        move->note = random_note(shape, thread + 1);
        if (!timer && asked.faults && often(10))
            move->kind = MOVE_FAULT;
    }
}

/* With faults there are two of each state: before one, and after one, where there is none any more. */
static void random_graph(struct shape *shape)
{
    graph_clear();
    shape->states = 2 + chance_below(&chance, 60);
    shape->threads = 1 + chance_below(&chance, 4);
    shape->forward = often(60);
    shape->silent = often(30);
    for (unsigned i = 0; i < shape->states; i++)
        graph_state(shape->threads);
    for (unsigned i = 0; i < shape->states; i++) {
        graph_end(i, (unsigned[]){END_EXIT, END_IDLE, END_DEADLOCK}[chance_below(&chance, 3)]);
        graph_value(i, often(3) ? 7 : 0);
        for (unsigned thread = 0; thread < shape->threads; thread++) {
            bool last = shape->forward && i == shape->states - 1;
            if (often(10))
                graph_view(i, thread)->number = 0;
            else if (!last)
                random_moves(shape, i, thread);
            if (often(20))
                graph_free(i, thread);
        }
    }
}

/* ---- What the schedule of a finding does ------------------------------------------------------- */

static const struct move *move_of(uint32_t label)
{
    static struct move moves[4 * MOVES_MAX];
    unsigned count = engine_all_moves(moves);
    for (unsigned i = 0; i < count; i++)
        if (moves[i].label == label)
            return &moves[i];
    fail_msg("no such move");
    return NULL;
}

static void follow(const struct path *path, const struct least *least, unsigned kind)
{
    unsigned preemptions = 0, last = NOBODY_LAST, shown = 0;
    engine_load(0);
    for (uint32_t i = 0; i < path->count; i++) {
        const struct move *move = move_of(path->labels[i]);
        preemptions += naive_price(last, move);
        last = move->kind == MOVE_TIMER ? last : move->thread;
        shown = move->note ? kinds_of_note(engine_note(move->note)) : 0;
        if (!(move->flags & MOVE_FAILS))
            engine_load(move->to);
        else
            assert_int_equal(i, path->count - 1);
    }
    if (kind >= KIND_DEADLOCK)
        shown = kinds_of_state(NULL, 0) | (engine_end() == END_DEADLOCK) << KIND_DEADLOCK;
    assert_true(shown & 1u << kind);
    assert_int_equal(preemptions, least->preemptions);
    assert_int_equal(path_steps(path), least->steps);
}

/* ---- Both -------------------------------------------------------------------------------------- */

static void check_findings(const struct search *search)
{
    for (unsigned kind = 0; kind < KINDS; kind++) {
        const struct finding *finding = &search->findings[kind];
        assert_int_equal(finding->found, naive.kinds[kind].found);
        if (!finding->found)
            continue;
        assert_int_equal(finding->cost.preemptions, naive.kinds[kind].preemptions);
        assert_true(finding->exact);
        follow(&finding->path, &naive.kinds[kind], kind);
    }
}

/* As take_outcome has it, of two lines. */
static void check_outcome(char *line, const char *output)
{
    char *end = strtok(line, " "), *preemptions = strtok(NULL, " "), *share = strtok(NULL, " ");
    char *statuses = strtok(NULL, " ");
    assert_non_null(share);
    for (unsigned i = 0; i < naive.came_count; i++) {
        char *history = strchr(naive.came[i].outcome, ' ') + 1, *bar = strchr(history, '|'), known[NAIVE_TEXT] = "";
        for (const char *at = bar + 1; *at; at = strchr(at, ',') + 1)
            sprintf(known + strlen(known), "%s%d", *known ? "," : "", atoi(strchr(at, ':') + 1));
        if (strncmp(naive.came[i].outcome, end, strlen(end)) == 0 && strlen(output) == (size_t)(bar - history) &&
            strncmp(history, output, strlen(output)) == 0 && strcmp(*known ? known : "-", statuses) == 0 &&
            naive.came[i].preemptions == (unsigned)atoi(preemptions)) {
            naive.came[i].preemptions = 1000000; /* once */
            return;
        }
    }
    fail_msg("no such outcome: %s %s %s %s", end, preemptions, statuses, output);
}

static void check_outcomes(void)
{
    char *text, *rest;
    size_t size;
    FILE *to = open_memstream(&text, &size);
    outcomes_print(1, to);
    fclose(to);
    unsigned count = 0;
    for (char *line = strtok_r(text, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest), count++) {
        char *output = strtok_r(NULL, "\n", &rest);
        check_outcome(line + strlen("outcome "), output + strlen("output "));
    }
    assert_int_equal(count, naive.came_count);
    free(text);
}

/* What is not looked for by cost: any way, if it is one. */
static void check_rescue(void)
{
    struct search search = {0};
    unsigned all = 0;
    for (unsigned kind = 0; kind < KINDS; kind++)
        all |= (unsigned)naive.kinds[kind].found << kind;
    rescue_run(&search, all);
    for (unsigned kind = 0; kind < KINDS; kind++) {
        const struct finding *finding = &search.findings[kind];
        if (!finding->found)
            continue;
        const struct least some = {true, finding->cost.preemptions, path_steps(&finding->path)};
        assert_true(some.preemptions >= naive.kinds[kind].preemptions);
        follow(&finding->path, &some, kind);
        rescued++;
    }
}

static void check(void)
{
    struct search search = {0};
    uint32_t note;
    outcomes_forget();
    history_forget();
    engine_begin(NULL, 0, NULL, &note);
    search_do(&search);
    assert_true(search.complete);
    assert_true(search.outcomes_complete);
    assert_int_equal(outcomes_left(), 0);
    if (!naive_search(&naive))
        return;
    check_findings(&search);
    check_outcomes();
    check_rescue();
}

static void random_graphs(void **state)
{
    struct shape shape;
    (void)state;
    asked = (struct search_options){.preemptions = NO_PREEMPTIONS_LIMIT, .outcomes = NAIVE_NODES};
    for (chance.seed = 1; chance.seed <= GRAPHS; chance.seed++) {
        struct chance seed = chance;
        random_graph(&shape);
        asked.patience = 1 + chance_below(&chance, often(50) ? 20 : 2000);
        check();
        chance = seed;
    }
    assert_true(rescued > GRAPHS / 4);
}

int main(void)
{
    question_add(QUESTION_NEVER, "0:4:==:7");
    effort_begin(0, 0, 0, stdout);
    const struct CMUnitTest tests[] = {cmocka_unit_test(random_graphs)};
    cmocka_set_message_output(CM_OUTPUT_TAP);
    return cmocka_run_group_tests_name("search", tests, NULL, NULL);
}
