/* Numbers by chance, the same again from the same seed. */
#ifndef PAWL_EXPLORE_CHANCE_H
#define PAWL_EXPLORE_CHANCE_H

#include <stdint.h>

struct chance {
    uint64_t seed;
};

/* SplitMix64. */
static inline uint64_t chance_next(struct chance *chance)
{
    uint64_t z = chance->seed += 0x9e3779b97f4a7c15;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
    z = (z ^ z >> 27) * 0x94d049bb133111eb;
    return z ^ z >> 31;
}

/* From 0 to below `end`. */
static inline uint32_t chance_below(struct chance *chance, uint32_t end)
{
    return (uint32_t)((chance_next(chance) >> 32) * end >> 32);
}

#endif
