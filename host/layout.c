/* How large a type is on machines with another word size than its own. */
#include "types.h"

#include <dwarf.h>
#include <string.h>

struct extent {
    uint64_t size, alignment;
};

static struct extent base_extent(Dwarf_Die *type, unsigned word)
{
    const char *name = dwarf_diename(type);
    uint64_t size = type_size(type);
    if (name && strcmp(name, "long double") == 0)
        size = 2 * (uint64_t)word;
    else if (type_varies(type))
        size = word;
    return (struct extent){size, size ? size : 1};
}

static struct extent extent_of(Dwarf_Die *type, unsigned word);

static void put_member(struct extent *whole, Dwarf_Die *member, unsigned word, bool is_union)
{
    Dwarf_Die type;
    if (dwarf_tag(member) != DW_TAG_member || !type_of(member, &type))
        return;
    struct extent part = extent_of(&type, word);
    uint64_t start =
        is_union ? 0 : (whole->size + part.alignment - 1) / part.alignment * part.alignment;
    if (start + part.size > whole->size)
        whole->size = start + part.size;
    if (part.alignment > whole->alignment)
        whole->alignment = part.alignment;
}

static struct extent extent_of(Dwarf_Die *type, unsigned word)
{
    struct extent whole = {0, 1};
    Dwarf_Die part;
    switch (dwarf_tag(type)) {
    case DW_TAG_pointer_type:
        return (struct extent){word, word};
    case DW_TAG_base_type:
        return base_extent(type, word);
    case DW_TAG_array_type: {
        uint64_t element = type_of(type, &part) ? type_size(&part) : 0;
        if (!element)
            return whole;
        whole = extent_of(&part, word);
        whole.size *= type_size(type) / element;
        return whole;
    }
    case DW_TAG_structure_type:
    case DW_TAG_union_type:
        for (int left = dwarf_child(type, &part); left == 0; left = dwarf_siblingof(&part, &part))
            put_member(&whole, &part, word, dwarf_tag(type) == DW_TAG_union_type);
        whole.size = (whole.size + whole.alignment - 1) / whole.alignment * whole.alignment;
        return whole;
    default:
        whole.size = whole.alignment = type_size(type);
        if (!whole.alignment)
            whole.alignment = 1;
        return whole;
    }
}

bool type_sizes(Dwarf_Die *type, unsigned word, uint64_t *narrow, uint64_t *wide)
{
    *narrow = extent_of(type, 4).size;
    *wide = extent_of(type, 8).size;
    return (word == 4 ? *narrow : *wide) == type_size(type);
}
