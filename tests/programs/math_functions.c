/* math.h: values to the last bit, what has no value, kinds, rounding, and errno. */
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#define SHOW(call)                                                                                 \
    do {                                                                                           \
        double value = call;                                                                       \
        printf("%s %.17g %a\n", #call, value, value);                                             \
    } while (0)
#define FAIL(call)                                                                                 \
    do {                                                                                           \
        errno = 0;                                                                                 \
        double result = call;                                                                      \
        printf("%s %f: %s\n", #call, result, strerror(errno));                                     \
    } while (0)

int main(void)
{
    int power, quotient;
    double whole;
    volatile double one = 1, zero = 0; /* not to be computed by the compiler */
    SHOW(sqrt(2));
    SHOW(cbrt(27));
    SHOW(pow(2, 0.5));
    SHOW(pow(10, -3));
    SHOW(pow(-2, 3));
    SHOW(exp(1));
    SHOW(exp2(10));
    SHOW(expm1(1e-5));
    SHOW(log(10));
    SHOW(log2(8));
    SHOW(log10(1000));
    SHOW(log1p(1e-5));
    SHOW(sin(1));
    SHOW(cos(M_PI / 3));
    SHOW(tan(1e6));
    SHOW(sin(1e22));
    SHOW(asin(0.5));
    SHOW(acos(-0.25));
    SHOW(atan(1) * 4);
    SHOW(atan2(-1, -1));
    SHOW(sinh(1));
    SHOW(cosh(1));
    SHOW(tanh(0.5));
    SHOW(asinh(1));
    SHOW(acosh(2));
    SHOW(atanh(0.5));
    SHOW(hypot(3, 4));
    SHOW(erf(0.5));
    SHOW(tgamma(6));
    printf("%.14g\n", lgamma(10)); /* whose last bits differ */
    SHOW(fmod(-7.5, 2));
    SHOW(remainder(7.5, 2));
    SHOW(fma(1e16, 1e16, -1e32));
    SHOW(nextafter(1, 2));
    SHOW(ldexp(0.75, 4));
    SHOW(frexp(20, &power));
    SHOW(modf(-3.25, &whole));
    SHOW(remquo(29 * one, 3, &quotient));
    printf("%d %f %d\n", power, whole, quotient);
    for (double x = -2.5; x <= 2.5; x += 0.5)
        printf("%g %g %g %g %g %ld %ld\n", floor(x), ceil(x), round(x), trunc(x), rint(x), lround(x), lrint(x));
    printf("%g %g %g %g\n", fmin(1, NAN), fmax(2, 3), fdim(5, 3), copysign(3, -0.0));
    printf("%d %d %d %d %d\n", fpclassify(one), fpclassify(zero), isnan(zero / zero) != 0, isinf(-one / zero),
           signbit(-zero) != 0);
    printf("%.9g %.9g %.9g\n", sqrtf(2), sinf(1), powf(2, 0.5f));
    printf("%.15Lg\n", sqrtl(2));
    FAIL(isnan(sqrt(-1)));
    FAIL(isnan(acos(2)));
    FAIL(isnan(fmod(1, 0)));
    FAIL(isnan(pow(-1, 0.5)));
    FAIL(log(0));
    FAIL(exp(1000));
    FAIL(exp(-1000));
    FAIL(pow(zero, -2 * one));
    FAIL(pow(10, 400));
    FAIL(ldexp(1, 5000));
    FAIL(lgamma(-1));
    return 0;
}
