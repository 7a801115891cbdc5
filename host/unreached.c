#include "unreached.h"

#include <stdlib.h>
#include <string.h>

#include "text.h"

/* A line with announced accesses. */
struct line {
    const char *file;
    unsigned number;
    bool reached;
};

struct search {
    const struct answer *answer;
    struct line *lines;
    size_t count;
};

static int by_address(const void *one, const void *other)
{
    uint64_t a = *(const uint64_t *)one, b = *(const uint64_t *)other;
    return (a > b) - (a < b);
}

static void take_point(void *context, uint64_t pc, const struct code *code)
{
    struct search *search = context;
    const struct answer *answer = search->answer;
    if (!code->file)
        return;
    search->lines = grown(search->lines, search->count + 1, sizeof *search->lines);
    search->lines[search->count++] = (struct line){
        code->file, code->line,
        bsearch(&pc, answer->reached, answer->reached_count, sizeof pc, by_address) != NULL};
}

static int by_line(const void *one, const void *other)
{
    const struct line *a = one, *b = other;
    int order = strcmp(a->file, b->file);
    if (order)
        return order;
    if (a->number != b->number)
        return a->number < b->number ? -1 : 1;
    return b->reached - a->reached; /* a line's reached points first */
}

static void add(struct answer *answer, const struct line *line)
{
    answer->unreached = grown(answer->unreached, answer->unreached_count + 1, sizeof *answer->unreached);
    answer->unreached[answer->unreached_count++] = (struct unreached){line->file, line->number};
}

void answer_unreached(struct answer *answer, struct symbols *symbols)
{
    struct search search = {.answer = answer};
    if (!answer->reached_count)
        return;
    symbols_points(symbols, take_point, &search);
    if (search.count)
        qsort(search.lines, search.count, sizeof *search.lines, by_line);
    for (size_t from = 0, to; from < search.count; from = to) {
        bool any = false;
        for (to = from; to < search.count && strcmp(search.lines[to].file, search.lines[from].file) == 0; to++)
            any = any || search.lines[to].reached;
        for (size_t i = from; any && i < to; i++)
            if (!search.lines[i].reached &&
                (i == from || search.lines[i - 1].number != search.lines[i].number))
                add(answer, &search.lines[i]);
    }
    free(search.lines);
}
