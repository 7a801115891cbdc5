/* Steps from a variable into its members and elements. */
#include "types.h"

#include <dwarf.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void append(struct part *part, const char *format, ...)
{
    size_t length = strlen(part->name);
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(part->name + length, sizeof part->name - length, format, arguments);
    va_end(arguments);
}

static uint64_t number(Dwarf_Die *die, unsigned name, uint64_t otherwise)
{
    Dwarf_Attribute attribute;
    Dwarf_Word value;
    return dwarf_attr_integrate(die, name, &attribute) && dwarf_formudata(&attribute, &value) == 0
               ? value
               : otherwise;
}

/* Where a member lies in its struct, in bits. */
struct place {
    uint64_t bit, bits;
    bool field; /* a bit-field */
};

static struct place place_of(Dwarf_Die *member, Dwarf_Die *type)
{
    struct place place = {.bits = number(member, DW_AT_bit_size, 0)};
    place.field = place.bits != 0;
    if (!place.field)
        place.bits = type_size(type) * 8;
    place.bit =
        number(member, DW_AT_data_bit_offset, number(member, DW_AT_data_member_location, 0) * 8);
    return place;
}

/* Begins or goes on to walk the members of a struct; false behind the last. */
static bool next_member(Dwarf_Die *structure, Dwarf_Die *member, bool begin, Dwarf_Die *type)
{
    int left = begin ? dwarf_child(structure, member) : dwarf_siblingof(member, member);
    while (left == 0 && (dwarf_tag(member) != DW_TAG_member || !type_of(member, type)))
        left = dwarf_siblingof(member, member);
    return left == 0;
}

static void enter_member(struct part *part, Dwarf_Die *member, Dwarf_Die *type, struct place place)
{
    const char *name = dwarf_diename(member);
    if (name)
        append(part, ".%s", name);
    part->type = *type;
    part->dimension = 0;
    part->start += place.bit / 8;
    part->size = (place.bits + 7) / 8;
}

/* The only member that has something of [offset, offset + size), if that lies in it wholly. A
   bit-field is accessed with its neighbours' bits, so it may also be less. */
static bool into_member(struct part *part, uint64_t offset, uint64_t size)
{
    uint64_t from = (offset - part->start) * 8, to = from + (size ? size : 1) * 8;
    Dwarf_Die member, type, found, found_type;
    struct place place = {0};
    unsigned touched = 0;
    for (bool more = next_member(&part->type, &member, true, &type); more;
         more = next_member(&part->type, &member, false, &type)) {
        struct place here = place_of(&member, &type);
        bool flexible = here.bits == 0 && from >= here.bit;
        if (!flexible && (here.bit >= to || here.bit + here.bits <= from))
            continue;
        touched++;
        place = here;
        found = member;
        found_type = type;
    }
    if (touched != 1)
        return false;
    if (place.field) {
        uint64_t start = part->start;
        enter_member(part, &found, &found_type, place);
        part->start = start + from / 8;
        part->bit = (uint8_t)(place.bit - from);
        part->bits = (uint8_t)place.bits;
        return place.bit >= from;
    }
    if (from < place.bit || (place.bits && to > place.bit + place.bits))
        return false;
    enter_member(part, &found, &found_type, place);
    return true;
}

/* Elements of the first dimension that is left, 0 if unknown; *behind: all elements of the
   dimensions behind it, *dimensions: how many there are in all. */
static uint64_t elements(struct part *part, uint64_t *behind, unsigned *dimensions)
{
    uint64_t count = 0;
    *behind = 1;
    *dimensions = 0;
    Dwarf_Die range;
    for (int left = dwarf_child(&part->type, &range); left == 0;
         left = dwarf_siblingof(&range, &range)) {
        if (dwarf_tag(&range) != DW_TAG_subrange_type)
            continue;
        uint64_t here = number(&range, DW_AT_count, number(&range, DW_AT_upper_bound, -1ULL) + 1);
        if (*dimensions == part->dimension)
            count = here;
        else if (*dimensions > part->dimension)
            *behind *= here;
        ++*dimensions;
    }
    return count;
}

static bool enter_element(struct part *part, uint64_t index, uint64_t stride, unsigned dimensions)
{
    Dwarf_Die type;
    append(part, "[%" PRIu64 "]", index);
    part->start += index * stride;
    part->size = stride;
    if (++part->dimension == dimensions && type_of(&part->type, &type)) {
        part->type = type;
        part->dimension = 0;
    }
    return true;
}

static bool into_element(struct part *part, uint64_t offset, uint64_t size)
{
    Dwarf_Die type;
    uint64_t behind, from = offset - part->start;
    unsigned dimensions;
    uint64_t count = elements(part, &behind, &dimensions);
    uint64_t stride = type_of(&part->type, &type) ? type_size(&type) * behind : 0;
    if (!stride)
        return false;
    uint64_t index = from / stride;
    bool inside = !count || index < count || (index == count && from == count * stride && !size);
    if (!inside)
        return false;
    if (from % stride + size <= stride)
        return enter_element(part, index, stride, dimensions);
    if (size != part->size && from % stride == 0 && size % stride == 0)
        append(part, "[%" PRIu64 "..%" PRIu64 "]", index, index + size / stride - 1);
    return false;
}

bool part_into(struct part *part, uint64_t offset, uint64_t size)
{
    if (part->bits || offset < part->start)
        return false;
    switch (dwarf_tag(&part->type)) {
    case DW_TAG_structure_type:
        return into_member(part, offset, size);
    case DW_TAG_array_type:
        return into_element(part, offset, size);
    default:
        return false;
    }
}

/* A member by name, also one of an anonymous struct or union in it. */
static bool named_member(struct part *part, const char *name, size_t length)
{
    Dwarf_Die member, type;
    for (bool more = next_member(&part->type, &member, true, &type); more;
         more = next_member(&part->type, &member, false, &type)) {
        const char *own = dwarf_diename(&member);
        struct part inner = *part;
        if (own && (strlen(own) != length || memcmp(own, name, length) != 0))
            continue;
        enter_member(&inner, &member, &type, place_of(&member, &type));
        if (!own && !named_member(&inner, name, length))
            continue;
        *part = inner;
        return true;
    }
    return false;
}

static bool named_element(struct part *part, const char **path)
{
    char *end;
    uint64_t index = strtoull(*path + 1, &end, 0), behind;
    unsigned dimensions;
    if (*end != ']' || end == *path + 1 || dwarf_tag(&part->type) != DW_TAG_array_type)
        return false;
    uint64_t count = elements(part, &behind, &dimensions);
    Dwarf_Die type;
    uint64_t stride = type_of(&part->type, &type) ? type_size(&type) * behind : 0;
    *path = end + 1;
    return stride && index < count && enter_element(part, index, stride, dimensions);
}

bool part_named(Dwarf_Die *type, const char *path, struct part *part)
{
    *part = (struct part){.type = *type, .size = type_size(type)};
    while (*path) {
        if (*path == '[') {
            if (!named_element(part, &path))
                return false;
            continue;
        }
        size_t length = strcspn(path + 1, ".[");
        int tag = dwarf_tag(&part->type);
        if (*path != '.' || (tag != DW_TAG_structure_type && tag != DW_TAG_union_type) ||
            !named_member(part, path + 1, length))
            return false;
        path += 1 + length;
    }
    return true;
}
