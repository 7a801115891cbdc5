#include "alive.h"

#include "image_home.h"
#include "kernel.h"

void alive_take(struct alive *l)
{
    for (unsigned i = 0; i < THREADS; i++)
        l->threads[i] = lives(&machine.threads[i]);
    for (unsigned i = 0; i < PROCESSES; i++)
        l->processes[i] = machine.processes[i].life == LIFE_ALIVE;
    for (unsigned i = 0; i < IMAGES; i++)
        l->images[i] = machine.images[i].threads;
}

/* Which entry of the table lies there, or `count`. */
static size_t entry(uintptr_t at, const void *table, size_t size, size_t count)
{
    uintptr_t offset = at - (uintptr_t)table;
    return offset < size * count ? offset / size : count;
}

#define ENTRY(at, table) entry(at, table, sizeof *(table), sizeof(table) / sizeof *(table))

bool alive_of(const struct alive *l, column c)
{
    if (c <= THREADS)
        return l->threads[c - 1];
    uintptr_t at = column_address(c);
    size_t thread = ENTRY(at, machine.threads), process = ENTRY(at, machine.processes);
    size_t image = ENTRY(at, machine.images), home = (at - IMAGE_HOMES) / IMAGE_HOME_SIZE;
    if (thread < THREADS)
        return l->threads[thread];
    if (process < PROCESSES)
        return l->processes[process];
    if (image < IMAGES)
        return l->images[image];
    return home >= IMAGES || l->images[home];
}
