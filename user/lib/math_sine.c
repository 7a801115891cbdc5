/* Sine, cosine and tangent. The angle is brought to at most pi / 4 by multiplying with as many bits of
   2 / pi as matter (Payne and Hanek), in integers: exact for whatever angle. Then the series. */
#include <math.h>

#include "internal.h"
#include "twofold.h"

/* 2 / pi in binary, behind 64 zeros. */
static const uint32_t two_over_pi[] = {
    0x00000000, 0x00000000, 0xa2f9836e, 0x4e441529, 0xfc2757d1, 0xf534ddc0, 0xdb629599, 0x3c439041,
    0xfe5163ab, 0xdebbc561, 0xb7246e3a, 0x424dd2e0, 0x06492eea, 0x09d1921c, 0xfe1deb1c, 0xb129a73e,
    0xe88235f5, 0x2ebb4484, 0xe99c7026, 0xb45f7e41, 0x3991d639, 0x835339f4, 0x9c845f8b, 0xbdf9283b,
    0x1ff897ff, 0xde05980f, 0xef2f118b, 0x5a0a6d1f, 0x6d367ecf, 0x27cb09b7, 0x4f463f66, 0x9e5fea2d,
    0x7527bac7, 0xebe5f17b, 0x3d0739f7, 0x8a5292ea, 0x6bfb5fb1, 0x1f8d5d08, 0x56033046, 0xfc7b6bab,
};

enum { WORDS = 8, TABLE = sizeof two_over_pi / sizeof *two_over_pi };

/* 32 bits of the table from bit `at` on. */
static uint32_t table_bits(int at)
{
    uint32_t high = at / 32 < TABLE ? two_over_pi[at / 32] : 0;
    uint32_t low = at / 32 + 1 < TABLE ? two_over_pi[at / 32 + 1] : 0;
    return at % 32 ? high << at % 32 | low >> (32 - at % 32) : high;
}

/* product += m * window, the words of both the lowest first, modulo 2^256. */
static void add_product(uint32_t *product, uint32_t m, const uint32_t *window, int shift)
{
    uint64_t carry = 0;
    for (int i = 0; i + shift < WORDS; i++) {
        carry += (uint64_t)m * window[i] + product[i + shift];
        product[i + shift] = (uint32_t)carry;
        carry >>= 32;
    }
}

/* x = quarters * pi / 2 + *rest, modulo 2 pi, for finite x > 0. */
static unsigned reduce(double x, struct twofold *rest)
{
    uint64_t bits = double_bits(x), m = (bits & ((1ull << 52) - 1)) | 1ull << 52;
    int power = (int)(bits >> 52) - 1075; /* x = m * 2^power */
    uint32_t window[WORDS], product[WORDS] = {0};
    /* Bits of 2 / pi that make multiples of 4 of a product with x are left out. */
    for (int i = 0; i < WORDS; i++)
        window[WORDS - 1 - i] = table_bits(64 + power - 2 + 32 * i);
    add_product(product, (uint32_t)m, window, 0);
    add_product(product, (uint32_t)(m >> 32), window, 1);
    /* Two bits before the point, 254 behind it. */
    unsigned quarters = product[WORDS - 1] >> 30;
    bool above = product[WORDS - 1] >> 29 & 1;
    quarters += above;
    product[WORDS - 1] &= (1u << 30) - 1;
    if (above) { /* the fraction less 1, as its opposite */
        uint64_t borrow = 0;
        for (int i = 0; i < WORDS; i++) {
            uint64_t from = i == WORDS - 1 ? 1ull << 30 : 0;
            borrow = from - product[i] - borrow;
            product[i] = (uint32_t)borrow;
            borrow = borrow >> 63;
        }
    }
    struct twofold fraction = {0, 0};
    double unit = 0x1p-254;
    for (int i = 0; i < WORDS; i++, unit *= 0x1p32)
        fraction = add(twofold_of(product[i] * unit), fraction);
    *rest = multiply(fraction, HALF_PI);
    if (above)
        *rest = negative(*rest);
    return quarters % 4;
}

/* An angle's size, reduced if it is more than pi / 4. */
static unsigned reduced(double size, struct twofold *rest)
{
    *rest = twofold_of(size);
    return size <= 0x1.921fb54442d18p-1 ? 0 : reduce(size, rest);
}

/* ---- Series ------------------------------------------------------------------------------ */

/* x - x^3 / 3! + ...: what is behind the first two terms is small enough for a double. */
struct twofold library_sine(struct twofold x)
{
    struct twofold square = multiply(x, x);
    double z = square.high, tail = 0;
    for (int n = 21; n >= 5; n -= 2)
        tail = 1 - z * tail / ((n + 1) * (n + 2));
    /* tail is 5! times the series from x^5 / 5! on, over x^5 */
    struct twofold sum = {-0x1.5555555555555p-3, -0x1.5555555555555p-57}; /* -1 / 3! */
    sum = add(sum, twofold_of(z * tail / 120));
    return add(x, multiply(multiply(sum, square), x));
}

/* 1 - x^2 / 2 + x^4 / 4! - ... */
struct twofold library_cosine(struct twofold x)
{
    struct twofold square = multiply(x, x);
    double z = square.high, tail = 0;
    for (int n = 20; n >= 6; n -= 2)
        tail = 1 - z * tail / ((n + 1) * (n + 2));
    struct twofold sum = {0x1.5555555555555p-5, 0x1.5555555555555p-59}; /* 1 / 4! */
    sum = multiply(square, add(sum, twofold_of(-z * tail / 720)));
    return add(twofold_of(1), multiply(square, add(twofold_of(-0.5), sum)));
}

/* The sine of `quarters` right angles and `rest` more. */
static struct twofold sine_of(unsigned quarters, struct twofold rest)
{
    struct twofold result = quarters & 1 ? library_cosine(rest) : library_sine(rest);
    return quarters & 2 ? negative(result) : result;
}

double sin(double x)
{
    struct twofold rest;
    if (isnan(x) || fabs(x) < 0x1p-30)
        return x;
    if (isinf(x))
        return library_math_error(NAN, K_EDOM);
    unsigned quarters = reduced(fabs(x), &rest);
    double result = rounded(sine_of(quarters, rest));
    return x < 0 ? -result : result;
}

double cos(double x)
{
    struct twofold rest;
    if (isnan(x))
        return x;
    if (isinf(x))
        return library_math_error(NAN, K_EDOM);
    unsigned quarters = reduced(fabs(x), &rest);
    return rounded(sine_of((quarters + 1) % 4, rest));
}

void sincos(double x, double *sine, double *cosine)
{
    double s = sin(x), c = cos(x);
    announce_write(sine, sizeof s);
    *sine = s;
    announce_write(cosine, sizeof c);
    *cosine = c;
}

double tan(double x)
{
    struct twofold rest;
    if (isnan(x) || fabs(x) < 0x1p-30)
        return x;
    if (isinf(x))
        return library_math_error(NAN, K_EDOM);
    unsigned quarters = reduced(fabs(x), &rest);
    struct twofold sine = library_sine(rest), cosine = library_cosine(rest);
    double result = quarters & 1 ? -rounded(divide(cosine, sine)) : rounded(divide(sine, cosine));
    return x < 0 ? -result : result;
}
