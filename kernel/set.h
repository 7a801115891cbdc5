/* A set of small numbers (threads, stacks): 32 to a word, the lowest number in the lowest bit. */
#ifndef PAWL_SET_H
#define PAWL_SET_H

#include <stdbool.h>
#include <stdint.h>

#define SET(count) struct { uint32_t word[((count) + 31) / 32]; }

static inline void set_add(uint32_t *set, unsigned n) { set[n / 32] |= 1u << n % 32; }
static inline void set_remove(uint32_t *set, unsigned n) { set[n / 32] &= ~(1u << n % 32); }
static inline bool set_has(const uint32_t *set, unsigned n) { return set[n / 32] >> n % 32 & 1; }

/* The lowest member not below n, or `count` if there is none. */
static inline unsigned set_next(const uint32_t *set, unsigned count, unsigned n)
{
    for (unsigned i = n / 32; n < count; n = 32 * ++i) {
        uint32_t rest = set[i] & ~0u << n % 32;
        if (rest)
            return 32 * i + (unsigned)__builtin_ctz(rest);
    }
    return count;
}

/* How many there are. */
static inline unsigned set_size(const uint32_t *set, unsigned count)
{
    unsigned size = 0;
    for (unsigned n = set_next(set, count, 0); n < count; n = set_next(set, count, n + 1))
        size++;
    return size;
}

#endif
