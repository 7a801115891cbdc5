/* What a subcommand is to work on: a schedule file, a trace, or programs. */
#ifndef PAWL_GIVEN_H
#define PAWL_GIVEN_H

#include "session.h"

struct given {
    struct options options;
    struct list programs; /* as they are named */
    const char *path;     /* a schedule file or a trace; NULL: programs are given */
    char *all;            /* its text */
    struct first_line first;
    bool is_trace;
};

/* Takes the command line of the subcommand; the options that the file's first line has stand before those that were
   given. */
void given_read(struct given *given, enum subcommand sub, int argc, char **argv);

/* The events of a given trace: its text without the first line. */
const char *given_events(const struct given *given);

/* Builds the session and takes the schedule: the file's, the trace's switches, or what the options say. A file of
   another version of the programs ends the command with status 126. */
void given_session(const struct given *given, struct session *session);

#endif
