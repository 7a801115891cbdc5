/* The first steps of a run, from which an exploration sets out: explore --from. */
#ifndef PAWL_BEGINNING_H
#define PAWL_BEGINNING_H

#include "session.h"

/* Runs the machine along the entries of a schedule, under these options ("wake=any clock=free"), and gives the
   explorer's words for that (explore/protocol.h), a new string. NULL: an entry does not fit, or the explorer
   has no words for it, and *misfit says which, a new string. What is no schedule ends the command. */
char *beginning_words(struct session *machine, const char *options, const char *entries, char **misfit);

/* The entries of a schedule's text, a name or a file, without its options; `wake` is what those say of it, if they do. */
char *beginning_entries(struct session *machine, const char **wake);

#endif
