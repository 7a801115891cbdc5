#include "history.h"

#include <stdlib.h>

#include "engine.h"
#include "grow.h"
#include "effort.h"
#include "numbers.h"

/* A text is its last byte and the text before it; ends are the one with the greatest number and those
   before it. So equal ones have equal numbers, in whatever pieces they came. Number 0 is the empty one. */
static struct numbers nodes;

/* Text << 32 | ends. */
static struct numbers histories;

/* History << 32 | note, and what comes of it. */
static struct numbers steps;
static struct { history_id *to; uint32_t room; } after;

static void begin(void)
{
    if (histories.count)
        return;
    numbers_add(&nodes, UINT64_MAX);
    numbers_add(&histories, 0);
}

/* ---- Texts ---------------------------------------------------------------------------------- */

static uint32_t text_after(uint32_t text, uint32_t piece)
{
    size_t length = 0;
    const char *bytes = piece ? engine_text(piece, &length) : NULL;
    for (size_t i = 0; i < length; i++)
        text = numbers_add(&nodes, (uint64_t)text << 32 | (unsigned char)bytes[i]);
    return text;
}

/* ---- Ends ----------------------------------------------------------------------------------- */

/* Behind the parent: the thread's number, and the status, which has 16 bits. */
static uint64_t end_of(const struct exited *exited)
{
    return (uint32_t)exited->number << 16 | (uint16_t)exited->status;
}

/* The ends with one more; what has greater numbers stands above it. */
static uint32_t ends_after(uint32_t ends, uint64_t end)
{
    uint64_t last = nodes.values[ends];
    if (!ends || (uint32_t)last >> 16 < end >> 16)
        return numbers_add(&nodes, (uint64_t)ends << 32 | end);
    if ((uint32_t)last >> 16 == end >> 16)
        return numbers_add(&nodes, (last >> 32) << 32 | end);
    uint32_t below = ends_after((uint32_t)(last >> 32), end);
    return numbers_add(&nodes, (uint64_t)below << 32 | (uint32_t)last);
}

/* ---- Histories ------------------------------------------------------------------------------ */

static history_id make(history_id history, const struct note *note)
{
    uint64_t value = histories.values[history];
    uint32_t text = text_after((uint32_t)(value >> 32), note->text), ends = (uint32_t)value;
    for (unsigned i = 0; i < note->exit_count; i++)
        ends = ends_after(ends, end_of(&note->exits[i]));
    return numbers_add(&histories, (uint64_t)text << 32 | ends);
}

history_id history_after(history_id history, uint32_t note)
{
    if (!note)
        return history;
    begin();
    uint32_t count = steps.count;
    uint32_t step = numbers_add(&steps, (uint64_t)history << 32 | note);
    if (step == count) {
        GROW(after.to, count, after.room, search_memory);
        after.to[step] = make(history, engine_note(note));
    }
    return after.to[step];
}

void history_forget(void)
{
    numbers_free(&nodes);
    numbers_free(&histories);
    numbers_free(&steps);
}

/* ---- As text -------------------------------------------------------------------------------- */

static void print_byte(unsigned char byte, FILE *to)
{
    if (byte == '\n')
        fputs("\\n", to);
    else if (byte == '\t')
        fputs("\\t", to);
    else if (byte == '\\' || byte == '"')
        fprintf(to, "\\%c", byte);
    else if (byte < ' ' || byte >= 127)
        fprintf(to, "\\%03o", byte);
    else
        putc(byte, to);
}

/* How many nodes there are down to the empty one. */
static uint32_t depth(uint32_t node)
{
    uint32_t count = 0;
    for (; node; node = (uint32_t)(nodes.values[node] >> 32))
        count++;
    return count;
}

/* The lower halves of the nodes down to the empty one, the deepest first. To be freed. */
static uint32_t *unwound(uint32_t node, uint32_t *count)
{
    *count = depth(node);
    uint32_t *parts = grow_again(NULL, *count * sizeof *parts);
    for (uint32_t i = *count; i--; node = (uint32_t)(nodes.values[node] >> 32))
        parts[i] = (uint32_t)nodes.values[node];
    return parts;
}

void history_print_text(history_id history, FILE *to)
{
    begin();
    uint32_t count, *bytes = unwound((uint32_t)(histories.values[history] >> 32), &count);
    for (uint32_t i = 0; i < count; i++)
        print_byte((unsigned char)bytes[i], to);
    free(bytes);
}

void history_print_statuses(history_id history, FILE *to)
{
    begin();
    uint32_t count, *ends = unwound((uint32_t)histories.values[history], &count);
    for (uint32_t i = 0; i < count; i++) {
        unsigned status = ends[i] & 0xffff, signal = status & 0x7f;
        fprintf(to, "%s%u", i ? "," : "", signal ? 128 + signal : status >> 8);
    }
    if (!count)
        putc('-', to);
    free(ends);
}
