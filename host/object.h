/* What an object file (of the host or of a target) says of itself: its names, where they are
   called, what a program in it begins with. */
#ifndef PAWL_OBJECT_H
#define PAWL_OBJECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text.h"

enum name_kind { NAME_UNDEFINED, NAME_FUNCTION, NAME_DATA, NAME_THREAD_LOCAL };

struct name {
    char *name;
    enum name_kind kind;
    uint64_t size;
};

struct object_file {
    struct name *names; /* the global ones, in the order of the symbol table */
    size_t count;
    char *writable;   /* a writable section that is none of data, bss, constructors; NULL if none */
    char *destructor; /* a section of destructors; NULL if none */
};

/* Reads the global names of the object at `path`; fails the command if it is none. */
void object_read(struct object_file *object, const char *path);

/* The names that the members of an archive define, all as NAME_FUNCTION. */
void object_read_archive(struct object_file *object, const char *path);

/* The global name in the object; NULL if there is none. */
const struct name *object_find(const struct object_file *object, const char *name);

void object_free(struct object_file *object);

/* Size and alignment of a section; size 0, alignment 1 if the object has none of that name. */
struct section {
    uint64_t size, alignment;
};
struct section object_section(const char *path, const char *wanted);

/* Where the object uses the undefined `name` first: "account.c:14", a new string, "" if it has no
   debug information. */
char *object_use(const char *path, const char *name);

/* True if the debug information says that function `name` is void. */
bool object_is_void(const char *path, const char *name);

#endif
