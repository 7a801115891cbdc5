/* --reach and --never: what they say about variables, as the explorer is told it. */
#ifndef PAWL_PREDICATE_H
#define PAWL_PREDICATE_H

#include <stdbool.h>
#include <stdint.h>

struct symbols;

/* One comparison, "balance==15", and for messages the option that says it, and all of what it says. */
struct comparison {
    const char *key, *expression;
    char *name, *value;   /* to be freed */
    const char *operator; /* begins with it */
};

/* Takes the comparison at `from`; returns what follows behind the next &&, or NULL. One that is none ends the
   command. */
const char *comparison_next(struct comparison *c, const char *from);

/* A number in C's ways, a character, true, false, NULL; false if the word is none. */
bool comparison_number(const char *word, int64_t *value);

/* "balance==15 && queue.count[1]>0" as the word "KEY=ADDRESS:SIZE:OP:VALUE&..." (explore/protocol.h), a new string.
   What is none, or names what the program has not, ends the command. `key`: "reach" or "never". */
char *predicate_word(const char *key, const char *expression, struct symbols *symbols);

#endif
