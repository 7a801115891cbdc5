/* The types of variables, read from debug information: which part of a variable lies at an offset,
   what it is called, and how its value is to be printed. Sizes and offsets are bytes from the
   variable's start. Names say nothing of a machine's sizes: parts are found by member and index. */
#ifndef PAWL_TYPES_H
#define PAWL_TYPES_H

#include <elfutils/libdw.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How a value is printed. */
enum kind {
    KIND_NONE, /* not at all: an aggregate, half a variable, a long double */
    KIND_SIGNED,
    KIND_UNSIGNED,
    KIND_WORD, /* unsigned and as wide as the machine's long: near its top it is negative */
    KIND_CHAR,
    KIND_BOOL,
    KIND_FLOAT,
    KIND_ENUM,
    KIND_POINTER,
    KIND_UNTYPED, /* memory of no one type: a union, the heap */
};

enum { PART_NAME = 256 };

/* A part of a variable. */
struct part {
    Dwarf_Die type;       /* without typedef and qualifiers */
    unsigned dimension;   /* of an array: how many of its dimensions are behind us */
    uint64_t start, size; /* size 0: unknown, as of a[] */
    enum kind kind;       /* of an access to exactly this part */
    bool low_byte;        /* kind NONE, but an access to the lowest byte of an integer */
    uint8_t bit, bits;    /* of a bit-field: where in the bytes accessed; bits 0: it is none */
    char name[PART_NAME]; /* ".items[3].next"; empty: the variable itself */
};

/* The type behind typedefs and qualifiers; false if there is none (void). */
bool type_peel(Dwarf_Die *die, Dwarf_Die *type);

/* The type of what has DW_AT_type, peeled; false if it has none. */
bool type_of(Dwarf_Die *die, Dwarf_Die *type);

/* Bytes, 0 if unknown. */
uint64_t type_size(Dwarf_Die *type);

/* True if a type's size is not the same on every machine: a pointer or a long is in it. */
bool type_varies(Dwarf_Die *type);

/* The bytes of a type on machines with words of 4 and of 8 bytes. False if the layout is not an
   ordinary one (packed, bit-fields): what it gives for `word`, this machine's, is not what is. */
bool type_sizes(Dwarf_Die *type, unsigned word, uint64_t *narrow, uint64_t *wide);

/* The name of the enumerator of this value, or NULL. */
const char *type_enumerator(Dwarf_Die *type, int64_t value);

/* What a pointer points to, peeled; false for void and for what is no pointer. */
bool type_target(Dwarf_Die *pointer, Dwarf_Die *target);

/* The smallest part of a variable of `type` that holds [offset, offset + size). An access to some
   elements of an array is called "a[2..5]". */
void part_accessed(Dwarf_Die *type, uint64_t offset, uint64_t size, struct part *part);

/* The part that begins at `offset`: the largest one, or the largest of type `target` if there is
   one. An offset at the end of an array is the element behind its last. False if no part begins
   there; then *part is the smallest that holds it. */
bool part_begins(Dwarf_Die *type, uint64_t offset, Dwarf_Die *target, struct part *part);

/* True if the part is what a pointer to `target` points to. */
bool part_is(const struct part *part, Dwarf_Die *target);

/* The part that `path` names: ".items[3].next". False if there is none. */
bool part_named(Dwarf_Die *type, const char *path, struct part *part);

/* One step into a part: the member or element that holds [offset, offset + size); false if
   that is none, and *part stays. */
bool part_into(struct part *part, uint64_t offset, uint64_t size);

#endif
