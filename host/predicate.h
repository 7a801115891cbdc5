/* --reach and --never: what they say about variables, as the explorer is told it. */
#ifndef PAWL_PREDICATE_H
#define PAWL_PREDICATE_H

struct symbols;

/* "balance==15 && queue.count[1]>0" as the word "KEY=ADDRESS:SIZE:OP:VALUE&..." (explore/protocol.h), a new string.
   What is none, or names what the program has not, ends the command. `key`: "reach" or "never". */
char *predicate_word(const char *key, const char *expression, struct symbols *symbols);

#endif
