#include "path.h"

#include <stdlib.h>

#include "engine.h"
#include "outset.h"
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

static uint32_t steps_of(const struct path *path)
{
    uint32_t steps = 0;
    for (uint32_t i = 0; i < path->count && i < path->loop; i++)
        steps += is_step(engine_label(path->labels[i])) ? engine_label(path->labels[i])->steps : 0;
    return steps;
}

uint32_t path_steps(const struct path *path) { return steps_of(&outset.path) + steps_of(path); }

/* ---- As text -------------------------------------------------------------------------------- */

/* Words so far, and the one that may become longer: steps of one thread. */
struct words {
    FILE *to;
    bool some;
    unsigned number, steps;
};

static void begin_word(struct words *words)
{
    if (words->some)
        putc(' ', words->to);
    words->some = true;
}

static void end_word(struct words *words)
{
    if (!words->steps)
        return;
    begin_word(words);
    fprintf(words->to, "%u*%u", words->number, words->steps);
    words->steps = 0;
}

static void print_answers(struct words *words, const struct label *label)
{
    for (unsigned i = 0; i < label->answer_count; i++) {
        const struct answer *a = &label->answers[i];
        begin_word(words);
        if (a->kind == ANSWER_WAITER)
            fprintf(words->to, "w%u", a->value);
        else if (a->kind == ANSWER_NUMBER)
            fprintf(words->to, "?%u=%u", a->thread, a->value);
        else
            fprintf(words->to, "l%u=%u", (unsigned)(a->thread ? a->thread : label->number), a->value);
    }
}

/* Of several steps that are made together only the first asks for answers. */
static void print_steps(struct words *words, const struct label *label)
{
    if (words->number != label->number)
        end_word(words);
    words->number = label->number;
    if (label->answer_count) {
        words->steps++;
        end_word(words);
        print_answers(words, label);
        words->steps += label->steps - 1u;
    } else
        words->steps += label->steps;
}

static void print_label(struct words *words, const struct label *label)
{
    if (label->kind != MOVE_STEP) {
        end_word(words);
        begin_word(words);
    }
    if (label->kind == MOVE_TIMER)
        fprintf(words->to, "t%u", label->number);
    else if (label->kind == MOVE_SIGNAL)
        fprintf(words->to, "g%u=%u", label->number, label->signal);
    else if (label->kind == MOVE_FAULT)
        fprintf(words->to, "f%u=%u", label->number, label->signal);
    if (is_step(label))
        print_steps(words, label);
}

void path_print(const struct path *path, FILE *to)
{
    struct words words = {.to = to};
    for (uint32_t i = 0; i < outset.path.count; i++)
        print_label(&words, engine_label(outset.path.labels[i]));
    for (uint32_t i = 0; i < path->count; i++) {
        if (i == path->loop) {
            end_word(&words);
            begin_word(&words);
            putc('(', to);
        }
        print_label(&words, engine_label(path->labels[i]));
    }
    end_word(&words);
}
