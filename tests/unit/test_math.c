/* Mathematics of the programs' library, against the host's in long double: how far is each result from
   the true one, in units of its last place? And what has no result. */
#include "library.h"

#include <errno.h>
#include <float.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { POINTS = 40000 };

#define ONE(name) LIBRARY(double, name, double x);
#define TWO(name) LIBRARY(double, name, double x, double y);
ONE(sqrt) ONE(cbrt) ONE(exp) ONE(exp2) ONE(expm1) ONE(log) ONE(log2) ONE(log10) ONE(log1p)
ONE(sin) ONE(cos) ONE(tan) ONE(asin) ONE(acos) ONE(atan) ONE(sinh) ONE(cosh) ONE(tanh)
ONE(asinh) ONE(acosh) ONE(atanh) ONE(erf) ONE(erfc) ONE(tgamma) ONE(lgamma)
ONE(floor) ONE(ceil) ONE(round) ONE(trunc) ONE(rint) ONE(logb)
TWO(pow) TWO(hypot) TWO(atan2) TWO(fmod) TWO(remainder) TWO(nextafter) TWO(fmin) TWO(fmax) TWO(fdim)
LIBRARY(double, fma, double x, double y, double z);
LIBRARY(double, ldexp, double x, int power);
LIBRARY(double, frexp, double x, int *power);
LIBRARY(double, modf, double x, double *whole);
LIBRARY(long, lround, double x);
LIBRARY(long, lrint, double x);
LIBRARY(int, ilogb, double x);
LIBRARY(float, nextafterf, float x, float to);
LIBRARY(float, sinf, float x);
LIBRARY(float, expf, float x);

static uint64_t state;

static uint64_t random_bits(void)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}

static double random_between(double from, double to)
{
    return from + (to - from) * ((double)(random_bits() >> 11) / 0x1p53);
}

/* Of either sign, its size from 2^from to 2^to. */
static double random_size(int from, int to)
{
    double size = ldexp(1 + (double)(random_bits() >> 12) / 0x1p52,
                        from + (int)(random_bits() % (unsigned)(to - from)));
    return random_bits() & 1 ? -size : size;
}

static double units_off(double result, long double truth)
{
    int power;
    frexpl(truth, &power);
    if (power < -1021)
        power = -1021;
    return (double)(fabsl((long double)result - truth) / ldexpl(1, power - DBL_MANT_DIG));
}

struct measured {
    const char *name;
    double (*own)(double);
    long double (*truth)(long double);
    double from, to; /* the sizes are powers of two if both are whole and `sizes` is set */
    bool sizes;
    double bound;
};

static const struct measured all[] = {
    {"sqrt", lib_sqrt, sqrtl, 0, 1e6, false, 0.5001},
    {"cbrt", lib_cbrt, cbrtl, -300, 300, true, 0.51},
    {"exp", lib_exp, expl, -745, 709, false, 0.51},
    {"exp", lib_exp, expl, -30, 5, true, 0.51},
    {"exp2", lib_exp2, exp2l, -1000, 1000, false, 0.51},
    {"expm1", lib_expm1, expm1l, -30, 9, true, 0.51},
    {"log", lib_log, logl, 0, 10, false, 0.51},
    {"log", lib_log, logl, 0.999, 1.001, false, 0.51},
    {"log2", lib_log2, log2l, 0, 1e9, false, 0.51},
    {"log10", lib_log10, log10l, 0, 1e9, false, 0.51},
    {"log1p", lib_log1p, log1pl, -0.9, 10, false, 0.51},
    {"log1p", lib_log1p, log1pl, -40, -1, true, 0.51},
    {"sin", lib_sin, sinl, -10, 10, false, 0.51},
    {"sin", lib_sin, sinl, -40, 60, true, 0.51},
    {"cos", lib_cos, cosl, -10, 10, false, 0.51},
    {"cos", lib_cos, cosl, -40, 60, true, 0.51},
    {"tan", lib_tan, tanl, -10, 10, false, 0.51},
    {"tan", lib_tan, tanl, -40, 60, true, 0.51},
    {"asin", lib_asin, asinl, -1, 1, false, 0.51},
    {"acos", lib_acos, acosl, -1, 1, false, 0.51},
    {"atan", lib_atan, atanl, -10, 10, false, 0.51},
    {"atan", lib_atan, atanl, -40, 70, true, 0.51},
    {"sinh", lib_sinh, sinhl, -35, 9, true, 0.51},
    {"cosh", lib_cosh, coshl, -35, 9, true, 0.51},
    {"tanh", lib_tanh, tanhl, -35, 6, true, 0.51},
    {"asinh", lib_asinh, asinhl, -35, 200, true, 0.51},
    {"acosh", lib_acosh, acoshl, 1, 1000, false, 0.51},
    {"atanh", lib_atanh, atanhl, -1, 1, false, 0.51},
    {"erf", lib_erf, erfl, -5, 5, false, 0.51},
    {"erfc", lib_erfc, erfcl, -5, 26, false, 0.51},
    {"tgamma", lib_tgamma, tgammal, 0.001, 171, false, 0.55},
    {"tgamma", lib_tgamma, tgammal, -150, 0, false, 0.55},
    {"lgamma", lib_lgamma, lgammal, 3, 1e6, false, 0.55},
};

static void results_are_near(void **unused)
{
    (void)unused;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        const struct measured *m = &all[i];
        double worst = 0, where = 0;
        state = 88172645463325252u;
        for (int n = 0; n < POINTS; n++) {
            double x = m->sizes ? random_size((int)m->from, (int)m->to)
                                : random_between(m->from, m->to);
            long double truth = m->truth(x);
            if (isnan(truth) || isinf((double)truth))
                continue;
            double off = units_off(m->own(x), truth);
            if (!(off <= worst)) {
                worst = off;
                where = x;
            }
        }
        printf("# %-8s %.4f at %a\n", m->name, worst, where);
        if (!(worst <= m->bound))
            fail_msg("%s is %.3f units off at %a", m->name, worst, where);
    }
}

static void results_of_two_are_near(void **unused)
{
    double worst = 0;
    (void)unused;
    state = 88172645463325252u;
    for (int n = 0; n < POINTS; n++) {
        double x = fabs(random_size(-20, 20)), y = random_between(-30, 30);
        worst = fmax(worst, units_off(lib_pow(x, y), powl(x, y)));
        worst = fmax(worst, units_off(lib_pow(-x, trunc(y)), powl(-x, trunc(y))));
        x = random_size(-40, 40);
        y = random_size(-40, 40);
        worst = fmax(worst, units_off(lib_hypot(x, y), hypotl(x, y)));
        worst = fmax(worst, units_off(lib_atan2(x, y), atan2l(x, y)));
    }
    printf("# of two   %.4f\n", worst);
    assert_true(worst <= 0.52);
}

static bool same(double a, double b)
{
    return (isnan(a) && isnan(b)) || memcmp(&a, &b, sizeof a) == 0;
}

static void check(const char *name, double x, double y, double own, double host)
{
    if (!same(own, host))
        fail_msg("%s(%a, %a) is %a, not %a", name, x, y, own, host);
}

static double any_double(void)
{
    static const double odd[] = {0.0, -0.0, 0.5, -0.5, 1.5, 2.5, -2.5, 1, -1, 3, 0x1p52, 0x1p53,
                                 0x1.8p52, DBL_MAX, DBL_MIN, 0x1p-1074, INFINITY, -INFINITY, NAN,
                                 0.49999999999999994};
    union {
        uint64_t bits;
        double value;
    } both = {random_bits()};
    switch (random_bits() % 4) {
    case 0:
        return odd[random_bits() % (sizeof odd / sizeof *odd)];
    case 1:
        return both.value;
    case 2:
        return random_size(-3, 60);
    default:
        return random_between(-8, 8);
    }
}

static void exact_ones_are_the_hosts(void **unused)
{
    (void)unused;
    state = 88172645463325252u;
    for (int n = 0; n < 4 * POINTS; n++) {
        double x = any_double(), y = any_double(), z = any_double(), own_part, part;
        int own_power, power, by = (int)(random_bits() % 4400) - 2200;
        check("sqrt", x, 0, lib_sqrt(x), sqrt(x));
        check("floor", x, 0, lib_floor(x), floor(x));
        check("ceil", x, 0, lib_ceil(x), ceil(x));
        check("trunc", x, 0, lib_trunc(x), trunc(x));
        check("round", x, 0, lib_round(x), round(x));
        check("rint", x, 0, lib_rint(x), rint(x));
        check("logb", x, 0, lib_logb(x), logb(x));
        check("fmod", x, y, lib_fmod(x, y), fmod(x, y));
        double own = lib_remainder(x, y), host = remainder(x, y);
        if (own != 0 || host != 0) /* the host's 0 does not always have x's sign */
            check("remainder", x, y, own, host);
        check("nextafter", x, y, lib_nextafter(x, y), nextafter(x, y));
        check("fdim", x, y, lib_fdim(x, y), fdim(x, y));
        check("ldexp", x, by, lib_ldexp(x, by), ldexp(x, by));
        check("fma", x, y, lib_fma(x, y, z), fma(x, y, z));
        check("frexp", x, 0, lib_frexp(x, &own_power), frexp(x, &power));
        if (isfinite(x))
            assert_int_equal(own_power, power);
        check("modf", x, 0, lib_modf(x, &own_part), modf(x, &part));
        check("modf", x, 0, own_part, part);
        assert_int_equal(lib_lround(x), lround(x));
        assert_int_equal(lib_lrint(x), lrint(x));
        if (isfinite(x) && x != 0)
            assert_int_equal(lib_ilogb(x), ilogb(x));
        float from = (float)x, to = (float)y;
        assert_true(lib_nextafterf(from, to) == nextafterf(from, to) || isnan(x) || isnan(y));
    }
}

/* What has no number as its result: the same infinity, NaN, zero, and the same errno. */
static void special_ones_are_the_hosts(void **unused)
{
    static const struct {
        const char *name;
        double (*own)(double), (*host)(double);
    } ones[] = {
#define PAIR(name) {#name, lib_##name, name},
        PAIR(sqrt) PAIR(cbrt) PAIR(exp) PAIR(exp2) PAIR(expm1) PAIR(log) PAIR(log2) PAIR(log10)
        PAIR(log1p)
        PAIR(sin) PAIR(cos) PAIR(tan) PAIR(asin) PAIR(acos) PAIR(atan) PAIR(sinh) PAIR(cosh) PAIR(tanh)
        PAIR(asinh) PAIR(acosh) PAIR(atanh) PAIR(erf) PAIR(erfc) PAIR(tgamma) PAIR(lgamma)
    };
    static const double points[] = {0.0,    -0.0, 1,    -1, 2,        -2,        0.5, 1e300,
                                    -1e300, 800,  -800, 5,  INFINITY, -INFINITY, NAN};
    enum { COUNT = sizeof points / sizeof *points };
    (void)unused;
    for (size_t i = 0; i < sizeof ones / sizeof *ones; i++)
        for (size_t n = 0; n < COUNT; n++) {
            errno = 0;
            double host = ones[i].host(points[n]);
            library_fresh(NULL);
            double own = ones[i].own(points[n]);
            bool plain = isfinite(host) && host != 0;
            if (plain ? fabs(own - host) > fabs(host) * 1e-15 : !same(own, host))
                fail_msg("%s(%g) is %g, not %g", ones[i].name, points[n], own, host);
            if (library_errno() != errno)
                fail_msg("%s(%g): errno %d, not %d", ones[i].name, points[n], library_errno(),
                         errno);
        }
    for (size_t i = 0; i < COUNT; i++)
        for (size_t n = 0; n < COUNT; n++) {
            double x = points[i], y = points[n];
            errno = 0;
            double host = pow(x, y);
            library_fresh(NULL);
            check("pow", x, y, lib_pow(x, y), host);
            if (library_errno() != errno)
                fail_msg("pow(%g, %g): errno %d, not %d", x, y, library_errno(), errno);
            check("atan2", x, y, lib_atan2(x, y), atan2(x, y));
            check("hypot", x, y, lib_hypot(x, y), hypot(x, y));
        }
}

static void floats_are_rounded_doubles(void **unused)
{
    (void)unused;
    state = 88172645463325252u;
    for (int n = 0; n < POINTS; n++) {
        float x = (float)random_between(-80, 80);
        assert_true(lib_sinf(x) == (float)lib_sin(x));
        assert_true(lib_expf(x) == (float)lib_exp(x));
    }
    library_fresh(NULL);
    assert_true(isinf(lib_expf(100)));
    assert_int_equal(library_errno(), ERANGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(results_are_near, library_fresh),
        cmocka_unit_test_setup(results_of_two_are_near, library_fresh),
        cmocka_unit_test_setup(exact_ones_are_the_hosts, library_fresh),
        cmocka_unit_test_setup(special_ones_are_the_hosts, library_fresh),
        cmocka_unit_test_setup(floats_are_rounded_doubles, library_fresh),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
