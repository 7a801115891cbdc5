/* Powers of e. x is k * ln 2 + r, and r / 256 is so small that few terms of e's series give
   e^(r / 256) - 1; eight squarings, (1 + p)^2 - 1 = p (2 + p), bring that back to r. */
#include <math.h>

#include "internal.h"
#include "twofold.h"

enum { SQUARINGS = 8 };

double library_math_error(double x, int error)
{
    library_fail(error);
    return x;
}

struct twofold library_exp(struct twofold x, int *power)
{
    const double inverse = 0x1.71547652b82fep+0; /* of ln 2 */
    double k = rint(x.high * inverse);
    struct twofold s = subtract(x, multiply(LN_2, twofold_of(k)));
    s = scaled(s, 1.0 / (1 << SQUARINGS));
    double h = s.high;
    double tail = h * h * h * (1.0 / 6 + h * (1.0 / 24 + h * (1.0 / 120 + h * (1.0 / 720))));
    struct twofold p = add(s, scaled(multiply(s, s), 0.5));
    p = add(p, twofold_of(tail));
    for (int i = 0; i < SQUARINGS; i++)
        p = multiply(p, add(p, twofold_of(2)));
    *power = (int)k;
    return p;
}

struct twofold library_expm1(struct twofold x)
{
    int power;
    struct twofold p = library_exp(x, &power);
    if (power == 0)
        return p;
    double scale = ldexp(1, power);
    return add(scaled(p, scale), exact_sum(scale, -1));
}

double library_exp_scaled(struct twofold x, int scale)
{
    int power;
    if (x.high > 1500 || x.high < -1500)
        x = twofold_of(x.high > 0 ? 1500 : -1500);
    struct twofold p = library_exp(x, &power);
    double result = library_ldexp(add(twofold_of(1), p), power + scale);
    if (result == 0 || isinf(result))
        library_fail(K_ERANGE);
    return result;
}

double exp(double x)
{
    if (isnan(x))
        return x;
    if (isinf(x))
        return x > 0 ? x : 0;
    return library_exp_scaled(twofold_of(x), 0);
}

/* b^x, with ln b given. */
static double power_of(double x, struct twofold log)
{
    if (isnan(x))
        return x;
    if (isinf(x))
        return x > 0 ? x : 0;
    if (fabs(x) > 1100)
        return library_math_error(x > 0 ? HUGE_VAL : 0, K_ERANGE);
    return library_exp_scaled(multiply(log, twofold_of(x)), 0);
}

double exp2(double x)
{
    if (!(fabs(x) <= 1100))
        return power_of(x, LN_2);
    double whole = rint(x);
    double result = ldexp(library_exp_scaled(multiply(LN_2, twofold_of(x - whole)), 0), (int)whole);
    return result == 0 || isinf(result) ? library_math_error(result, K_ERANGE) : result;
}

double exp10(double x)
{
    return power_of(x, (struct twofold){0x1.26bb1bbb55516p+1, -0x1.f48ad494ea3e9p-53});
}

double expm1(double x)
{
    if (isnan(x) || x == 0 || (isinf(x) && x > 0))
        return x;
    if (x < -50)
        return -1;
    if (fabs(x) < 0x1p-60)
        return x;
    if (x > 100)
        return library_exp_scaled(twofold_of(x), 0);
    return rounded(library_expm1(twofold_of(x)));
}

/* ---- Hyperbolic functions ---------------------------------------------------------------- */

double sinh(double x)
{
    if (isnan(x) || isinf(x) || fabs(x) < 0x1p-30)
        return x;
    if (fabs(x) > 40)
        return copysign(library_exp_scaled(twofold_of(fabs(x)), -1), x);
    struct twofold p = library_expm1(twofold_of(fabs(x))), e = add(p, twofold_of(1));
    return copysign(rounded(scaled(add(p, divide(p, e)), 0.5)), x);
}

double cosh(double x)
{
    if (isnan(x) || isinf(x))
        return fabs(x);
    if (fabs(x) > 40)
        return library_exp_scaled(twofold_of(fabs(x)), -1);
    struct twofold e = add(library_expm1(twofold_of(fabs(x))), twofold_of(1));
    return rounded(scaled(add(e, divide(twofold_of(1), e)), 0.5));
}

double tanh(double x)
{
    if (isnan(x) || fabs(x) < 0x1p-30)
        return x;
    if (fabs(x) > 22)
        return copysign(1, x);
    struct twofold p = library_expm1(twofold_of(2 * x));
    return rounded(divide(p, add(p, twofold_of(2))));
}
