/* A hash table with open addressing, doubled when it is half full. */
#include "table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct entry {
    struct key key;
    void *item; /* NULL: free */
};

struct table {
    struct entry *entries;
    size_t size, used; /* size: a power of two */
};

void *must(void *memory)
{
    if (!memory) {
        fputs("pawl: out of memory\n", stderr);
        exit(2);
    }
    return memory;
}

struct table *table_new(void)
{
    struct table *table = must(malloc(sizeof *table));
    *table = (struct table){.size = 256};
    table->entries = must(calloc(table->size, sizeof *table->entries));
    return table;
}

void table_free(struct table *table)
{
    if (!table)
        return;
    for (size_t i = 0; i < table->size; i++)
        free(table->entries[i].item);
    free(table->entries);
    free(table);
}

static struct entry *find(const struct table *table, const struct key *key)
{
    uint64_t hash = 0;
    for (size_t i = 0; i < 4; i++)
        hash = (hash ^ key->words[i]) * 0x9e3779b97f4a7c15u, hash ^= hash >> 29;
    for (size_t at = hash;; at++) {
        struct entry *entry = &table->entries[at & (table->size - 1)];
        if (!entry->item || memcmp(&entry->key, key, sizeof *key) == 0)
            return entry;
    }
}

void *table_get(const struct table *table, const struct key *key) { return find(table, key)->item; }

static void grow(struct table *table)
{
    struct table old = *table;
    table->size *= 2;
    table->entries = must(calloc(table->size, sizeof *table->entries));
    for (size_t i = 0; i < old.size; i++)
        if (old.entries[i].item)
            *find(table, &old.entries[i].key) = old.entries[i];
    free(old.entries);
}

void table_put(struct table *table, const struct key *key, void *item)
{
    if (2 * ++table->used > table->size)
        grow(table);
    *find(table, key) = (struct entry){*key, item};
}
