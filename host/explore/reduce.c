#include "reduce.h"

#include <string.h>

#include "grow.h"
#include "memo.h"
#include "planted.h"

enum { NOBODY_YET, MANY = 255 }; /* else who + 1 */

struct relied {
    uint32_t who, local, next;
    bool written, tried;
};

static struct touched {
    uint8_t reader, writer;
    uint32_t relied; /* in the list; 0: none */
} *touched;
static uint32_t touched_room;
static struct relied *relied;
static uint32_t relied_count = 1, relied_room;
static uint32_t breaks, drops;
static size_t memory;

static struct touched *touched_of(column c)
{
    if (c >= touched_room) {
        uint32_t room = 2 * c + 64;
        touched = grow_again(touched, room * sizeof *touched);
        memset(touched + touched_room, 0, (room - touched_room) * sizeof *touched);
        memory += (room - touched_room) * sizeof *touched;
        touched_room = room;
    }
    return &touched[c];
}

static bool is_mine(uint8_t by, unsigned who) { return by == NOBODY_YET || by == who + 1; }

static void add(uint8_t *by, unsigned who) { *by = is_mine(*by, who) ? (uint8_t)(who + 1) : MANY; }

/* Whatever others did with the column without regard to this one is forgotten. */
static void forget(struct touched *t, unsigned who, bool written)
{
    uint32_t *from = &t->relied;
    while (*from) {
        struct relied *r = &relied[*from];
        if (r->who != who && (written || r->written)) {
            memo_drop(r->who, r->local);
            drops++;
            breaks += !r->tried;
            *from = r->next;
        } else {
            from = &r->next;
        }
    }
}

void reduce_touched(unsigned who, column c, bool written)
{
    struct touched *t = touched_of(c);
    add(written ? &t->writer : &t->reader, who);
    if (t->relied)
        forget(t, who, written);
}

bool reduce_private(unsigned who, column c, bool written)
{
    const struct touched *t = touched_of(c);
    if (planted(PLANTED_CONFLICT) && !written)
        return true;
    return is_mine(t->writer, who) && (!written || is_mine(t->reader, who));
}

void reduce_rely(unsigned who, uint32_t local, column c, bool written, bool tried)
{
    struct touched *t = touched_of(c);
    const struct relied *last = &relied[t->relied];
    if (t->relied && last->who == who && last->local == local && last->written >= written &&
        last->tried <= tried)
        return;
    while (relied_room <= relied_count) {
        memory += (relied_room ? relied_room : 64) * sizeof *relied;
        relied_room = relied_room ? 2 * relied_room : 64;
        relied = grow_again(relied, relied_room * sizeof *relied);
    }
    relied[relied_count] = (struct relied){who, local, t->relied, written, tried};
    t->relied = relied_count++;
}

uint32_t reduce_breaks(void) { return breaks; }

uint32_t reduce_drops(void) { return drops; }

size_t reduce_memory(void) { return memory; }
