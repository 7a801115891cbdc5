/* Numbers of twice a double's precision: the sum of two doubles, the second at most half a unit in the
   last place of the first. What the functions of <math.h> need between their argument and their
   result, so that this is rounded once; made of plain additions and multiplications that each round
   (Dekker, Knuth), the same bits on every machine. Arguments are far from overflow. */
#ifndef PAWL_LIBRARY_TWOFOLD_H
#define PAWL_LIBRARY_TWOFOLD_H

#include <stdbool.h>
#include <stdint.h>

struct twofold {
    double high, low;
};

static inline uint64_t double_bits(double x)
{
    union {
        double value;
        uint64_t bits;
    } both = {x};
    return both.bits;
}

static inline double bits_double(uint64_t bits)
{
    union {
        uint64_t bits;
        double value;
    } both = {bits};
    return both.value;
}

static inline struct twofold twofold_of(double x) { return (struct twofold){x, 0}; }

/* a + b exactly; quick: if a is not smaller than b. */
static inline struct twofold quick_sum(double a, double b)
{
    double sum = a + b;
    return (struct twofold){sum, b - (sum - a)};
}

static inline struct twofold exact_sum(double a, double b)
{
    double sum = a + b, of_b = sum - a, of_a = sum - of_b;
    return (struct twofold){sum, (a - of_a) + (b - of_b)};
}

/* a * b exactly, by halves of 26 bits. */
static inline struct twofold exact_product(double a, double b)
{
    const double split = 134217729; /* 2^27 + 1 */
    double a1 = split * a, b1 = split * b;
    a1 -= a1 - a;
    b1 -= b1 - b;
    double a2 = a - a1, b2 = b - b1, product = a * b;
    return (struct twofold){product, ((a1 * b1 - product) + a1 * b2 + a2 * b1) + a2 * b2};
}

static inline struct twofold add(struct twofold a, struct twofold b)
{
    struct twofold high = exact_sum(a.high, b.high), low = exact_sum(a.low, b.low);
    high = quick_sum(high.high, high.low + low.high);
    return quick_sum(high.high, high.low + low.low);
}

static inline struct twofold negative(struct twofold a)
{
    return (struct twofold){-a.high, -a.low};
}

static inline struct twofold subtract(struct twofold a, struct twofold b)
{
    return add(a, negative(b));
}

static inline struct twofold multiply(struct twofold a, struct twofold b)
{
    struct twofold product = exact_product(a.high, b.high);
    return quick_sum(product.high, product.low + (a.high * b.low + a.low * b.high));
}

static inline struct twofold divide(struct twofold a, struct twofold b)
{
    double first = a.high / b.high;
    struct twofold rest = subtract(a, multiply(b, twofold_of(first)));
    double second = rest.high / b.high;
    rest = subtract(rest, multiply(b, twofold_of(second)));
    struct twofold result = quick_sum(first, second);
    return add(result, twofold_of(rest.high / b.high));
}

/* By a power of two: exact. */
static inline struct twofold scaled(struct twofold a, double by)
{
    return (struct twofold){a.high * by, a.low * by};
}

static inline double rounded(struct twofold a) { return a.high + a.low; }

#define LN_2 ((struct twofold){0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56})
#define HALF_PI ((struct twofold){0x1.921fb54442d18p+0, 0x1.1a62633145c07p-54})
#define PI ((struct twofold){0x1.921fb54442d18p+1, 0x1.1a62633145c07p-53})

/* ---- math_exp.c, math_log.c, math_sine.c, math_arc.c ---------------------------------------- */

/* e^x = (1 + result) * 2^*power, with result from -0.3 to 0.5, for x below 2^11 in size. */
struct twofold library_exp(struct twofold x, int *power);

/* e^x - 1, for x below 600 in size. */
struct twofold library_expm1(struct twofold x);

/* The natural logarithm of a finite x > 0, of 1 + x for x > -1. */
struct twofold library_log(struct twofold x);
struct twofold library_log1p(struct twofold x);

/* Sine and cosine of an angle of at most pi / 4 in size. */
struct twofold library_sine(struct twofold angle);
struct twofold library_cosine(struct twofold angle);

/* The angle of the point (x, y), from -pi to pi; not (0, 0). */
struct twofold library_angle(struct twofold y, struct twofold x);

struct twofold library_root(struct twofold x);

/* e^x * 2^scale, in range or not, with ERANGE; and x with EDOM or ERANGE. */
double library_exp_scaled(struct twofold x, int scale);
/* x * 2^power, rounded once. */
double library_ldexp(struct twofold x, int power);
double library_math_error(double x, int error);

#endif
