/* Walks a thread's frames from the innermost, and wipes what is dead in each. */
#ifdef __x86_64__

#include "live.h"

#include <stdlib.h>
#include <string.h>

#include "live_private.h"

uint8_t live_filler;

/* ---- What is known of calls ------------------------------------------------------------------- */

static struct site *sites; /* a table with free places, found by pc */
static size_t site_count, site_room;

static size_t place_of(uintptr_t pc)
{
    size_t i = (pc * 0x9e3779b97f4a7c15ull) >> 32 & (site_room - 1);
    while (sites[i].pc && sites[i].pc != pc)
        i = (i + 1) & (site_room - 1);
    return i;
}

static void grow(void)
{
    struct site *old = sites;
    size_t room = site_room;
    site_room = room ? 2 * room : 1024;
    sites = calloc(site_room, sizeof *sites);
    if (!sites)
        abort();
    for (size_t i = 0; i < room; i++)
        if (old[i].pc)
            sites[place_of(old[i].pc)] = old[i];
    free(old);
}

static void add(const struct site *site)
{
    if (2 * site_count >= site_room)
        grow();
    struct site *place = &sites[place_of(site->pc)];
    site_count += !place->pc;
    *place = *site;
}

static void look_at(uintptr_t pc)
{
    struct code code = {0};
    /* The byte before: a call may be a function's last instruction. */
    if (!function_at(pc - 1, &code.function))
        return;
    code.instructions = decode(code.function.start, code.function.end, &code.count);
    if (code.instructions && code_forward(&code))
        code_sites(&code, add);
    free(code.instructions);
    free(code.states);
    free(code.escaped.items);
}

static const struct site *site_at(uintptr_t pc)
{
    if (!site_room)
        grow();
    const struct site *site = &sites[place_of(pc)];
    if (site->pc)
        return site;
    look_at(pc);
    site = &sites[place_of(pc)];
    if (!site->pc) {
        add(&(struct site){.pc = pc});
        site = &sites[place_of(pc)];
    }
    return site;
}

/* ---- A stack ------------------------------------------------------------------------------------ */

/* Where that lies which a register held when the frame was entered that we are at: it is wiped in all these
   places if it is dead. */
enum { PLACES = 8 };
struct places {
    unsigned count; /* more than PLACES: too many, it is not wiped */
    uint8_t *places[PLACES];
};

static void add_place(struct places *places, uint8_t *place)
{
    if (places->count < PLACES)
        places->places[places->count] = place;
    places->count++;
}

static void wipe(uint8_t *from, size_t count) { memset(from, live_filler, count); }

static void wipe_places(const struct places *places)
{
    for (unsigned i = 0; places->count <= PLACES && i < places->count; i++)
        wipe(places->places[i], 8);
}

/* From the places of what a frame's function holds to those of what its caller does. */
static void cross(const struct site *site, uint8_t *entry, struct places *places)
{
    for (unsigned r = 0; r < REGS; r++) {
        bool own = site->own >> r & 1, live = site->live >> r & 1;
        if (own && !live)
            wipe_places(&places[r]);
        if (own || live)
            places[r].count = 0;
        if (site->saved[r])
            add_place(&places[r], entry + site->saved[r]);
    }
}

static void wipe_ranges(uint8_t *entry, const struct ranges *ranges)
{
    for (size_t i = 0; i < ranges->count; i++)
        wipe(entry + ranges->items[i].from, (size_t)(ranges->items[i].to - ranges->items[i].from));
}

/* Nobody has called the function: it returns nowhere, with whatever in registers. */
static void wipe_outermost(uint8_t *entry, const struct places *places)
{
    wipe(entry, 8);
    for (unsigned r = 0; r < REGS; r++)
        wipe_places(&places[r]);
}

void live_mask(const struct context *context, uint8_t *stack, uintptr_t sp, uintptr_t top,
               struct context *canonical)
{
    uint64_t *registers[REGS] = {&canonical->bx,  &canonical->bp,  &canonical->r12,
                                 &canonical->r13, &canonical->r14, &canonical->r15};
    struct places places[REGS] = {0};
    uint8_t *at = stack, *end = stack + (top - sp);
    uint64_t pc = context->pc;
    bool takes = false;
    if (context->interrupted)
        return;
    for (unsigned r = 0; r < REGS; r++)
        add_place(&places[r], (uint8_t *)registers[r]);
    for (;;) {
        const struct site *site = site_at(pc);
        if (!site->known || (uintptr_t)(end - at) < (uintptr_t)-site->sp + 8)
            return;
        uint8_t *entry = at - site->sp;
        wipe_ranges(entry, &site->dead);
        if (!takes)
            wipe_ranges(entry, &site->arguments);
        cross(site, entry, places);
        if (site->outermost) {
            wipe_outermost(entry, places);
            return;
        }
        takes = site->takes_arguments;
        memcpy(&pc, entry, sizeof pc);
        at = entry + 8;
    }
}

#endif
