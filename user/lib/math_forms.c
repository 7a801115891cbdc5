/* The functions of <math.h> for float and long double: those for double, whose result is rounded. */
#include <math.h>

#include "internal.h"

/* A float that is infinite or 0 although the double is not. */
static float narrow(double x)
{
    float result = (float)x;
    if ((isinf(result) && !isinf(x)) || (result == 0 && x != 0))
        library_fail(K_ERANGE);
    return result;
}

#define ONE(name)                                                                                  \
    float name##f(float x) { return narrow(name(x)); }                                             \
    long double name##l(long double x) { return name((double)x); }
#define TWO(name)                                                                                  \
    float name##f(float x, float y) { return narrow(name(x, y)); }                                 \
    long double name##l(long double x, long double y) { return name((double)x, (double)y); }
#define WHOLE(type, name)                                                                          \
    type name##f(float x) { return name(x); }                                                      \
    type name##l(long double x) { return name((double)x); }

ONE(sqrt) ONE(cbrt) ONE(exp) ONE(exp2) ONE(exp10) ONE(expm1) ONE(log) ONE(log2) ONE(log10)
ONE(log1p) ONE(logb) ONE(sin) ONE(cos) ONE(tan) ONE(asin) ONE(acos) ONE(atan) ONE(sinh) ONE(cosh)
ONE(tanh) ONE(asinh) ONE(acosh) ONE(atanh) ONE(floor) ONE(ceil) ONE(round) ONE(trunc) ONE(rint)
ONE(nearbyint) ONE(roundeven) ONE(fabs) ONE(erf) ONE(erfc) ONE(tgamma) ONE(lgamma)

TWO(pow) TWO(hypot) TWO(fmod) TWO(remainder) TWO(atan2) TWO(copysign) TWO(fmin) TWO(fmax) TWO(fdim)

WHOLE(long, lround) WHOLE(long, lrint) WHOLE(long long, llround) WHOLE(long long, llrint)
WHOLE(int, ilogb)

float fmaf(float x, float y, float z) { return narrow(fma(x, y, z)); }
long double fmal(long double x, long double y, long double z)
{
    return fma((double)x, (double)y, (double)z);
}

float ldexpf(float x, int power) { return narrow(ldexp(x, power)); }
long double ldexpl(long double x, int power) { return ldexp((double)x, power); }
float scalbnf(float x, int power) { return narrow(ldexp(x, power)); }
long double scalbnl(long double x, int power) { return ldexp((double)x, power); }
float scalblnf(float x, long power) { return narrow(scalbln(x, power)); }
long double scalblnl(long double x, long power) { return scalbln((double)x, power); }
float frexpf(float x, int *power) { return (float)frexp(x, power); }
long double frexpl(long double x, int *power) { return frexp((double)x, power); }
float nanf(const char *text) { return (float)nan(text); }
long double nanl(const char *text) { return nan(text); }

float modff(float x, float *whole)
{
    double all;
    float part = (float)modf(x, &all);
    announce_write(whole, sizeof *whole);
    *whole = (float)all;
    return part;
}

long double modfl(long double x, long double *whole)
{
    double all, part = modf((double)x, &all);
    announce_write(whole, sizeof *whole);
    *whole = all;
    return part;
}

/* A float's own neighbour. */
float nextafterf(float x, float to)
{
    union {
        float value;
        uint32_t bits;
    } both = {x};
    if (isnan(x) || isnan(to))
        return x + to;
    if (x == to)
        return to;
    if (x == 0)
        both.bits = 1 | (signbit(to) ? 1u << 31 : 0);
    else if ((x < to) == (x > 0))
        both.bits++;
    else
        both.bits--;
    if (isinf(both.value) || fabs(both.value) < 0x1p-126)
        library_fail(K_ERANGE);
    return both.value;
}

long double nextafterl(long double x, long double to) { return nextafter((double)x, (double)to); }
