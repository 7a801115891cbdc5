/* What can be said of a double by looking at its bits: parts, neighbours, whole numbers. */
#include <limits.h>
#include <math.h>

#include "internal.h"
#include "twofold.h"

enum { PLACES = 52, BIAS = 1023, EXPONENTS = 2047 };

static const uint64_t sign_bit = 1ull << 63;

static int exponent_of(double x) { return (int)(double_bits(x) >> PLACES & EXPONENTS); }

double fabs(double x) { return bits_double(double_bits(x) & ~sign_bit); }

double copysign(double x, double like)
{
    return bits_double((double_bits(x) & ~sign_bit) | (double_bits(like) & sign_bit));
}

double nan(const char *text)
{
    (void)text;
    return NAN;
}

/* ---- Parts ------------------------------------------------------------------------------- */

double frexp(double x, int *power)
{
    int e = exponent_of(x), shifted = 0;
    if (x != 0 && e == 0) { /* denormal */
        x *= 0x1p54;
        e = exponent_of(x);
        shifted = 54;
    }
    bool plain = x != 0 && e != EXPONENTS;
    announce_write(power, sizeof *power);
    *power = plain ? e - (BIAS - 1) - shifted : 0;
    if (!plain)
        return x;
    return bits_double((double_bits(x) & ~((uint64_t)EXPONENTS << PLACES)) |
                       (uint64_t)(BIAS - 1) << PLACES);
}

/* x * 2^power, rounded once: steps that lose nothing come first. */
static double scale_by(double x, int power)
{
    const int most = BIAS, least = 1 - BIAS;
    for (int i = 0; i < 2 && power > most; i++, power -= most)
        x *= 0x1p1023;
    for (int i = 0; i < 2 && power < least; i++, power -= least + PLACES + 1)
        x *= 0x1p-1022 * 0x1p53;
    if (power > most)
        power = most;
    if (power < least)
        power = least;
    return x * bits_double((uint64_t)(power + BIAS) << PLACES);
}

double ldexp(double x, int power)
{
    if (x == 0 || exponent_of(x) == EXPONENTS)
        return x;
    double result = scale_by(x, power);
    if (result == 0 || exponent_of(result) == EXPONENTS)
        library_fail(K_ERANGE);
    return result;
}

/* A denormal result has fewer places: x is rounded to its unit, both parts looked at. */
double library_ldexp(struct twofold x, int power)
{
    int e = exponent_of(x.high) - BIAS;
    if (e + power >= 1 - BIAS || e + power < 1 - BIAS - PLACES - 5)
        return ldexp(x.high, power);
    double unit = ldexp(1, 1 - BIAS - PLACES - power), large = copysign(0x1p52 * unit, x.high);
    volatile double sum = large + x.high;
    double near = sum - large, rest = x.high - near;
    if (rest == unit / 2 && x.low > 0)
        near += unit;
    if (rest == -unit / 2 && x.low < 0)
        near -= unit;
    return copysign(ldexp(near, power), x.high);
}

double scalbn(double x, int power) { return ldexp(x, power); }

double scalbln(double x, long power)
{
    return ldexp(x, power > 10000 ? 10000 : power < -10000 ? -10000 : (int)power);
}

int ilogb(double x)
{
    if (isnan(x) || isinf(x) || x == 0) {
        library_fail(K_EDOM);
        return isnan(x) ? FP_ILOGBNAN : isinf(x) ? INT_MAX : FP_ILOGB0;
    }
    int e = exponent_of(x);
    return e ? e - BIAS : exponent_of(x * 0x1p54) - BIAS - 54;
}

double logb(double x)
{
    if (x == 0)
        return library_math_error(-HUGE_VAL, K_ERANGE);
    return isnan(x) || isinf(x) ? x * x : ilogb(x);
}

double modf(double x, double *whole)
{
    double w = isinf(x) ? x : trunc(x);
    announce_write(whole, sizeof *whole);
    *whole = w;
    return isinf(x) ? copysign(0, x) : copysign(x - w, x);
}

/* ---- Whole numbers ----------------------------------------------------------------------- */

double trunc(double x)
{
    int e = exponent_of(x) - BIAS;
    if (e >= PLACES)
        return x;
    if (e < 0)
        return copysign(0, x);
    return bits_double(double_bits(x) & ~(((uint64_t)1 << (PLACES - e)) - 1));
}

double floor(double x)
{
    double whole = trunc(x);
    return x < whole ? whole - 1 : whole;
}

double ceil(double x)
{
    double whole = trunc(x);
    return x > whole ? copysign(whole + 1, x) : whole;
}

double round(double x)
{
    double whole = trunc(x);
    return fabs(x - whole) >= 0.5 ? whole + copysign(1, x) : whole;
}

/* To the nearest, halves to even: what adding a number without places behind the point does. */
double rint(double x)
{
    const double places = 0x1p52;
    if (!(fabs(x) < places))
        return x;
    volatile double sum = fabs(x) + places;
    return copysign(sum - places, x);
}

double nearbyint(double x) { return rint(x); }

double roundeven(double x) { return rint(x); }

/* What does not fit gives the least long, as on most processors. */
static long long to_integer(double x, double limit, long long least)
{
    return x >= -limit && x < limit ? (long long)x : least;
}

long lround(double x) { return (long)to_integer(round(x), -(double)LONG_MIN, LONG_MIN); }
long lrint(double x) { return (long)to_integer(rint(x), -(double)LONG_MIN, LONG_MIN); }
long long llround(double x) { return to_integer(round(x), 0x1p63, LLONG_MIN); }
long long llrint(double x) { return to_integer(rint(x), 0x1p63, LLONG_MIN); }

/* ---- Neighbours, the greater and the lesser ---------------------------------------------- */

double nextafter(double x, double to)
{
    if (isnan(x) || isnan(to))
        return x + to;
    if (x == to)
        return to;
    if (x == 0)
        return library_math_error(copysign(0x1p-1074, to), K_ERANGE);
    uint64_t bits = double_bits(x);
    double next = bits_double((x < to) == (x > 0) ? bits + 1 : bits - 1);
    if (exponent_of(next) == EXPONENTS || exponent_of(next) == 0)
        library_fail(K_ERANGE);
    return next;
}

double fmax(double x, double y) { return isnan(x) ? y : isnan(y) || x > y ? x : y; }

double fmin(double x, double y) { return isnan(x) ? y : isnan(y) || x < y ? x : y; }

double fdim(double x, double y)
{
    if (isnan(x) || isnan(y))
        return x + y;
    double result = x > y ? x - y : 0;
    return isinf(result) && !isinf(x) && !isinf(y) ? library_math_error(result, K_ERANGE) : result;
}
