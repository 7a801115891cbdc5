/* math.h: many results, all their bits */
#include <math.h>
#include <stdint.h>
#include <stdio.h>

static uint64_t sum;

static void mix(double x)
{
    union {
        double value;
        uint64_t bits;
    } both = {x};
    if (x == x)
        sum = (sum ^ both.bits) * 1099511628211u;
}

int main(void)
{
    double x = 0.001;
    for (int i = 0; i < 60; i++, x *= 1.37) {
        mix(sqrt(x)), mix(cbrt(x)), mix(exp(x / 1000)), mix(expm1(x / 1e5)), mix(log(x)), mix(log1p(x));
        mix(sin(x)), mix(cos(x)), mix(tan(x)), mix(atan(x)), mix(atan2(x, 3)), mix(asin(1 / (1 + x)));
        mix(sinh(x / 1e5)), mix(tanh(x)), mix(asinh(x)), mix(pow(x, 1.5)), mix(hypot(x, 2)), mix(erf(x));
        mix(tgamma(x)), mix(lgamma(x)), mix(fmod(x, 0.7)), mix(fma(x, x, -1)), mix(nextafter(x, 0));
        mix(sinf((float)x)), mix(ldexp(x, -1080)), mix(rint(x));
    }
    printf("%llx\n", (unsigned long long)sum);
    return 0;
}
