/* Roots, remainders, and a product with a sum. */
#include <limits.h>
#include <math.h>

#include "internal.h"
#include "twofold.h"

/* Two digits of x at a time give one of its root, as one does on paper; what is left tells how to
   round. 54 bits: one more than a double has. */
double sqrt(double x)
{
    int power;
    if (isnan(x) || x == 0 || (isinf(x) && x > 0))
        return x;
    if (x < 0)
        return library_math_error(NAN, K_EDOM);
    uint64_t m = (uint64_t)(frexp(x, &power) * 0x1p53), root = 0, rest = 0;
    m <<= power & 1 ? 10 : 11; /* with an even power, at the word's end */
    if (power & 1)
        power++;
    for (int bit = 0; bit < 54; bit++) {
        rest = rest << 2 | m >> 62;
        m <<= 2;
        root <<= 1;
        if (rest > 2 * root) {
            rest -= 2 * root + 1;
            root++;
        }
    }
    uint64_t result = (root >> 1) + (root & 1 && (rest || root >> 1 & 1));
    return ldexp((double)result, power / 2 - 53);
}

struct twofold library_root(struct twofold x)
{
    double root = sqrt(x.high);
    if (root == 0)
        return twofold_of(0);
    struct twofold rest = subtract(x, exact_product(root, root));
    return quick_sum(root, rest.high / (2 * root));
}

double cbrt(double x)
{
    int power;
    if (x == 0 || !isfinite(x))
        return x;
    double m = frexp(x, &power);
    int over = ((power % 3) + 3) % 3;
    m = ldexp(m, over);
    double size = fabs(m), root = exp(log(size) / 3);
    struct twofold cube = multiply(exact_product(root, root), twofold_of(root));
    struct twofold rest = subtract(twofold_of(size), cube);
    double result = rounded(quick_sum(root, rest.high / (3 * root * root)));
    return copysign(ldexp(result, (power - over) / 3), x);
}

double hypot(double x, double y)
{
    int power;
    if (isinf(x) || isinf(y))
        return HUGE_VAL;
    if (isnan(x) || isnan(y))
        return x + y;
    x = fabs(x);
    y = fabs(y);
    double greater = x > y ? x : y, lesser = x > y ? y : x;
    if (greater == 0)
        return 0;
    greater = frexp(greater, &power);
    lesser = power < -900 ? ldexp(lesser * 0x1p600, -power - 600) : ldexp(lesser, -power);
    if (lesser < 0x1p-60)
        return ldexp(greater, power);
    struct twofold sum = add(exact_product(greater, greater), exact_product(lesser, lesser));
    return ldexp(rounded(library_root(sum)), power);
}

/* ---- Remainders -------------------------------------------------------------------------- */

/* x - q * y for finite x and y, not 0, by long division in binary: exact. *last: the low bits of q. */
static double divide_long(double x, double y, unsigned *last)
{
    int x_power, y_power;
    uint64_t m = (uint64_t)(frexp(fabs(x), &x_power) * 0x1p53), q = 0;
    uint64_t n = (uint64_t)(frexp(fabs(y), &y_power) * 0x1p53);
    *last = 0;
    if (x_power < y_power || x == 0)
        return x;
    for (int step = x_power - y_power; step >= 0; step--) {
        q <<= 1;
        if (m >= n) {
            m -= n;
            q++;
        }
        if (step > 0)
            m <<= 1;
    }
    *last = (unsigned)q;
    return m ? copysign(ldexp((double)m, y_power - 53), x) : copysign(0, x);
}

/* True if there is no remainder: what it is then goes to *answer. */
static bool no_remainder(double x, double y, double *answer)
{
    if (isnan(x) || isnan(y))
        *answer = x + y;
    else if (isinf(x) || y == 0)
        *answer = library_math_error(NAN, K_EDOM);
    else if (isinf(y))
        *answer = x;
    else
        return false;
    return true;
}

double fmod(double x, double y)
{
    double answer;
    unsigned last;
    return no_remainder(x, y, &answer) ? answer : divide_long(x, y, &last);
}

/* With the quotient to the nearest, halves to even. */
static double nearest_remainder(double x, double y, unsigned *last)
{
    double answer;
    *last = 0;
    if (no_remainder(x, y, &answer))
        return answer;
    double rest = divide_long(x, y, last), size = fabs(rest), other = fabs(y) - size;
    if (size > other || (size == other && *last & 1)) {
        ++*last;
        rest = copysign(other, -x);
        if (other == 0)
            rest = copysign(0, x);
    }
    return rest;
}

double remainder(double x, double y)
{
    unsigned last;
    return nearest_remainder(x, y, &last);
}

double drem(double x, double y) { return remainder(x, y); }

double remquo(double x, double y, int *quotient)
{
    unsigned last;
    double rest = nearest_remainder(x, y, &last);
    int low = (int)(last & 7);
    announce_write(quotient, sizeof *quotient);
    *quotient = signbit(x) != signbit(y) ? -low : low;
    return rest;
}

/* ---- x * y + z, rounded once ------------------------------------------------------------- */

/* The first of the two, moved to an odd one if that is not all: a sum with something far greater is
   right then, though rounded twice. */
static double rounded_to_odd(struct twofold a)
{
    uint64_t bits = double_bits(a.high);
    if (a.low != 0 && !(bits & 1)) /* towards what is left */
        return bits_double((a.low > 0) == (a.high > 0) ? bits + 1 : bits - 1);
    return a.high;
}

double fma(double x, double y, double z)
{
    int x_power, y_power, z_power;
    if (isinf(z) && isfinite(x) && isfinite(y))
        return z;
    if (z == 0 && x != 0 && y != 0)
        return x * y;
    if (!isfinite(x) || !isfinite(y) || !isfinite(z) || x == 0 || y == 0 || z == 0)
        return x * y + z;
    double a = frexp(x, &x_power), b = frexp(y, &y_power), c = frexp(z, &z_power);
    int power = x_power + y_power, gap = z_power - power;
    if (gap > 200) { /* the product only says on which side of z it is */
        gap = 200;
        power = z_power - gap;
    }
    c = gap < -200 ? copysign(0x1p-200, c) : ldexp(c, gap);
    struct twofold product = exact_product(a, b), low = exact_sum(product.low, c);
    struct twofold high = exact_sum(product.high, low.high);
    double rest = rounded_to_odd(exact_sum(high.low, low.low));
    return library_ldexp(exact_sum(high.high, rest), power);
}
