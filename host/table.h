/* A hash table from keys of four words to pointers: remembers what was looked up. */
#ifndef PAWL_TABLE_H
#define PAWL_TABLE_H

#include <stddef.h>
#include <stdint.h>

struct key {
    uint64_t words[4];
};

struct table;

struct table *table_new(void);

/* Frees the table and, by free(), what it holds. */
void table_free(struct table *table);

/* What was put under the key, or NULL. */
void *table_get(const struct table *table, const struct key *key);

/* Puts `item` under a key that is not there yet. */
void table_put(struct table *table, const struct key *key, void *item);

/* `memory` itself; ends the process if it is NULL: there is no more. For what malloc gives. */
__attribute__((returns_nonnull)) void *must(void *memory);

#endif
