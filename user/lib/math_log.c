/* Logarithms: a first value from a short series, made exact by one step of Newton's method with
   e^-y. */
#include <math.h>

#include "internal.h"
#include "twofold.h"

/* ln m for m from sqrt(1/2) to sqrt(2), to 50 bits: 2 atanh((m - 1) / (m + 1)). */
static double first_log(double m)
{
    double f = (m - 1) / (m + 1), square = f * f, sum = 0;
    for (int n = 19; n >= 1; n -= 2)
        sum = sum * square + 1.0 / n;
    return 2 * f * sum;
}

/* t = m * e^-y - 1 is tiny: ln m = y + ln(1 + t). */
static struct twofold log_of(double m)
{
    int power;
    double y = first_log(m);
    struct twofold p = library_exp(twofold_of(-y), &power);
    double scale = ldexp(1, power);
    struct twofold t = multiply(scaled(p, scale), twofold_of(m));
    t = add(exact_sum(m * scale, -1), t);
    return add(twofold_of(y), add(t, twofold_of(-t.high * t.high / 2)));
}

struct twofold library_log(struct twofold x)
{
    int power;
    double m = frexp(x.high, &power);
    if (m < 0x1.6a09e667f3bcdp-1) {
        m *= 2;
        power--;
    }
    double part = x.low / x.high;
    struct twofold low = exact_sum(part, -part * part / 2);
    return add(multiply(LN_2, twofold_of(power)), add(log_of(m), low));
}

struct twofold library_log1p(struct twofold x)
{
    struct twofold sum = exact_sum(1, x.high);
    sum = quick_sum(sum.high, sum.low + x.low);
    return library_log(sum);
}

/* Answers for what has no logarithm, or an infinite one. False if x has one. */
static bool is_special(double x, double *answer)
{
    if (isnan(x) || (isinf(x) && x > 0))
        *answer = x;
    else if (x == 0)
        *answer = library_math_error(-HUGE_VAL, K_ERANGE);
    else if (x < 0)
        *answer = library_math_error(NAN, K_EDOM);
    else
        return false;
    return true;
}

double log(double x)
{
    double answer;
    return is_special(x, &answer) ? answer : rounded(library_log(twofold_of(x)));
}

double log2(double x)
{
    const struct twofold inverse = {0x1.71547652b82fep+0, 0x1.777d0ffda0d24p-56};
    double answer;
    int power;
    if (is_special(x, &answer))
        return answer;
    if (frexp(x, &power) == 0.5)
        return power - 1;
    return rounded(multiply(library_log(twofold_of(x)), inverse));
}

double log10(double x)
{
    const struct twofold inverse = {0x1.bcb7b1526e50ep-2, 0x1.95355baaafad3p-57};
    double answer;
    return is_special(x, &answer) ? answer
                                  : rounded(multiply(library_log(twofold_of(x)), inverse));
}

double log1p(double x)
{
    double answer;
    if (isnan(x) || x <= -1)
        return is_special(1 + x, &answer) ? answer : x;
    if (fabs(x) < 0x1p-60 || isinf(x))
        return x;
    return rounded(library_log1p(twofold_of(x)));
}

/* ---- Powers ------------------------------------------------------------------------------ */

static bool is_whole(double x) { return isfinite(x) && trunc(x) == x; }

static bool is_odd(double x) { return is_whole(x) && fabs(x) < 0x1p53 && fmod(x, 2) != 0; }

/* x is 0 or infinite, or y is infinite. */
static double pow_of_limits(double x, double y)
{
    double size = fabs(x), sign = signbit(x) && is_odd(y) ? -1 : 1;
    if (isinf(y))
        return size == 1 ? 1 : (size > 1) == (y > 0) ? HUGE_VAL : 0;
    bool infinite = (x != 0) == (y > 0);
    if (x == 0 && infinite)
        library_fail(K_ERANGE);
    return sign * (infinite ? HUGE_VAL : 0);
}

double pow(double x, double y)
{
    if (x == 1 || y == 0)
        return 1;
    if (isnan(x) || isnan(y))
        return x + y;
    if (x == 0 || isinf(x) || isinf(y))
        return pow_of_limits(x, y);
    if (x < 0 && !is_whole(y))
        return library_math_error(NAN, K_EDOM);
    if (y == 1)
        return x;
    double sign = x < 0 && is_odd(y) ? -1 : 1;
    struct twofold log = library_log(twofold_of(fabs(x)));
    double size = log.high * y;
    if (!(fabs(size) < 1500))
        return library_math_error(sign * (size > 0 ? HUGE_VAL : 0), K_ERANGE);
    return sign * library_exp_scaled(multiply(log, twofold_of(y)), 0);
}

/* ---- Inverse hyperbolic functions -------------------------------------------------------- */

double asinh(double x)
{
    double size = fabs(x);
    if (!isfinite(x) || size < 0x1p-28)
        return x;
    if (size > 0x1p28)
        return copysign(rounded(add(library_log(twofold_of(size)), LN_2)), x);
    struct twofold square = exact_product(size, size);
    struct twofold root = library_root(add(square, twofold_of(1)));
    square = divide(square, add(root, twofold_of(1)));
    return copysign(rounded(library_log1p(add(twofold_of(size), square))), x);
}

double acosh(double x)
{
    if (isnan(x) || (isinf(x) && x > 0))
        return x;
    if (x < 1)
        return library_math_error(NAN, K_EDOM);
    if (x > 0x1p28)
        return rounded(add(library_log(twofold_of(x)), LN_2));
    struct twofold above = twofold_of(x - 1); /* exact up to 2, and good enough above */
    if (x > 2)
        above = exact_sum(x, -1);
    struct twofold root = library_root(multiply(above, add(above, twofold_of(2))));
    return x == 1 ? 0 : rounded(library_log1p(add(above, root)));
}

double atanh(double x)
{
    double size = fabs(x);
    if (isnan(x) || size < 0x1p-28)
        return x;
    if (size > 1)
        return library_math_error(NAN, K_EDOM);
    if (size == 1)
        return library_math_error(copysign(HUGE_VAL, x), K_ERANGE);
    struct twofold ratio = divide(twofold_of(2 * size), exact_sum(1, -size));
    return copysign(rounded(scaled(library_log1p(ratio), 0.5)), x);
}
