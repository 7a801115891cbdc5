/* math.h to 15 digits, and its corners. */
#include <errno.h>
#include <math.h>
#include <stdio.h>

int main(void)
{
    double xs[] = {0.5, 1, 2, 10, 0.1};
    for (int i = 0; i < 5; i++) {
        double x = xs[i];
        printf("%g: sqrt %.14g exp %.14g log %.14g log10 %.14g\n", x, sqrt(x), exp(x), log(x), log10(x));
        printf("  sin %.14g cos %.14g tan %.14g atan %.14g\n", sin(x), cos(x), tan(x), atan(x));
        printf("  pow %.14g cbrt %.14g sinh %.14g tanh %.14g hypot %.14g\n", pow(x, 2.5), cbrt(x), sinh(x),
               tanh(x), hypot(x, 3));
    }
    printf("%g %g %g %g %g %g\n", floor(-2.5), ceil(-2.5), round(-2.5), trunc(-2.5), fabs(-2.5),
           fmod(-7, 3));
    printf("%.14g %.14g %.14g\n", asin(1), acos(-1), atan2(1, -1));
    double whole;
    int exponent;
    double part = modf(-3.75, &whole), f = frexp(48, &exponent);
    printf("%g %g, %g %d, %g\n", part, whole, f, exponent, ldexp(0.75, 4));
    printf("%d %d %d %d\n", isnan(NAN) != 0, isinf(INFINITY) != 0, isfinite(1.0) != 0, signbit(-0.0) != 0);
    errno = 0;
    double root = sqrt(-1.0);
    printf("%d EDOM %d\n", isnan(root) != 0, errno == EDOM);
    errno = 0;
    double large = exp(1000.0);
    printf("%d ERANGE %d\n", isinf(large) != 0, errno == ERANGE);
    errno = 0;
    double log_of_zero = log(0.0);
    printf("%g ERANGE %d\n", log_of_zero, errno == ERANGE);
    return 0;
}
