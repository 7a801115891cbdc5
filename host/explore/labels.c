#include "labels.h"

#include <stdlib.h>
#include <string.h>

#include "grow.h"

/* Records of bytes, each kept once: open addressing. */
struct bag {
    struct record {
        const uint8_t *bytes;
        size_t length;
    } *record;
    uint32_t count, room;
    uint32_t *table; /* record + 1 */
    uint32_t size;
};

static struct bag labels, notes, texts;
static struct label *label_views; /* the same, to be looked at */
static struct note *note_views;
static uint32_t label_view_count, label_view_room, note_view_count, note_view_room;
static size_t memory;

static size_t hash(const uint8_t *bytes, size_t length)
{
    uint64_t h = length;
    for (size_t i = 0; i < length; i++)
        h = (h ^ bytes[i]) * UINT64_C(0x100000001b3);
    return h ^ h >> 32;
}

static void enlarge(struct bag *bag)
{
    free(bag->table);
    memory += bag->size ? bag->size * sizeof *bag->table : 256 * sizeof *bag->table;
    bag->size = bag->size ? 2 * bag->size : 256;
    bag->table = grow_zeros(bag->size * sizeof *bag->table);
    for (uint32_t i = 0; i < bag->count; i++) {
        size_t at = hash(bag->record[i].bytes, bag->record[i].length) & (bag->size - 1);
        while (bag->table[at])
            at = (at + 1) & (bag->size - 1);
        bag->table[at] = i + 1;
    }
}

static uint32_t number_of(struct bag *bag, const void *bytes, size_t length)
{
    if (2 * bag->count >= bag->size)
        enlarge(bag);
    size_t at = hash(bytes, length) & (bag->size - 1);
    for (; bag->table[at]; at = (at + 1) & (bag->size - 1)) {
        const struct record *r = &bag->record[bag->table[at] - 1];
        if (r->length == length && memcmp(r->bytes, bytes, length) == 0)
            return bag->table[at] - 1;
    }
    GROW(bag->record, bag->count, bag->room, memory);
    uint8_t *copy = grow_again(NULL, length);
    memory += length;
    if (length)
        memcpy(copy, bytes, length);
    bag->record[bag->count] = (struct record){copy, length};
    bag->table[at] = ++bag->count;
    return bag->count - 1;
}

/* ---- Labels: a struct label, then its answers --------------------------------------------- */

/* Head and tail as one record, without what lies between a struct's fields. */
static uint32_t keep(struct bag *bag, const void *head, size_t head_length, const void *tail, size_t length)
{
    static uint8_t *joined;
    static size_t room;
    if (!joined || head_length + length > room)
        joined = grow_again(joined, room = 2 * (head_length + length));
    memcpy(joined, head, head_length);
    if (length)
        memcpy(joined + head_length, tail, length);
    return number_of(bag, joined, head_length + length);
}

uint32_t label_number(const struct label *label)
{
    struct label head;
    memset(&head, 0, sizeof head);
    head.number = label->number;
    head.kind = label->kind;
    head.signal = label->signal;
    head.answer_count = label->answer_count;
    head.steps = label->steps;
    uint32_t number = keep(&labels, &head, sizeof head, label->answers, label->answer_count * sizeof *label->answers);
    if (number == label_view_count) {
        GROW(label_views, label_view_count, label_view_room, memory);
        head.answers = (const struct answer *)(labels.record[number].bytes + sizeof head);
        label_views[label_view_count++] = head;
    }
    return number;
}

const struct label *engine_label(uint32_t number) { return &label_views[number]; }

/* ---- Notes -------------------------------------------------------------------------------- */

const char *engine_text(uint32_t text, size_t *length)
{
    *length = texts.count ? texts.record[text].length : 0;
    return texts.count ? (const char *)texts.record[text].bytes : "";
}

uint32_t note_number(const struct note *note, const char *text, size_t length)
{
    if (!texts.count) {
        number_of(&texts, "", 0);
        note_number(&(struct note){0}, NULL, 0);
    }
    struct note head;
    memset(&head, 0, sizeof head);
    head.text = length ? number_of(&texts, text, length) : 0;
    head.failure = note->failure;
    head.signal = note->signal;
    head.misuse = note->misuse;
    head.two_inside = note->two_inside;
    head.number = note->number;
    head.pc = note->pc;
    head.address = note->address;
    head.exit_count = note->exit_count;
    if (!note->failure && !note->misuse && !note->two_inside)
        head.number = 0, head.pc = head.address = 0;
    uint32_t number = keep(&notes, &head, sizeof head, note->exits, note->exit_count * sizeof *note->exits);
    if (number == note_view_count) {
        GROW(note_views, note_view_count, note_view_room, memory);
        head.exits = (const struct exited *)(notes.record[number].bytes + sizeof head);
        note_views[note_view_count++] = head;
    }
    return number;
}

const struct note *engine_note(uint32_t number) { return &note_views[number]; }

size_t labels_memory(void) { return memory; }
