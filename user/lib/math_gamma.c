/* The gamma function, by Stirling's series above 20, and the error function. */
#include <math.h>

#include "internal.h"
#include "twofold.h"

enum { FAR = 20 }; /* from here on the series is good to more than a double */

/* ln gamma(x) for x >= FAR: (x - 1/2) ln x - x + ln(2 pi) / 2 + 1 / 12x - 1 / 360x^3 + ... */
static struct twofold stirling(struct twofold x)
{
    static const double terms[] = {1.0 / 12,   -1.0 / 360,     1.0 / 1260, -1.0 / 1680,
                                   1.0 / 1188, -691.0 / 360360, 1.0 / 156, -3617.0 / 122400};
    const struct twofold half_log_2_pi = {0x1.d67f1c864beb5p-1, -0x1.65b5a1b7ff5dfp-55};
    double inverse = 1 / x.high, square = inverse * inverse, series = 0;
    for (int i = (int)(sizeof terms / sizeof *terms); i-- > 0;)
        series = terms[i] + square * series;
    struct twofold sum = multiply(add(x, twofold_of(-0.5)), library_log(x));
    sum = add(subtract(sum, x), half_log_2_pi);
    struct twofold twelfth = {0x1.5555555555555p-4, 0x1.5555555555555p-58};
    double rest = (series - terms[0]) * inverse;
    return add(sum, add(divide(twelfth, x), twofold_of(rest)));
}

/* x (x + 1) ... up to FAR, and where that ends. */
static struct twofold product_up(struct twofold *x)
{
    struct twofold product = twofold_of(1);
    for (; x->high < FAR; *x = add(*x, twofold_of(1)))
        product = multiply(product, *x);
    return product;
}

/* sin(pi x) for x from 0 to 1/2. */
static struct twofold sine_of_pi(double x)
{
    struct twofold angle = multiply(PI, twofold_of(x <= 0.25 ? x : 0.5 - x));
    return x <= 0.25 ? library_sine(angle) : library_cosine(angle);
}

/* |sin(pi x)|: 0 for whole numbers. */
static struct twofold sine_between(double x)
{
    double part = fabs(x) - floor(fabs(x));
    return sine_of_pi(part <= 0.5 ? part : 1 - part);
}

/* gamma(x) for x > 0, times 2^scale */
static double gamma_above(struct twofold x)
{
    struct twofold product = product_up(&x);
    int power;
    struct twofold p = add(library_exp(stirling(x), &power), twofold_of(1));
    return ldexp(rounded(divide(p, product)), power);
}

double tgamma(double x)
{
    if (isnan(x) || (isinf(x) && x > 0))
        return x;
    if (x == 0)
        return library_math_error(copysign(HUGE_VAL, x), K_ERANGE);
    if (x < 0 && (isinf(x) || floor(x) == x))
        return library_math_error(NAN, K_EDOM);
    if (x > 172)
        return library_math_error(HUGE_VAL, K_ERANGE);
    if (x > 0)
        return gamma_above(twofold_of(x));
    bool minus = fmod(floor(x), 2) != 0;
    if (x < -185)
        return library_math_error(minus ? -0.0 : 0.0, K_ERANGE);
    /* gamma(x) = pi / (sin(pi x) * -x * gamma(-x)), in two steps since gamma(-x) may be too large */
    struct twofold at = twofold_of(-x), product = product_up(&at);
    struct twofold below = multiply(sine_between(x), twofold_of(-x));
    struct twofold front = divide(multiply(PI, product), below);
    int power;
    struct twofold p = add(library_exp(negative(stirling(at)), &power), twofold_of(1));
    double result = ldexp(rounded(multiply(front, p)), power);
    return minus ? -result : result;
}

double lgamma_r(double x, int *sign)
{
    announce_write(sign, sizeof *sign);
    *sign = x < 0 && !isinf(x) && fmod(floor(x), 2) != 0 ? -1 : 1;
    if (x == 0 && signbit(x))
        *sign = -1;
    if (isnan(x) || isinf(x))
        return x * x;
    if (x <= 0 && floor(x) == x)
        return library_math_error(HUGE_VAL, K_ERANGE);
    if (x == 1 || x == 2)
        return 0;
    if (fabs(x) > 0x1p1000)
        return library_math_error(HUGE_VAL, K_ERANGE);
    struct twofold at = twofold_of(fabs(x)), product = product_up(&at);
    struct twofold result = subtract(stirling(at), library_log(product));
    if (x < 0)
        result = subtract(library_log(divide(PI, multiply(sine_between(x), twofold_of(-x)))), result);
    return rounded(result);
}

double lgamma(double x) { return lgamma_r(x, &lib->signgam); }

double gamma(double x) { return lgamma(x); }

/* ---- The error function ------------------------------------------------------------------ */

static const struct twofold two_over_root_pi = {0x1.20dd750429b6dp+0, 0x1.1ae3a914fed80p-56};

/* e^-x^2 for x up to 27, times 2^power. */
static struct twofold bell(double x, int *power)
{
    return add(library_exp(negative(exact_product(x, x)), power), twofold_of(1));
}

/* erf x for x from 0 to 4: 2 / sqrt(pi) e^-x^2 (x + 2/3 x^3 + 4/15 x^5 + ...), all terms positive. */
static struct twofold erf_series(double x)
{
    int power;
    struct twofold square = exact_product(x, x), term = twofold_of(x), sum = term;
    for (int n = 1; term.high > sum.high * 0x1p-75; n++) {
        term = divide(multiply(term, scaled(square, 2)), twofold_of(2 * n + 1));
        sum = add(sum, term);
    }
    struct twofold front = multiply(bell(x, &power), two_over_root_pi);
    return multiply(scaled(front, ldexp(1, power)), sum);
}

/* erfc x for x above 2, by Laplace's continued fraction from its end. */
static double erfc_fraction(double x)
{
    int power;
    struct twofold rest = twofold_of(x);
    for (int n = x > 6 ? 40 : 150; n > 0; n--)
        rest = add(twofold_of(x), divide(twofold_of(n / 2.0), rest));
    struct twofold front = scaled(multiply(bell(x, &power), two_over_root_pi), 0.5);
    return ldexp(rounded(divide(front, rest)), power);
}

double erf(double x)
{
    double size = fabs(x);
    if (isnan(x))
        return x;
    if (size > 6)
        return copysign(1, x);
    if (size < 0x1p-30)
        return x * two_over_root_pi.high + x * two_over_root_pi.low;
    return copysign(rounded(erf_series(size)), x);
}

double erfc(double x)
{
    if (isnan(x))
        return x;
    if (x < -6)
        return 2;
    if (x > 27.3)
        return isinf(x) ? 0 : library_math_error(0, K_ERANGE);
    if (x > 2)
        return erfc_fraction(x);
    struct twofold whole = erf_series(fabs(x));
    return rounded(x < 0 ? add(twofold_of(1), whole) : subtract(twofold_of(1), whole));
}
