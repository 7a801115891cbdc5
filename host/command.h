/* One PROGRAM of the command line, as if typed into a shell: "server.c 9190 &". */
#ifndef PAWL_COMMAND_H
#define PAWL_COMMAND_H

#include "guest.h"
#include "text.h"

struct command {
    size_t guest;          /* which of the machine's programs */
    struct list arguments; /* from argv[0] on */
    bool background;       /* marked & */
};

/* What a machine is made of and what runs in it. */
struct work {
    struct guest *guests;
    size_t guest_count;
    struct command *commands;
    size_t command_count;
};

/* Adds a command, and its program if it is new. A wrong one fails the pawl command. */
void work_add_command(struct work *work, const char *word);

/* Adds a program that is not started (--with). */
void work_add_guest(struct work *work, const char *word);

/* Adds a program that comes with Pawl, for /bin alone. Valid until the next is added. */
struct guest *work_add_bin(struct work *work, const char *path);

/* The digest of all the programs that are started: what traces and schedule files begin with. A new string. */
char *work_digest(const struct work *work);

/* The paths of all C files, and of the headers that come with them; only the list's items are to be freed. */
struct list work_sources(const struct work *work);

#endif
