#include "reduce.h"

#include <string.h>

#include "grow.h"
#include "memo.h"
#include "planted.h"

enum { NOBODY_YET, MANY = 255 /* else who + 1 */, SETS = 256, ALL = 0, NONE = 1 };

/* That it is so was believed when steps of this thread were taken together. */
struct relied {
    struct touch touch;
    lockset held;
    uint32_t next;
    uint8_t who, of;
    bool over, tried;
};

/* Of each byte: who touched it, who wrote it, in steps and at their ends, and which locks they all had. */
static struct touched {
    uint8_t toucher[2][COLUMN_BYTES], writer[2][COLUMN_BYTES], locks[COLUMN_BYTES];
    uint32_t relied; /* in the list; 0: none */
} *touched;
static uint32_t touched_room;
static struct relied *relied;
static uint32_t relied_count = 1, relied_room;
static lockset sets[SETS] = {[ALL] = ~(lockset)0, [NONE] = 0};
static unsigned set_count = 2;
static uint32_t breaks, drops, news;

/* What was relied on lately, when so much had been learnt. */
static struct familiar {
    struct touch touch;
    lockset held;
    uint32_t news;
    uint8_t who, of;
} familiar[1 << 13];
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

/* The number of a set of locks; should there be too many, of the empty one. */
static uint8_t set_number(lockset set)
{
    for (unsigned i = 0; i < set_count; i++)
        if (sets[i] == set)
            return (uint8_t)i;
    if (set_count == SETS)
        return NONE;
    sets[set_count] = set;
    return (uint8_t)set_count++;
}

static bool is_private(const struct touched *t, unsigned who, enum of of, lockset held, const struct touch *touch)
{
    if (planted(PLANTED_END) && of == OF_END)
        return true;
    for (unsigned i = 0; i < COLUMN_BYTES; i++) {
        if (!(touch->touched >> i & 1))
            continue;
        bool written = touch->written >> i & 1;
        if (planted(PLANTED_CONFLICT) && !written)
            continue;
        bool mine = true;
        for (unsigned other = OF_STEP; other <= (of == OF_END ? OF_STEP : OF_END); other++)
            mine = mine && is_mine(t->writer[other][i], who) && (!written || is_mine(t->toucher[other][i], who));
        if (!mine && !(sets[t->locks[i]] & held))
            return false;
    }
    return true;
}

static void forget(struct relied *r)
{
    memo_drop_all(r->who);
    r->over = true;
    drops++;
    breaks += !r->tried;
}

void reduce_touched(unsigned who, enum of of, lockset held, const struct touch *touch)
{
    struct touched *t = touched_of(touch->column), before = *t;
    for (unsigned i = 0; i < COLUMN_BYTES; i++) {
        if (!(touch->touched >> i & 1))
            continue;
        add(&t->toucher[of][i], who);
        if (touch->written >> i & 1)
            add(&t->writer[of][i], who);
        if (t->locks[i] != NONE)
            t->locks[i] = set_number(sets[t->locks[i]] & held);
    }
    if (memcmp(t, &before, sizeof before) == 0)
        return;
    news++;
    for (uint32_t *from = &t->relied; *from;) {
        struct relied *r = &relied[*from];
        if (!r->over && !is_private(t, r->who, r->of, r->held, &r->touch))
            forget(r);
        if (r->over)
            *from = r->next;
        else
            from = &r->next;
    }
}

bool reduce_private(unsigned who, enum of of, lockset held, const struct touch *touch)
{
    return is_private(touched_of(touch->column), who, of, held, touch);
}

void reduce_rely(unsigned who, enum of of, lockset held, const struct touch *touch, bool tried)
{
    struct touched *t = touched_of(touch->column);
    for (uint32_t i = t->relied; i; i = relied[i].next) {
        struct relied *r = &relied[i];
        if (r->who != who || r->of != of || r->held != held || r->tried != tried || r->over)
            continue;
        r->touch.touched |= touch->touched;
        r->touch.written |= touch->written;
        return;
    }
    while (relied_room <= relied_count) {
        memory += (relied_room ? relied_room : 64) * sizeof *relied;
        relied_room = relied_room ? 2 * relied_room : 64;
        relied = grow_again(relied, relied_room * sizeof *relied);
    }
    relied[relied_count] = (struct relied){*touch, held, t->relied, (uint8_t)who, of, false, tried};
    t->relied = relied_count++;
}

/* Where it is kept, or would be. */
static struct familiar *familiar_of(unsigned who, enum of of, const struct touch *touch)
{
    uint32_t h = (touch->column * 2 + of + who * 0x10000u) * UINT32_C(0x9e3779b1);
    return &familiar[h >> 19];
}

bool reduce_familiar(unsigned who, enum of of, lockset held, const struct touch *touch)
{
    const struct familiar *f = familiar_of(who, of, touch);
    return f->news == news && f->who == who && f->of == of && f->held == held && f->touch.column == touch->column &&
           f->touch.touched == touch->touched && f->touch.written == touch->written;
}

void reduce_make_familiar(unsigned who, enum of of, lockset held, const struct touch *touch)
{
    *familiar_of(who, of, touch) = (struct familiar){*touch, held, news, (uint8_t)who, of};
}

void reduce_without(lockset locks)
{
    news++;
    for (unsigned i = NONE; i < set_count; i++)
        sets[i] &= ~locks;
    for (uint32_t i = 1; i < relied_count; i++) {
        struct relied *r = &relied[i];
        if (!r->over && r->held & locks && !is_private(touched_of(r->touch.column), r->who, r->of, r->held, &r->touch))
            forget(r);
    }
}

uint32_t reduce_news(void) { return news; }

uint32_t reduce_drops(void) { return drops; }

uint32_t reduce_breaks(void) { return breaks; }

size_t reduce_memory(void) { return memory; }
