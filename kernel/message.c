/* The messages of all queues of both kinds: their bytes lie in one pool, each message in units that
   follow each other. Where too little is free in one piece, what is there moves together. */
#include "kernel.h"

enum { UNITS = MESSAGE_POOL / MESSAGE_UNIT };

static unsigned units_of(size_t length)
{
    return (unsigned)((length + MESSAGE_UNIT - 1) / MESSAGE_UNIT);
}

static uint8_t *unit_at(size_t unit)
{
    return machine.message_pool + unit * MESSAGE_UNIT;
}

static uint8_t *bytes_of(const struct message *m)
{
    return unit_at(m->place);
}

static void take_units(unsigned from, unsigned count)
{
    for (unsigned unit = from; unit < from + count; unit++)
        set_add(machine.message_used, unit);
    machine.message_units += count;
}

static void give_units(unsigned from, unsigned count)
{
    for (unsigned unit = from; unit < from + count; unit++)
        set_remove(machine.message_used, unit);
    machine.message_units -= count;
}

/* The first of `count` free units in one piece, UNITS if there are none. */
static unsigned find_units(unsigned count)
{
    unsigned found = 0;
    for (unsigned unit = 0; found < count; unit++) {
        if (unit == UNITS)
            return UNITS;
        if (set_has(machine.message_used, unit))
            found = 0;
        else if (++found == count)
            return unit + 1 - count;
    }
    return 0; /* none are needed */
}

/* The message that lies lowest in the pool from unit `from` on, or NULL. */
static struct message *lowest_from(unsigned from)
{
    struct message *lowest = 0;
    for (struct message *m = machine.messages; m < machine.messages + MESSAGES; m++)
        if (m->used && m->length && m->place >= from && (!lowest || m->place < lowest->place))
            lowest = m;
    return lowest;
}

/* Moves all messages together at the pool's start. */
static void gather(void)
{
    unsigned end = 0;
    for (struct message *m = lowest_from(0); m; m = lowest_from(end)) {
        unsigned count = units_of(m->length), from = m->place;
        give_units(from, count);
        take_units(end, count);
        m->place = end;
        for (unsigned i = 0; i < count && from != end; i++) /* one by one: they may overlap */
            arch_copy(unit_at(end + i), unit_at(from + i), MESSAGE_UNIT);
        end += count;
    }
    arch_clear(unit_at(end), (UNITS - end) * (size_t)MESSAGE_UNIT);
}

static struct message *free_entry(void)
{
    for (unsigned i = 0; i < MESSAGES; i++)
        if (!machine.messages[i].used) {
            high_water(HIGH_MESSAGES, i + 1);
            return &machine.messages[i];
        }
    return 0;
}

bool message_pool_full(size_t length)
{
    bool entry = false;
    for (unsigned i = 0; i < MESSAGES && !entry; i++)
        entry = !machine.messages[i].used;
    return !entry || units_of(length) > UNITS - machine.message_units;
}

intptr_t message_new(struct thread *t, uintptr_t from, size_t length)
{
    if (!user_may(process_of(t), from, length, false))
        return -K_EFAULT;
    if (message_pool_full(length))
        return -K_ENOMEM;
    unsigned place = find_units(units_of(length));
    if (place == UNITS) {
        gather();
        place = find_units(units_of(length));
    }
    struct message *m = free_entry();
    *m = (struct message){.next = NOBODY, .used = true, .length = (uint32_t)length, .place = place};
    take_units(place, units_of(length));
    user_read(t, bytes_of(m), from, length);
    copied((intptr_t)length);
    return m - machine.messages;
}

int message_copy(struct thread *t, uintptr_t to, unsigned index, size_t length)
{
    copied((intptr_t)length);
    return user_write(t, to, bytes_of(&machine.messages[index]), length);
}

void message_free(unsigned index)
{
    struct message *m = &machine.messages[index];
    give_units(m->place, units_of(m->length));
    arch_clear(unit_at(m->place), units_of(m->length) * (size_t)MESSAGE_UNIT);
    *m = (struct message){.used = false};
}
