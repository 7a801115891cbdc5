/* The machines that a program can be made for: which tools, which flags, which parts. */
#ifndef PAWL_TARGET_H
#define PAWL_TARGET_H

#include <stdbool.h>

#include "text.h"

struct target {
    const char *name;     /* "host", "host-asan", "aarch64", the board's name, "metal" */
    const char *compiler; /* the driver; machines are linked by it */
    const char *linker;   /* for ld -r */
    const char *objcopy;
    const char *plugin;     /* of the compiler's, if it is built; else the compiler goes without */
    const char *library;    /* the library of its programs */
    const char *folder;     /* where the rest of its parts is built */
    const char *machine;    /* kernel and port, if they are not called as usual */
    const char *libraries;  /* of the host, that those need; NULL: none */
    const char *const *cpu; /* the flags that say which processor; ends with NULL */
    unsigned slots;         /* how many there are; further programs share them in turn */
    unsigned programs;      /* that it has room for */
    unsigned commands;      /* that a run may start: COMMANDS of its config.h */
    bool host;
    const char *board; /* of no host: its name */
    bool metal; /* programs announce no accesses: a timer that counts instructions preempts them */
    bool sanitize;        /* kernel and port have AddressSanitizer and UBSan in them */
    const char *emulator; /* runs its machines on this host; NULL: nothing is needed */
};

/* The target of that name: "host", "host-asan", "explore" (a machine that tries all its runs), "metal", or a board's; NULL
   if there is none. */
const struct target *target_find(const char *name);

/* Ends the command with what to install if the target's tools or parts are missing. */
void target_must_exist(const struct target *target);

/* The flags for all user code on this target: those of the points, of the dialect, and where
   headers are. */
void target_flags(const struct target *target, struct list *words);

/* The major version of its compiler: "12". A new string. */
char *target_version(const struct target *target);

/* The path of its compiler's libgcc.a, a new string. */
char *target_libgcc(const struct target *target);

/* The path of a part of the target's, such as "machine.o"; a new string. */
char *target_part(const struct target *target, const char *name);

/* The path of its kernel and port, a new string. */
char *target_machine(const struct target *target);

#endif
