/* Sizes of buffers, and results of calls that are such sizes. */
#include "names_private.h"

#include "abi.h"

#include <dwarf.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static void add_size(struct sizes *sizes, uint64_t size)
{
    if (size && sizes->count < SIZES)
        sizes->sizes[sizes->count++] = size;
}

/* The sizes of a part, and without the long in front, as msgsnd wants them. */
static void add_part(struct sizes *sizes, const struct part *part, unsigned word)
{
    Dwarf_Die type = part->type;
    uint64_t narrow, wide;
    if (part->dimension || !type_varies(&type))
        return;
    if (!type_sizes(&type, word, &narrow, &wide)) {
        add_size(sizes, part->size);
        return;
    }
    if (narrow != wide) {
        add_size(sizes, narrow);
        add_size(sizes, wide);
    }
    if (narrow - 4 != wide - 8 && narrow > 4) {
        add_size(sizes, narrow - 4);
        add_size(sizes, wide - 8);
    }
    Dwarf_Die element;
    if (dwarf_tag(&type) == DW_TAG_array_type && type_of(&type, &element))
        type_sizes(&element, word, &sizes->units[0], &sizes->units[1]);
}

/* Of all that begins at the place: the variable, its first member, that one's first, ... */
static void variable_sizes(struct names *names, const struct place *place, struct sizes *sizes)
{
    const struct piece *piece = symbols_place(names->symbols, place->variable, place->offset, NULL);
    struct part part = piece->part;
    snprintf(sizes->text, sizeof sizes->text, "sizeof(%.490s)", piece->name);
    while (part.start == place->offset) {
        add_part(sizes, &part, symbols_word(names->symbols));
        if (!part_into(&part, place->offset, 0))
            break;
    }
}

static bool is_size(const struct sizes *sizes, uint64_t bytes)
{
    for (unsigned i = 0; i < sizes->count; i++)
        if (sizes->sizes[i] == bytes)
            return true;
    return bytes && sizes->units[0] &&
           (bytes % sizes->units[0] == 0 || bytes % sizes->units[1] == 0);
}

void names_size(struct names *names, unsigned thread, uint64_t pointer, uint64_t bytes, char *text)
{
    struct place place = place_find(names, thread, pointer);
    struct sizes *sizes = &names_thread(names, thread)->sizes;
    *sizes = (struct sizes){0};
    if (symbols_word(names->symbols) == 4)
        bytes = (uint32_t)bytes;
    if (place.what == IS_VARIABLE) {
        variable_sizes(names, &place, sizes);
    } else if (place.what == IS_BLOCK && place.offset == 0) {
        add_size(sizes, place.block->size);
        snprintf(sizes->text, sizeof sizes->text, "sizeof(heap#%u)", place.block->number);
    }
    if (is_size(sizes, bytes))
        name_put(text, "%s", sizes->text);
    else
        name_put(text, "%" PRIu64, bytes);
}

void names_result(struct names *names, unsigned thread, int64_t result, char *text)
{
    const struct sizes *sizes = &names_thread(names, thread)->sizes;
    if (result < 0 && result >= -ERROR_MAX)
        name_put(text, "-1 %s", names_error((uint64_t)-result));
    else if (is_size(sizes, (uint64_t)result))
        name_put(text, "%s", sizes->text);
    else
        names_word(names, thread, (uint64_t)result, text);
}
