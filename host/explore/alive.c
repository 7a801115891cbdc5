#include "alive.h"

#include <string.h>

#include "grow.h"
#include "image_home.h"
#include "kernel.h"

static bool thread_lives(size_t i) { return lives(&machine.threads[i]); }
static bool process_lives(size_t i) { return machine.processes[i].life == LIFE_ALIVE; }
static bool image_lives(size_t i) { return machine.images[i].threads; }

/* No entry above the high-water mark was ever used; the marks are no part of a state, so they only rise. */
void alive_take(struct alive *alive)
{
    memset(alive, 0, sizeof *alive);
    for (size_t i = 0; i < machine.high[HIGH_THREADS]; i++)
        alive->threads[i] = thread_lives(i);
    for (size_t i = 0; i < machine.high[HIGH_PROCESSES]; i++)
        alive->processes[i] = process_lives(i);
    for (size_t i = 0; i < machine.high[HIGH_IMAGES]; i++)
        alive->images[i] = image_lives(i);
}

/* Which entry of the table lies there, or `count`. */
static size_t entry(uintptr_t at, const void *table, size_t size, size_t count)
{
    uintptr_t offset = at - (uintptr_t)table;
    return offset < size * count ? offset / size : count;
}

#define ENTRY(at, table) entry(at, table, sizeof *(table), sizeof(table) / sizeof *(table))

/* Whose a column is: kind << 8 | index. */
enum { UNKNOWN, NOBODYS = 1 << 8, THREADS_OWN = 2 << 8, PROCESS_OWN = 3 << 8, IMAGE_OWN = 4 << 8, INDEX = 0xff };

static unsigned find_owner(column c)
{
    if (c <= THREADS)
        return THREADS_OWN | (c - 1);
    uintptr_t at = column_address(c);
    size_t thread = ENTRY(at, machine.threads), process = ENTRY(at, machine.processes);
    size_t image = ENTRY(at, machine.images), home = (at - IMAGE_HOMES) / IMAGE_HOME_SIZE;
    if (thread < THREADS)
        return THREADS_OWN | (unsigned)thread;
    if (process < PROCESSES)
        return PROCESS_OWN | (unsigned)process;
    if (image < IMAGES || home < IMAGES)
        return IMAGE_OWN | (unsigned)(image < IMAGES ? image : home);
    return NOBODYS;
}

static unsigned owner_of(column c)
{
    static uint16_t *owner;
    static uint32_t room;
    if (c >= room) {
        uint32_t before = room;
        room = 2 * c + 64;
        owner = grow_again(owner, room * sizeof *owner);
        memset(owner + before, UNKNOWN, (room - before) * sizeof *owner);
    }
    if (owner[c] == UNKNOWN)
        owner[c] = (uint16_t)find_owner(c);
    return owner[c];
}

/* Of `then`, or as the machine stands if that is NULL. */
static bool is_alive(const struct alive *then, column c)
{
    unsigned owner = owner_of(c), index = owner & INDEX;
    switch (owner - index) {
    case THREADS_OWN:
        return then ? then->threads[index] : thread_lives(index);
    case PROCESS_OWN:
        return then ? then->processes[index] : process_lives(index);
    case IMAGE_OWN:
        return then ? then->images[index] : image_lives(index);
    default:
        return true;
    }
}

bool alive_then(const struct alive *then, column c) { return is_alive(then, c); }

bool alive_now(column c) { return is_alive(NULL, c); }

bool alive_is_image(column c) { return owner_of(c) >= IMAGE_OWN; }

_Static_assert(THREADS <= INDEX + 1 && PROCESSES <= INDEX + 1 && IMAGES <= INDEX + 1, "an owner's index has eight bits");
