#include "decimal.h"

#include <stddef.h>

void *memmove(void *to, const void *from, size_t size);

static const uint32_t powers[] = {1,      10,      100,      1000,      10000,
                                  100000, 1000000, 10000000, 100000000, 1000000000};

void library_decimal_trim(struct decimal *d)
{
    int zeros = 0;
    while (d->count > 0 && d->words[d->count - 1] == 0)
        d->count--;
    while (zeros < d->count && d->words[zeros] == 0)
        zeros++;
    if (zeros) {
        d->count -= zeros;
        d->point -= zeros;
        memmove(d->words, d->words + zeros, (size_t)d->count * sizeof *d->words);
    }
}

static void cut_last(struct decimal *d)
{
    d->more = d->more || d->words[d->count - 1] != 0;
    d->count--;
}

static void add_front(struct decimal *d, uint32_t word)
{
    if (d->count == d->room)
        cut_last(d);
    memmove(d->words + 1, d->words, (size_t)d->count * sizeof *d->words);
    d->words[0] = word;
    d->count++;
    d->point++;
}

void library_decimal_set(struct decimal *d, uint64_t value)
{
    d->count = d->point = 0;
    d->more = false;
    for (; value; value /= DECIMAL_BASE)
        add_front(d, (uint32_t)(value % DECIMAL_BASE));
    library_decimal_trim(d);
}

/* ---- Times a power of two ---------------------------------------------------------------- */

enum {
    MOST_UP = 29,  /* a word times 2^29 and a carry fit 64 bits, and the carry fits a word */
    MOST_DOWN = 9, /* 10^9 can be halved nine times */
};

static void multiply(struct decimal *d, int bits)
{
    uint64_t carry = 0;
    for (int i = d->count; i-- > 0;) {
        carry += (uint64_t)d->words[i] << bits;
        d->words[i] = (uint32_t)(carry % DECIMAL_BASE);
        carry /= DECIMAL_BASE;
    }
    if (carry)
        add_front(d, (uint32_t)carry);
    library_decimal_trim(d);
}

static void divide(struct decimal *d, int bits)
{
    uint32_t mask = (1u << bits) - 1, weight = (uint32_t)DECIMAL_BASE >> bits, carry = 0;
    for (int i = 0; i < d->count; i++) {
        uint32_t word = d->words[i];
        d->words[i] = (word >> bits) + carry;
        carry = (word & mask) * weight;
    }
    if (carry && d->count == d->room)
        d->more = true;
    else if (carry)
        d->words[d->count++] = carry;
    library_decimal_trim(d);
}

void library_decimal_scale(struct decimal *d, int power)
{
    for (; power > MOST_UP; power -= MOST_UP)
        multiply(d, MOST_UP);
    for (; power < -MOST_DOWN; power += MOST_DOWN)
        divide(d, MOST_DOWN);
    if (power > 0)
        multiply(d, power);
    if (power < 0)
        divide(d, -power);
}

/* ---- Digits ------------------------------------------------------------------------------ */

static int length_of(uint32_t word)
{
    int length = 1;
    while (length < DECIMAL_DIGITS && word >= powers[length])
        length++;
    return length;
}

int library_decimal_exponent(const struct decimal *d)
{
    return d->count ? (d->point - 1) * DECIMAL_DIGITS + length_of(d->words[0]) - 1 : 0;
}

int library_decimal_digit(const struct decimal *d, int index)
{
    if (d->count == 0)
        return 0;
    index += DECIMAL_DIGITS - length_of(d->words[0]);
    if (index / DECIMAL_DIGITS >= d->count)
        return 0;
    return (int)(d->words[index / DECIMAL_DIGITS] /
                 powers[DECIMAL_DIGITS - 1 - index % DECIMAL_DIGITS] % 10);
}

/* True if what words[at] % unit and the words behind it hold is above half a unit, or half and
 * `odd`. */
static bool rounds_up(const struct decimal *d, int at, uint32_t unit, bool odd)
{
    uint32_t rest = d->words[at] % unit;
    if (rest != unit / 2)
        return rest > unit / 2;
    return odd || d->more || at + 1 < d->count; /* the last word is never 0 */
}

void library_decimal_round(struct decimal *d, int keep)
{
    if (d->count == 0)
        return;
    if (keep < 0) {
        d->count = 0;
        return;
    }
    int index = keep + DECIMAL_DIGITS - length_of(d->words[0]), at = index / DECIMAL_DIGITS;
    uint32_t unit = powers[DECIMAL_DIGITS - index % DECIMAL_DIGITS];
    if (at >= d->count)
        return;
    uint32_t before = index % DECIMAL_DIGITS ? d->words[at] / unit : at ? d->words[at - 1] : 0;
    bool up = rounds_up(d, at, unit, before % 2);
    d->words[at] -= d->words[at] % unit;
    d->count = at + 1;
    d->more = false;
    if (up)
        d->words[at] += unit;
    for (; at > 0 && d->words[at] >= DECIMAL_BASE; at--) {
        d->words[at] -= DECIMAL_BASE;
        d->words[at - 1]++;
    }
    if (d->words[0] >= DECIMAL_BASE) {
        d->words[0] -= DECIMAL_BASE;
        add_front(d, 1);
    }
    library_decimal_trim(d);
}

/* ---- To a double ------------------------------------------------------------------------- */

enum {
    MANTISSA = 53,
    LEAST = -1074,  /* the smallest power of two */
    GREATEST = 971, /* of a mantissa of 53 bits */
};

/* The whole part of a number below 10^18. */
static uint64_t whole(const struct decimal *d)
{
    uint64_t value = 0;
    for (int i = 0; i < d->point; i++)
        value = value * DECIMAL_BASE + (i < d->count ? d->words[i] : 0);
    return value;
}

static int bits_of(uint64_t value) { return value ? 64 - __builtin_clzll(value) : 0; }

/* Scales by a power of two until the whole part has just the bits of a mantissa; gives the power
   that takes it back. */
static int normalize(struct decimal *d)
{
    int power = 0;
    for (;;) {
        int step = d->point > 2 ? -MOST_DOWN : MANTISSA - bits_of(whole(d));
        if (d->point <= 2 && step > MOST_UP)
            step = MOST_UP;
        if (step > power - LEAST)
            step = power - LEAST;
        if (step == 0)
            return power;
        library_decimal_scale(d, step);
        power -= step;
    }
}

double library_decimal_double(struct decimal *d)
{
    if (d->count == 0)
        return 0;
    int power = normalize(d);
    uint64_t mantissa = whole(d);
    uint32_t rest = d->point >= 0 && d->point < d->count ? d->words[d->point] : 0;
    bool tail = d->more || d->count > (d->point < 0 ? 0 : d->point) + 1;
    d->more = rest || tail;
    if (rest > DECIMAL_BASE / 2 || (rest == DECIMAL_BASE / 2 && (tail || mantissa % 2)))
        mantissa++;
    if (mantissa >> MANTISSA) {
        mantissa >>= 1;
        power++;
    }
    if (power > GREATEST)
        return __builtin_inf();
    union {
        uint64_t bits;
        double value;
    } result = {mantissa};
    if (mantissa >> (MANTISSA - 1)) /* its highest bit is not stored */
        result.bits += (uint64_t)(power - LEAST) << (MANTISSA - 1);
    return result.value;
}
