/* Writes names and values. */
#include "names_private.h"

#include <ctype.h>
#include <dwarf.h>
#include <inttypes.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { STRING_SHOWN = 32 };

void name_put(char *text, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, NAME_SIZE, format, arguments);
    va_end(arguments);
}

/* The low `size` bytes of a value, with their sign. */
static int64_t sign_extended(uint64_t value, unsigned size)
{
    unsigned shift = size < 8 ? 64 - 8 * size : 0;
    return (int64_t)(value << shift) >> shift;
}

static uint64_t low_bits(uint64_t value, unsigned bits)
{
    return bits < 64 ? value & ((1ULL << bits) - 1) : value;
}

/* ---- Places ------------------------------------------------------------------------------ */

static bool place_text(const struct place *place, const char *name, char *text)
{
    switch (place->what) {
    case IS_NULL:
        name_put(text, "0");
        return false;
    case IS_VARIABLE:
        name_put(text, "%s", name);
        return true;
    case IS_BLOCK:
        name_put(text, "heap#%u", place->block->number);
        return true;
    case IS_SHARED:
        name_put(text, "shm#%u", place->block->number);
        return true;
    case IS_LIBRARY:
        name_put(text, "%s", place->variable_of_library ? place->variable_of_library : "library");
        return true;
    case IS_LOST:
        name_put(text, "%s", place->lost);
        return true;
    default:
        name_put(text, "?");
        return false;
    }
}

static const struct piece *piece_at(struct names *names, const struct record *record,
                                    struct place *place)
{
    *place = place_find(names, record->thread, record->address);
    if (place->what == IS_VARIABLE && place->end)
        place->what = IS_UNKNOWN; /* behind it, not in it */
    return place->what == IS_VARIABLE
               ? symbols_piece(names->symbols, place->variable, place->offset, record->size)
               : NULL;
}

bool names_access(struct names *names, const struct record *record, char *text)
{
    struct place place;
    const struct piece *piece = piece_at(names, record, &place);
    return place_text(&place, piece ? piece->name : NULL, text);
}

uint64_t names_identity(struct names *names, const struct record *record)
{
    struct place place;
    piece_at(names, record, &place);
    uint64_t image = names_thread(names, record->thread)->image;
    if (place.what == IS_SHARED) /* image 0 is nobody's */
        return place.block->number;
    if (place.what == IS_BLOCK)
        return image << 48 | 1ULL << 47 | place.block->number;
    if (place.what != IS_VARIABLE)
        return 0;
    return image << 48 | (record->address - place.offset);
}

/* ---- Pointers ---------------------------------------------------------------------------- */

/* A string constant as C writes it. */
static bool string_text(struct names *names, uint64_t address, bool from_start, char *text)
{
    size_t length = STRING_SHOWN + 1, before = 1;
    const char *bytes = symbols_constant(names->symbols, address, &length);
    if (!bytes)
        return false;
    if (from_start && (!symbols_constant(names->symbols, address - 1, &before) || bytes[-1]))
        return false;
    size_t at = 0;
    text[at++] = '"';
    for (size_t i = 0; i < length && bytes[i]; i++) {
        unsigned char byte = (unsigned char)bytes[i];
        if (i == STRING_SHOWN) {
            at += (size_t)sprintf(text + at, "...");
            break;
        }
        if (from_start && byte < ' ' && !isspace(byte))
            return false;
        at += (size_t)(byte == '\n'                  ? sprintf(text + at, "\\n")
                       : byte == '\t'                ? sprintf(text + at, "\\t")
                       : byte == '"' || byte == '\\' ? sprintf(text + at, "\\%c", byte)
                       : byte < ' ' || byte > '~'    ? sprintf(text + at, "\\%03o", byte)
                                                     : sprintf(text + at, "%c", byte));
    }
    text[at++] = '"';
    text[at] = 0;
    return true;
}

/* A pointer to code on ARM has its lowest bit set. */
static const struct function *function_at(struct names *names, uint64_t pointer)
{
    bool possible = symbols_word(names->symbols) == 8 || (pointer & 1);
    return possible ? symbols_function_at(names->symbols, pointer) : NULL;
}

static bool is_char(Dwarf_Die *type)
{
    const char *name = dwarf_diename(type);
    return dwarf_tag(type) == DW_TAG_base_type && name && strcmp(name, "char") == 0;
}

/* Small numbers are often passed as pointers. */
static bool small_number(struct names *names, uint64_t pointer, char *text)
{
    int64_t value = sign_extended(pointer, symbols_word(names->symbols));
    if (value <= -4096 || value >= 4096)
        return false;
    name_put(text, "%" PRId64, value);
    return true;
}

/* The address where one variable ends and the next begins: if the next holds nothing that the
   pointer can point to, it is the element behind the last. On another machine, where the two
   do not touch, it can be nothing else. */
static void prefer_end(struct names *names, unsigned thread, uint64_t pointer, Dwarf_Die *target,
                       struct place *place)
{
    if (place->what != IS_VARIABLE || place->offset || place->end)
        return;
    struct part part;
    Dwarf_Die type = place->variable->type;
    part_begins(&type, 0, target, &part);
    if (part_is(&part, target))
        return;
    struct place before = place_find(names, thread, pointer - 1);
    if (before.what != IS_VARIABLE || before.offset + 1 != before.variable->size)
        return;
    type = before.variable->type;
    part_begins(&type, ++before.offset, target, &part);
    before.end = true;
    if (part_is(&part, target))
        *place = before;
}

bool names_typed_pointer(struct names *names, unsigned thread, uint64_t pointer, Dwarf_Die *type,
                         char *text)
{
    Dwarf_Die target;
    bool typed = type && type_target(type, &target);
    bool to_code = typed && dwarf_tag(&target) == DW_TAG_subroutine_type;
    const struct function *function = NULL;
    if (to_code || !small_number(names, pointer, text))
        function = function_at(names, pointer);
    else
        return false;
    if (function) {
        name_put(text, "%s", function->name);
        return true;
    }
    if (to_code && small_number(names, pointer, text))
        return false;
    struct place place = place_find(names, thread, pointer);
    if (typed)
        prefer_end(names, thread, pointer, &target, &place);
    if (place.what == IS_VARIABLE) {
        const struct piece *piece =
            symbols_place(names->symbols, place.variable, place.offset, typed ? type : NULL);
        bool past = place.end && piece->part.start != place.offset;
        name_put(text, past ? "&%s+1" : "&%s", piece->name);
        return true;
    }
    if (place.what == IS_UNKNOWN && string_text(names, pointer, !(typed && is_char(&target)), text))
        return true;
    return place_text(&place, NULL, text);
}

void names_pointer(struct names *names, unsigned thread, uint64_t pointer, char *text)
{
    names_typed_pointer(names, thread, pointer, NULL, text);
}

void names_function(struct names *names, uint64_t address, char *text)
{
    const struct function *function = symbols_function_at(names->symbols, address);
    name_put(text, "%s", function ? function->name : "?");
}

/* ---- Values ------------------------------------------------------------------------------ */

/* Memory of no known type, 8 bytes or less: a pointer if it can be one, else a number, but none
   whose text would depend on how wide a machine's long is. */
static bool untyped_text(struct names *names, unsigned thread, uint64_t value, unsigned size,
                         char *text)
{
    int64_t number = sign_extended(value, size);
    bool wide = size >= symbols_word(names->symbols) && (number <= -65536 || number >= 65536);
    if (wide && names_typed_pointer(names, thread, value, NULL, text))
        return true;
    if (wide && symbols_in_slot(names->symbols, value)) {
        name_put(text, "?");
        return true;
    }
    name_put(text, "%" PRId64, number);
    return size <= 4 || number == (int32_t)number;
}

static void float_text(uint64_t value, unsigned size, char *text)
{
    float narrow;
    double wide;
    memcpy(&narrow, &value, sizeof narrow);
    memcpy(&wide, &value, sizeof wide);
    if (size == sizeof narrow)
        wide = narrow;
    for (int digits = 6; digits <= 17; digits++) {
        name_put(text, "%.*g", digits, wide);
        double again = strtod(text, NULL);
        if (isnan(wide) || (size == sizeof narrow ? (float)again == narrow : again == wide))
            return;
    }
}

static void char_text(char c, char *text)
{
    static const char specials[] = "\nn\tt\rr\aa\bb\ff\vv\\\\''";
    const char *special = c ? strchr(specials, c) : NULL;
    if (c == 0)
        name_put(text, "'\\0'");
    else if (special && (special - specials) % 2 == 0)
        name_put(text, "'\\%c'", special[1]);
    else if (c >= ' ' && c <= '~')
        name_put(text, "'%c'", c);
    else
        name_put(text, "%d", c);
}

/* An unsigned long of -1 is not the same number on all machines. */
static void word_text(uint64_t value, unsigned size, char *text)
{
    int64_t number = sign_extended(value, size);
    if (number < 0 && number > -65536)
        name_put(text, "%" PRId64, number);
    else
        name_put(text, "%" PRIu64, value);
}

static bool value_text(struct names *names, const struct record *record, const struct piece *piece,
                       char *text)
{
    unsigned size = record->size, bits = piece->part.bits;
    uint64_t value = low_bits(record->value, 8 * size);
    int64_t number = sign_extended(value, size);
    if (bits) {
        value = low_bits(value >> piece->part.bit, bits);
        number = (int64_t)(value << (64 - bits)) >> (64 - bits);
    }
    Dwarf_Die type = piece->part.type;
    const char *name;
    switch (piece->part.kind) {
    case KIND_NONE: /* test_and_set of an int is of its lowest byte */
        return size == 1 && piece->part.low_byte && (name_put(text, "%" PRId64, number), true);
    case KIND_SIGNED:
        return name_put(text, "%" PRId64, number), true;
    case KIND_UNSIGNED:
        return name_put(text, "%" PRIu64, value), true;
    case KIND_WORD:
        return word_text(value, size, text), true;
    case KIND_CHAR:
        return char_text((char)value, text), true;
    case KIND_BOOL:
        return name_put(text, value ? "true" : "false"), true;
    case KIND_FLOAT:
        return float_text(value, size, text), true;
    case KIND_ENUM:
        name = type_enumerator(&type, number);
        return name ? name_put(text, "%s", name) : name_put(text, "%" PRId64, number), true;
    case KIND_POINTER:
        return names_typed_pointer(names, record->thread, value, &type, text), true;
    default:
        return untyped_text(names, record->thread, value, size, text);
    }
}

bool names_value(struct names *names, const struct record *record, char *text)
{
    struct place place;
    bool shown = false;
    text[0] = 0;
    if (record->size == 0 || record->size > 8 || record->address < 4096)
        return false;
    const struct piece *piece = piece_at(names, record, &place);
    if (piece)
        shown = value_text(names, record, piece, text);
    else if (place.what == IS_BLOCK || place.what == IS_SHARED || place.what == IS_LOST)
        shown = untyped_text(names, record->thread, low_bits(record->value, 8 * record->size),
                             record->size, text);
    if (!shown)
        text[0] = 0;
    return shown;
}

void names_word(struct names *names, unsigned thread, uint64_t word, char *text)
{
    uint64_t pointer = low_bits(word, 8 * symbols_word(names->symbols));
    int32_t number = (int32_t)word; /* all that an int or a union passed as a long determines */
    bool may = names_segment(names, pointer) ||
               (pointer >= 65536 && symbols_in_slot(names->symbols, pointer));
    if (!may || !names_typed_pointer(names, thread, pointer, NULL, text))
        may ? name_put(text, "?") : name_put(text, "%" PRId32, number);
}
