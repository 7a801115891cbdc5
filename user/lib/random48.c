/* drand48 and its family: x = (a x + c) mod 2^48, as POSIX has it. */
#include <stdlib.h>

#include "internal.h"

enum { WORDS = 3 };
static const uint64_t mask = (1ull << 48) - 1;

/* The state, and a and c, which lcong48 may change; 0 is what they begin with. */
static uint64_t *state(void)
{
    if (!lib->random48_seeded) {
        lib->random48_seeded = 1;
        lib->random48_factor = 0x5deece66dull;
        lib->random48_term = 11;
    }
    return &lib->random48;
}

static uint64_t word_of(const unsigned short words[WORDS])
{
    announce_read(words, WORDS * sizeof *words);
    return words[0] | (uint64_t)words[1] << 16 | (uint64_t)words[2] << 32;
}

static uint64_t step(uint64_t *x)
{
    *x = (*x * lib->random48_factor + lib->random48_term) & mask;
    return *x;
}

/* A step of the program's own state. */
static uint64_t step_of(unsigned short words[WORDS])
{
    state();
    uint64_t x = word_of(words);
    step(&x);
    announce_write(words, WORDS * sizeof *words);
    for (int i = 0; i < WORDS; i++)
        words[i] = (unsigned short)(x >> 16 * i);
    return x;
}

static double to_double(uint64_t x) { return (double)x / 281474976710656.0; }

double drand48(void) { return to_double(step(state())); }
double erand48(unsigned short words[WORDS]) { return to_double(step_of(words)); }
long lrand48(void) { return (long)(step(state()) >> 17); }
long nrand48(unsigned short words[WORDS]) { return (long)(step_of(words) >> 17); }
long mrand48(void) { return (int32_t)(step(state()) >> 16); }
long jrand48(unsigned short words[WORDS]) { return (int32_t)(step_of(words) >> 16); }

void srand48(long seed)
{
    *state() = (uint64_t)(uint32_t)seed << 16 | 0x330e;
    lib->random48_factor = 0x5deece66dull;
    lib->random48_term = 11;
}

unsigned short *seed48(unsigned short words[WORDS])
{
    uint64_t before = *state();
    lib->random48 = word_of(words);
    lib->random48_factor = 0x5deece66dull;
    lib->random48_term = 11;
    for (int i = 0; i < WORDS; i++)
        lib->random48_before[i] = (unsigned short)(before >> 16 * i);
    return lib->random48_before;
}

void lcong48(unsigned short words[7])
{
    *state() = word_of(words);
    lib->random48_factor = word_of(words + 3);
    announce_read(words + 6, sizeof *words);
    lib->random48_term = words[6];
}
