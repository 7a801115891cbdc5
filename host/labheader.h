/* The lines for the tool in the first comment of a C file: "pawl: KEY VALUE". */
#ifndef PAWL_LABHEADER_H
#define PAWL_LABHEADER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct header_line {
    char *key;   /* the word behind "pawl:": schedule, explore, sweep, expect, watch, goal, ... */
    char *value; /* the rest of the line, without blanks round it */
};

struct header {
    char *title; /* the comment's first line */
    struct header_line *lines;
    size_t count;
};

/* Reads the header of the C file; without a comment at its start it is empty. */
struct header header_read(const char *source);

/* A schedule of the header, its name taken off. `name` NULL: the first one. Gives the text, and the
   lines that belong to it in [*from, *to); NULL if there is none. */
const char *header_schedule(const struct header *header, const char *name, size_t *from,
                            size_t *to);

/* The options of the header's explore line with that number, from 0, and the lines that belong to it in
   [*from, *to); NULL if there is none. */
const char *header_explore(const struct header *header, size_t number, size_t *from, size_t *to);

/* The same of its sweep lines: flags for the compiler. */
const char *header_sweep(const struct header *header, size_t number, size_t *from, size_t *to);

/* The text between the first and the last quote, C's escapes undone; a new string. Without quotes the command
   fails. */
char *header_unquoted(const char *value);

/* What runs under a schedule are expected to be: the `expect` lines in [from, to). */
struct expectation {
    char *end;    /* exit, idle, deadlock, limit; NULL if nothing is said */
    char *output; /* all that the programs print; NULL if nothing is said */
    int status;   /* of this and the next: -1 if nothing is said */
    int64_t preemptions, steps;
};
struct expectation header_expectation(const struct header *header, size_t from, size_t to);

#endif
