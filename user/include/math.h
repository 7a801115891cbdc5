/* Mathematics (C11 7.12): for double, and under the same names with f and l for float and long double,
   which are computed as doubles. The same bits on every machine: everything is made of additions,
   subtractions, multiplications and divisions that each round to the nearest. sqrt, fma, remainders
   and whole numbers are exact; the others are within one unit in the last place, most of them within
   0.51. Errors go to errno: EDOM with NaN outside of a function's domain, ERANGE with infinity or 0
   where the result has no double. There are no floating-point exceptions. */
#ifndef PAWL_MATH_H
#define PAWL_MATH_H

#define HUGE_VAL (__builtin_huge_val())
#define HUGE_VALF (__builtin_huge_valf())
#define HUGE_VALL (__builtin_huge_vall())
#define INFINITY (__builtin_inff())
#define NAN (__builtin_nanf(""))

#define M_E 2.7182818284590452354
#define M_LOG2E 1.4426950408889634074
#define M_LOG10E 0.43429448190325182765
#define M_LN2 0.69314718055994530942
#define M_LN10 2.30258509299404568402
#define M_PI 3.14159265358979323846
#define M_PI_2 1.57079632679489661923
#define M_PI_4 0.78539816339744830962
#define M_1_PI 0.31830988618379067154
#define M_2_PI 0.63661977236758134308
#define M_2_SQRTPI 1.12837916709551257390
#define M_SQRT2 1.41421356237309504880
#define M_SQRT1_2 0.70710678118654752440
#define MAXFLOAT 3.40282346638528859812e+38F

#define MATH_ERRNO 1
#define MATH_ERREXCEPT 2
#define math_errhandling MATH_ERRNO

typedef float float_t;
typedef double double_t;

/* ---- Kinds ------------------------------------------------------------------------------- */

#define FP_NAN 0
#define FP_INFINITE 1
#define FP_ZERO 2
#define FP_SUBNORMAL 3
#define FP_NORMAL 4
#define FP_ILOGB0 (-2147483647 - 1)
#define FP_ILOGBNAN (-2147483647 - 1)

#define fpclassify(x)                                                                              \
    __builtin_fpclassify(FP_NAN, FP_INFINITE, FP_NORMAL, FP_SUBNORMAL, FP_ZERO, x)
#define isfinite(x) __builtin_isfinite(x)
#define isinf(x) __builtin_isinf_sign(x)
#define isnan(x) __builtin_isnan(x)
#define isnormal(x) __builtin_isnormal(x)
#define signbit(x) __builtin_signbit(x)

/* Comparisons; false if one of the two is NaN. */
#define isgreater(x, y) __builtin_isgreater(x, y)
#define isgreaterequal(x, y) __builtin_isgreaterequal(x, y)
#define isless(x, y) __builtin_isless(x, y)
#define islessequal(x, y) __builtin_islessequal(x, y)
#define islessgreater(x, y) __builtin_islessgreater(x, y)
#define isunordered(x, y) __builtin_isunordered(x, y)

/* ---- Functions of one number, of two, and those that give a whole one ---------------------- */

#define PAWL_ONE(name)                                                                             \
    double name(double x);                                                                         \
    float name##f(float x);                                                                        \
    long double name##l(long double x);
#define PAWL_TWO(name)                                                                             \
    double name(double x, double y);                                                               \
    float name##f(float x, float y);                                                               \
    long double name##l(long double x, long double y);
#define PAWL_WHOLE(type, name)                                                                     \
    type name(double x);                                                                           \
    type name##f(float x);                                                                         \
    type name##l(long double x);

/* Roots: EDOM for sqrt of what is below 0. hypot(x, y): sqrt(x * x + y * y). */
PAWL_ONE(sqrt) PAWL_ONE(cbrt) PAWL_TWO(hypot)

/* e^x, 2^x, 10^x, e^x - 1: ERANGE. x^y: EDOM (x < 0, y not whole), ERANGE. */
PAWL_ONE(exp) PAWL_ONE(exp2) PAWL_ONE(exp10) PAWL_ONE(expm1) PAWL_TWO(pow)

/* Logarithms: of base e, 2, 10; of 1 + x; the power of two in x. EDOM (below 0), ERANGE (0). */
PAWL_ONE(log) PAWL_ONE(log2) PAWL_ONE(log10) PAWL_ONE(log1p) PAWL_ONE(logb)

/* Angles in radians, of any size. EDOM for infinite ones. */
PAWL_ONE(sin) PAWL_ONE(cos) PAWL_ONE(tan)

/* Angles from those: EDOM beyond 1. atan2(y, x): the angle of the point (x, y), from -pi to pi. */
PAWL_ONE(asin) PAWL_ONE(acos) PAWL_ONE(atan) PAWL_TWO(atan2)

/* The same on the hyperbola: ERANGE, EDOM. */
PAWL_ONE(sinh) PAWL_ONE(cosh) PAWL_ONE(tanh) PAWL_ONE(asinh) PAWL_ONE(acosh) PAWL_ONE(atanh)

/* The whole number not above, not below, nearest (halves away from 0), towards 0; nearest, halves to
   even (three names). */
PAWL_ONE(floor) PAWL_ONE(ceil) PAWL_ONE(round) PAWL_ONE(trunc)
PAWL_ONE(rint) PAWL_ONE(nearbyint) PAWL_ONE(roundeven)
PAWL_WHOLE(long, lround) PAWL_WHOLE(long, lrint)
PAWL_WHOLE(long long, llround) PAWL_WHOLE(long long, llrint)

/* x - n * y with n towards 0, or nearest: EDOM (y is 0, x infinite). */
PAWL_TWO(fmod) PAWL_TWO(remainder)

/* Without its sign; with y's sign; the lesser; the greater; x - y, or 0 if that is below. */
PAWL_ONE(fabs) PAWL_TWO(copysign) PAWL_TWO(fmin) PAWL_TWO(fmax) PAWL_TWO(fdim)

/* The next one towards y; the power of two in x, EDOM for 0. */
PAWL_TWO(nextafter) PAWL_WHOLE(int, ilogb)

/* The error function and 1 less it; gamma, and the logarithm of its size: EDOM, ERANGE. */
PAWL_ONE(erf) PAWL_ONE(erfc) PAWL_ONE(tgamma) PAWL_ONE(lgamma)

/* ---- Others ------------------------------------------------------------------------------ */

/* x * y + z, rounded once. */
double fma(double x, double y, double z);
float fmaf(float x, float y, float z);
long double fmal(long double x, long double y, long double z);

/* x = result * 2^*power, with a result from 1/2 up to 1; 0 for 0. */
double frexp(double x, int *power);
float frexpf(float x, int *power);
long double frexpl(long double x, int *power);

/* x * 2^power: ERANGE. */
double ldexp(double x, int power);
float ldexpf(float x, int power);
long double ldexpl(long double x, int power);
double scalbn(double x, int power);
float scalbnf(float x, int power);
long double scalbnl(long double x, int power);
double scalbln(double x, long power);
float scalblnf(float x, long power);
long double scalblnl(long double x, long power);

/* The part behind the point; the other goes to *whole. Both have x's sign. */
double modf(double x, double *whole);
float modff(float x, float *whole);
long double modfl(long double x, long double *whole);

/* remainder, and the low three bits of n with their sign in *quotient. */
double remquo(double x, double y, int *quotient);
double drem(double x, double y);

/* Sine and cosine at once (GNU). */
void sincos(double x, double *sine, double *cosine);

/* NaN. */
double nan(const char *text);
float nanf(const char *text);
long double nanl(const char *text);

/* lgamma whose sign of gamma goes to *sign; for lgamma it goes to signgam. */
double lgamma_r(double x, int *sign);
double gamma(double x);
extern int signgam;

#undef PAWL_ONE
#undef PAWL_TWO
#undef PAWL_WHOLE

#endif
