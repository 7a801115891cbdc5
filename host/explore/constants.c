#include "constants.h"

#include <stdlib.h>

#include "grow.h"

/* Nodes are numbered from 1; node 0 is where all paths begin. */
struct step {
    uint32_t before, column;
    uint32_t child, sibling;    /* paths that lead on; 0: none */
    uint32_t same;              /* another node of this column */
    uint32_t reader;            /* in `readers`: who ended here last */
};

struct reader {
    uint32_t thread, local, next;
};

static struct step *steps;
static uint32_t step_count, step_room, *table, size;
static struct reader *readers;
static uint32_t reader_count = 1, reader_room;
static uint32_t *of_column, column_room; /* the node of this column that was made last */
static uint32_t at;
static size_t memory;

static uint32_t slot(uint32_t before, uint32_t column)
{
    uint64_t h = ((uint64_t)before << 32 | column) * UINT64_C(0x9e3779b97f4a7c15);
    return (uint32_t)(h >> 32) & (size - 1);
}

static void enter(uint32_t step)
{
    uint32_t i = slot(steps[step].before, steps[step].column);
    while (table[i])
        i = (i + 1) & (size - 1);
    table[i] = step;
}

static void enlarge(void)
{
    free(table);
    size = size ? 2 * size : 4096;
    table = grow_zeros(size * sizeof *table);
    memory += size / 2 * sizeof *table;
    for (uint32_t i = 1; i < step_count; i++)
        enter(i);
}

static uint32_t *last_of(uint32_t column)
{
    if (column >= column_room) {
        uint32_t room = column_room;
        column_room = 2 * column + 64;
        of_column = grow_again(of_column, column_room * sizeof *of_column);
        memory += (column_room - room) * sizeof *of_column;
        while (room < column_room)
            of_column[room++] = 0;
    }
    return &of_column[column];
}

void constants_begin(void)
{
    at = 0;
    if (step_count)
        return;
    GROW(steps, step_count, step_room, memory);
    steps[step_count++] = (struct step){0};
}

void constants_read(uint32_t column)
{
    uint32_t likely = steps[at].child; /* most paths are long and do not fork */
    if (likely && steps[likely].column == column) {
        at = likely;
        return;
    }
    if (2 * step_count >= size)
        enlarge();
    for (uint32_t i = slot(at, column); table[i]; i = (i + 1) & (size - 1))
        if (steps[table[i]].before == at && steps[table[i]].column == column) {
            at = table[i];
            return;
        }
    GROW(steps, step_count, step_room, memory);
    uint32_t *last = last_of(column);
    steps[step_count] = (struct step){.before = at, .column = column, .sibling = steps[at].child, .same = *last};
    *last = steps[at].child = step_count;
    at = step_count++;
    enter(at);
}

void constants_end(unsigned thread, uint32_t local)
{
    uint32_t last = steps[at].reader;
    if (last && readers[last].thread == thread && readers[last].local == local)
        return;
    if (reader_count >= reader_room) {
        memory += (reader_room ? reader_room : 64) * sizeof *readers;
        reader_room = reader_room ? 2 * reader_room : 64;
        readers = grow_again(readers, reader_room * sizeof *readers);
    }
    readers[reader_count] = (struct reader){thread, local, last};
    steps[at].reader = reader_count++;
}

/* All that lies behind a node, without recursion: down to the first child, else to the next sibling on the way up. */
static void drop_behind(uint32_t top, void (*drop)(unsigned thread, uint32_t local))
{
    for (uint32_t node = top;;) {
        for (uint32_t r = steps[node].reader; r; r = readers[r].next)
            drop(readers[r].thread, readers[r].local);
        steps[node].reader = 0;
        if (steps[node].child) {
            node = steps[node].child;
            continue;
        }
        while (node != top && !steps[node].sibling)
            node = steps[node].before;
        if (node == top)
            return;
        node = steps[node].sibling;
    }
}

void constants_drop(uint32_t column, void (*drop)(unsigned thread, uint32_t local))
{
    uint32_t *last = last_of(column);
    for (uint32_t node = *last; node; node = steps[node].same)
        drop_behind(node, drop);
    *last = 0; /* no path leads over it again */
}

size_t constants_memory(void) { return memory; }
