/* Kinds and sizes of types. */
#include "types.h"

#include <dwarf.h>
#include <string.h>

bool type_peel(Dwarf_Die *die, Dwarf_Die *type)
{
    return dwarf_peel_type(die, type) == 0 && dwarf_tag(type) != DW_TAG_unspecified_type;
}

bool type_of(Dwarf_Die *die, Dwarf_Die *type)
{
    Dwarf_Attribute attribute;
    Dwarf_Die named;
    return dwarf_attr_integrate(die, DW_AT_type, &attribute) &&
           dwarf_formref_die(&attribute, &named) && type_peel(&named, type);
}

uint64_t type_size(Dwarf_Die *type)
{
    Dwarf_Word size;
    return dwarf_aggregate_size(type, &size) == 0 ? size : 0;
}

bool type_target(Dwarf_Die *pointer, Dwarf_Die *target)
{
    return dwarf_tag(pointer) == DW_TAG_pointer_type && type_of(pointer, target);
}

bool type_varies(Dwarf_Die *type)
{
    Dwarf_Die part;
    switch (dwarf_tag(type)) {
    case DW_TAG_pointer_type:
        return true;
    case DW_TAG_base_type: {
        const char *name = dwarf_diename(type);
        return name && strstr(name, "long") && !strstr(name, "long long");
    }
    case DW_TAG_array_type:
        return type_of(type, &part) && type_varies(&part);
    case DW_TAG_structure_type:
    case DW_TAG_union_type:
        break;
    default:
        return false;
    }
    Dwarf_Die member;
    for (int left = dwarf_child(type, &member); left == 0; left = dwarf_siblingof(&member, &member))
        if (dwarf_tag(&member) == DW_TAG_member && type_of(&member, &part) && type_varies(&part))
            return true;
    return false;
}

const char *type_enumerator(Dwarf_Die *type, int64_t value)
{
    Dwarf_Die item;
    for (int left = dwarf_child(type, &item); left == 0; left = dwarf_siblingof(&item, &item)) {
        Dwarf_Attribute attribute;
        Dwarf_Sword number;
        if (dwarf_tag(&item) == DW_TAG_enumerator &&
            dwarf_attr(&item, DW_AT_const_value, &attribute) &&
            dwarf_formsdata(&attribute, &number) == 0 && (int32_t)number == (int32_t)value)
            return dwarf_diename(&item);
    }
    return NULL;
}

static enum kind base_kind(Dwarf_Die *type)
{
    Dwarf_Attribute attribute;
    Dwarf_Word encoding;
    const char *name = dwarf_diename(type);
    if (!name || !dwarf_attr(type, DW_AT_encoding, &attribute) ||
        dwarf_formudata(&attribute, &encoding) != 0)
        return KIND_NONE;
    if (strcmp(name, "char") == 0)
        return KIND_CHAR;
    switch (encoding) {
    case DW_ATE_boolean:
        return KIND_BOOL;
    case DW_ATE_float:
        return strcmp(name, "long double") == 0 ? KIND_NONE : KIND_FLOAT;
    case DW_ATE_signed:
    case DW_ATE_signed_char:
        return KIND_SIGNED;
    case DW_ATE_unsigned:
    case DW_ATE_unsigned_char:
    case DW_ATE_UTF:
        return strcmp(name, "long unsigned int") == 0 ? KIND_WORD : KIND_UNSIGNED;
    default:
        return KIND_NONE;
    }
}

/* Of a whole part, peeled. */
static enum kind kind_of(const struct part *part)
{
    Dwarf_Die type = part->type;
    switch (dwarf_tag(&type)) {
    case DW_TAG_base_type:
        return base_kind(&type);
    case DW_TAG_enumeration_type:
        return KIND_ENUM;
    case DW_TAG_pointer_type:
        return KIND_POINTER;
    case DW_TAG_union_type:
        return KIND_UNTYPED;
    default:
        return KIND_NONE;
    }
}

void part_accessed(Dwarf_Die *type, uint64_t offset, uint64_t size, struct part *part)
{
    *part = (struct part){.type = *type, .size = type_size(type)};
    while (part_into(part, offset, size))
        continue;
    bool whole = part->bits || (offset == part->start && size == part->size);
    enum kind kind = kind_of(part);
    part->kind = whole || kind == KIND_UNTYPED ? kind : KIND_NONE;
    part->low_byte = !whole && size == 1 && offset == part->start &&
                     (kind == KIND_SIGNED || kind == KIND_UNSIGNED || kind == KIND_WORD);
}

bool part_is(const struct part *part, Dwarf_Die *target)
{
    Dwarf_Die type = part->type;
    if (part->dimension || dwarf_tag(&type) != dwarf_tag(target))
        return false;
    if (dwarf_dieoffset(&type) == dwarf_dieoffset(target))
        return true;
    const char *mine = dwarf_diename(&type), *other = dwarf_diename(target);
    if (dwarf_tag(&type) == DW_TAG_pointer_type)
        return true;
    return mine && other && strcmp(mine, other) == 0;
}

bool part_begins(Dwarf_Die *type, uint64_t offset, Dwarf_Die *target, struct part *part)
{
    *part = (struct part){.type = *type, .size = type_size(type)};
    if (target) {
        do
            if (part->start == offset && part_is(part, target))
                return true;
        while (part_into(part, offset, 0));
        *part = (struct part){.type = *type, .size = type_size(type)};
    }
    while (part->start != offset)
        if (!part_into(part, offset, 0))
            return false;
    return true;
}
