/* Numbers for 64-bit values, dense, in the order in which they come. */
#ifndef PAWL_EXPLORE_NUMBERS_H
#define PAWL_EXPLORE_NUMBERS_H

#include <stddef.h>
#include <stdint.h>

struct numbers {
    uint64_t *values;
    uint32_t *slots;      /* a number and one, 0: free */
    uint32_t count, room;
    uint32_t slot_count;  /* a power of two */
};

#define NO_NUMBER 0xffffffffu

/* The number of a value; a new one's is what `count` was. */
uint32_t numbers_add(struct numbers *numbers, uint64_t value);

/* NO_NUMBER if it has none. */
uint32_t numbers_find(const struct numbers *numbers, uint64_t value);

void numbers_free(struct numbers *numbers);

#endif
