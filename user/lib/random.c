/* rand: the additive feedback generator x[i] = x[i-3] + x[i-31] over 32 bits, with the seeding that
   Linux's C library uses, so that a program gets the numbers that it gets there. */
#include <stdlib.h>

#include "internal.h"

enum { LAG = 3, WARM_UP = 310 };

static uint32_t next(void)
{
    uint32_t *x = lib->random, place = lib->random_place;
    x[place] += x[(place + LIBRARY_RANDOM - LAG) % LIBRARY_RANDOM];
    lib->random_place = (place + 1) % LIBRARY_RANDOM;
    return x[place];
}

void srand(unsigned seed)
{
    int32_t word = seed ? (int32_t)seed : 1;
    lib->random[0] = (uint32_t)word;
    for (int i = 1; i < LIBRARY_RANDOM; i++) {
        int32_t high = word / 127773, low = word % 127773;
        word = 16807 * low - 2836 * high; /* 16807 * word mod 2^31 - 1, without overflow */
        if (word < 0)
            word += 2147483647;
        lib->random[i] = (uint32_t)word;
    }
    lib->random_place = LAG;
    lib->random_seeded = 1;
    for (int i = 0; i < WARM_UP; i++)
        next();
}

int rand(void)
{
    if (!lib->random_seeded)
        srand(1);
    return (int)(next() >> 1);
}

long random(void) { return rand(); }

void srandom(unsigned seed) { srand(seed); }

/* Eleven bits, then ten, then ten, each of a step of a linear congruence. */
int rand_r(unsigned *seed)
{
    unsigned number = 0;
    announce_read(seed, sizeof *seed);
    unsigned state = *seed;
    for (int i = 0; i < 3; i++) {
        state = state * 1103515245 + 12345;
        unsigned part = state / 65536 % 2048;
        number = i == 0 ? part : (number << 10) ^ (part % 1024);
    }
    announce_write(seed, sizeof *seed);
    *seed = state;
    return (int)number;
}
