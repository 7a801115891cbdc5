/* Angles from sines, cosines and tangents: each is the angle of a point in the plane. */
#include <math.h>

#include "internal.h"
#include "twofold.h"

/* atan q for q from 0 to 1, to 30 bits. */
static double first_angle(double q)
{
    bool turned = q > 0.4142135623730951; /* then it is pi / 4 less another */
    double t = turned ? (1 - q) / (1 + q) : q, square = t * t, sum = 0;
    for (int n = 21; n >= 1; n -= 2)
        sum = 1.0 / n - square * sum;
    return turned ? 0x1.921fb54442d18p-1 - t * sum : t * sum;
}

/* 0 <= y <= x: turning the point back by the first angle leaves a tiny one, which is its tangent. */
static struct twofold lower_angle(struct twofold y, struct twofold x)
{
    struct twofold angle = twofold_of(first_angle(y.high / x.high));
    struct twofold s = library_sine(angle), c = library_cosine(angle);
    struct twofold across = subtract(multiply(y, c), multiply(x, s));
    struct twofold along = add(multiply(x, c), multiply(y, s));
    return add(angle, twofold_of(across.high / along.high));
}

struct twofold library_angle(struct twofold y, struct twofold x)
{
    bool left = signbit(x.high), below = signbit(y.high);
    if (left)
        x = negative(x);
    if (below)
        y = negative(y);
    struct twofold angle = y.high <= x.high ? lower_angle(y, x)
                                            : subtract(HALF_PI, lower_angle(x, y));
    if (left)
        angle = subtract(PI, angle);
    return below ? negative(angle) : angle;
}

double atan2(double y, double x)
{
    if (isnan(x) || isnan(y))
        return x + y;
    if (y == 0)
        return signbit(x) ? copysign(rounded(PI), y) : y;
    if (isinf(x) || isinf(y)) { /* the directions of a compass */
        double across = isinf(y) ? 1 : 0, along = isinf(x) ? copysign(1, x) : copysign(0, x);
        if (across == 0)
            return along > 0 ? copysign(0, y) : copysign(rounded(PI), y);
        struct twofold angle = along == 0 ? HALF_PI : scaled(PI, along > 0 ? 0.25 : 0.75);
        return copysign(rounded(angle), y);
    }
    int y_power, x_power;
    double y_part = frexp(y, &y_power), x_part = frexp(x, &x_power);
    if (x == 0 || y_power - x_power > 60) /* next to the axis of y */
        return copysign(rounded(HALF_PI), y);
    if (y_power - x_power < -60)
        return x > 0 ? y / x : copysign(rounded(PI), y);
    return rounded(library_angle(twofold_of(ldexp(y_part, y_power - x_power)), twofold_of(x_part)));
}

double atan(double x)
{
    if (isnan(x) || fabs(x) < 0x1p-28)
        return x;
    if (fabs(x) > 0x1p60)
        return copysign(rounded(HALF_PI), x);
    return rounded(library_angle(twofold_of(x), twofold_of(1)));
}

/* sqrt(1 - x^2) */
static struct twofold other_side(double x)
{
    return library_root(multiply(exact_sum(1, -x), exact_sum(1, x)));
}

double asin(double x)
{
    if (isnan(x) || fabs(x) < 0x1p-28)
        return x;
    if (fabs(x) > 1)
        return library_math_error(NAN, K_EDOM);
    if (fabs(x) == 1)
        return copysign(rounded(HALF_PI), x);
    return rounded(library_angle(twofold_of(x), other_side(x)));
}

double acos(double x)
{
    if (isnan(x))
        return x;
    if (fabs(x) > 1)
        return library_math_error(NAN, K_EDOM);
    if (fabs(x) == 1)
        return x > 0 ? 0 : rounded(PI);
    return rounded(library_angle(other_side(x), twofold_of(x)));
}
