#include "path.h"

#include <stdlib.h>

#include "engine.h"
#include "grow.h"
#include "effort.h"

void path_add(struct path *path, uint32_t label)
{
    GROW(path->labels, path->count, path->room, search_memory);
    path->labels[path->count++] = label;
}

void path_reverse(struct path *path)
{
    for (uint32_t i = 0, j = path->count; i + 1 < j; i++) {
        uint32_t label = path->labels[--j];
        path->labels[j] = path->labels[i];
        path->labels[i] = label;
    }
}

void path_free(struct path *path)
{
    search_memory -= path->room * sizeof *path->labels;
    free(path->labels);
    *path = NO_PATH;
}

static bool is_step(const struct label *label)
{
    return label->kind == MOVE_STEP || label->kind == MOVE_FAULT;
}

uint32_t path_steps(const struct path *path)
{
    uint32_t steps = 0;
    for (uint32_t i = 0; i < path->count && i < path->loop; i++)
        steps += is_step(engine_label(path->labels[i])) ? engine_label(path->labels[i])->steps : 0;
    return steps;
}

/* ---- As text -------------------------------------------------------------------------------- */

static void print_answers(const struct label *label, FILE *to)
{
    for (unsigned i = 0; i < label->answer_count; i++) {
        const struct answer *a = &label->answers[i];
        if (a->kind == ANSWER_WAITER)
            fprintf(to, " w%u", a->value);
        else if (a->kind == ANSWER_NUMBER)
            fprintf(to, " ?%u=%u", a->thread, a->value);
        else
            fprintf(to, " l%u=%u", a->thread ? a->thread : label->number, a->value);
    }
}

static bool continues(const struct path *path, uint32_t at)
{
    if (at >= path->count || at == path->loop)
        return false;
    const struct label *before = engine_label(path->labels[at - 1]), *label = engine_label(path->labels[at]);
    return !before->answer_count && label->kind == MOVE_STEP && label->number == before->number;
}

/* How many moves from `at` on are one word: steps of one thread, of which only the last was asked something. */
static uint32_t word_length(const struct path *path, uint32_t at)
{
    uint32_t count = 1;
    while (continues(path, at + count))
        count++;
    return count;
}

static uint32_t print_word(const struct path *path, uint32_t at, FILE *to)
{
    const struct label *label = engine_label(path->labels[at]);
    switch (label->kind) {
    case MOVE_TIMER:
        fprintf(to, "t%u", label->number);
        return 1;
    case MOVE_SIGNAL:
        fprintf(to, "g%u=%u", label->number, label->signal);
        return 1;
    case MOVE_FAULT:
        fprintf(to, "f%u=%u %u*1", label->number, label->signal, label->number);
        print_answers(label, to);
        return 1;
    default: {
        uint32_t count = word_length(path, at);
        fprintf(to, "%u*%u", label->number, count);
        print_answers(engine_label(path->labels[at + count - 1]), to);
        return count;
    }
    }
}

void path_print(const struct path *path, FILE *to)
{
    for (uint32_t at = 0; at < path->count;) {
        fputs(at ? " " : "", to);
        if (at == path->loop)
            fputs("( ", to);
        at += print_word(path, at, to);
    }
}
