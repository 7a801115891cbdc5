/* A program that is to live in a machine: where it comes from, and its object, fit to stand beside
   others. */
#ifndef PAWL_GUEST_H
#define PAWL_GUEST_H

#include "compile.h"
#include "target.h"
#include "text.h"

struct guest {
    char *name;          /* that of its first file, without .c */
    char *symbol;        /* the same, fit for an assembler; no two of a machine have the same */
    struct list sources; /* its C files */
    struct unit *units;  /* their objects; one each */
    struct list entries; /* the functions it begins with: main, or P1, P2, ...; see guest_join */
    bool is_void;        /* they return nothing */
    bool bin;            /* comes with Pawl: it is in /bin alone, and shares no data */
};

/* Makes the guest that `word` names: a lab, a program of /bin, a C file, or several C files joined
   by
   '+'. Fails the command if there is no such file. */
struct guest guest_named(const char *word);

/* Compiles its files: fills `units`. */
void guest_compile(struct guest *guest, const struct target *target, const struct list *cflags);

/* One object of guests that share all their data (usually one guest), linked for the slot with that
   number. In it, only the entries' names are still global, as "prog.SYMBOL.main"; what it needs of
   the library is called "call.NAME"; its data and constructors lie in the slot's sections. Gives
   the path in the cache and fills `entries` and `is_void`. A program without a beginning or with a
   name that nobody has fails the command, with file and line. */
char *guest_join(struct guest *guests, size_t count, const struct target *target, unsigned slot);

/* What the object would be called: digest of all that guest_join takes. A new string. */
char *guest_key(const struct guest *guests, size_t count, const struct target *target,
                unsigned slot);

#endif
