/* Frames: kept in the order of their addresses, for a stack grows down. */
#include "frames.h"
#include "table.h"

#include <stdlib.h>
#include <string.h>

static void push(struct frames *frames, struct frame frame)
{
    if (frames->count == frames->room) {
        frames->room = frames->room ? 2 * frames->room : 8;
        frames->items = must(realloc(frames->items, frames->room * sizeof *frames->items));
    }
    frames->items[frames->count++] = frame;
}

void frames_note(struct frames *frames, const struct code *code, uint64_t sp, uint64_t fp)
{
    frames->sp = sp;
    while (frames->count && frames->items[frames->count - 1].cfa <= sp)
        frames->count--;
    if (code->frame == FRAME_UNKNOWN || !code->function->base_is_cfa)
        return;
    struct frame now = {code->function,
                        (code->frame == FRAME_SP ? sp : fp) + (uint64_t)code->offset};
    while (frames->count && frames->items[frames->count - 1].cfa < now.cfa)
        frames->count--;
    struct frame *last = frames->count ? &frames->items[frames->count - 1] : NULL;
    if (last && last->cfa == now.cfa)
        *last = now;
    else
        push(frames, now);
}

void frames_copy(struct frames *to, const struct frames *from)
{
    to->count = 0;
    to->sp = from->sp;
    for (size_t i = 0; i < from->count; i++)
        push(to, from->items[i]);
}

void frames_drop(struct frames *frames)
{
    free(frames->items);
    *frames = (struct frames){0};
}

const struct variable *frames_variable(const struct frames *frames, uint64_t address,
                                       uint64_t *offset)
{
    for (size_t i = frames->count; i-- > 0;) {
        const struct frame *frame = &frames->items[i];
        for (size_t j = 0; j < frame->function->local_count; j++) {
            const struct variable *local = &frame->function->locals[j];
            *offset = address - frame->cfa - (uint64_t)local->address;
            if (*offset < local->size)
                return local;
        }
    }
    return NULL;
}

const char *frames_lost(const struct frames *frames, uint64_t address)
{
    uint64_t low = frames->sp;
    for (size_t i = frames->count; i-- > 0;) {
        if (address >= low && address < frames->items[i].cfa)
            return frames->items[i].function->lost;
        low = frames->items[i].cfa;
    }
    return NULL;
}
