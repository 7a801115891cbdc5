/* printf: flags, widths, precisions, signs, sizes, %n's neighbours, and what snprintf returns when it cuts.
 */
#include <limits.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

int main(void)
{
    char text[8];
    const char *volatile longer = "much too long";
    printf("[%d] [%5d] [%-5d] [%05d] [%+d] [% d] [%.3d] [%5.3d]\n", 42, 42, 42, 42, 42, 42, 42, 42);
    printf("[%d] [%+d] [%05d] [%-6d] [%.0d]\n", -7, -7, -7, -7, 0);
    printf("[%x] [%X] [%#x] [%#o] [%o] [%08x] [%#010x]\n", 255u, 255u, 255u, 8u, 8u, 255u, 255u);
    printf("[%s] [%10s] [%-10s] [%.2s] [%*s] [%-*s] [%.*s]\n", "abc", "abc", "abc", "abc", 5, "abc", 5,
           "abc", 1, "abc");
    printf("[%c] [%3c] [%-3c] [%%]\n", 'x', 'x', 'x');
    printf("%d %d %u %lld %llu\n", INT_MIN, INT_MAX, UINT_MAX, LLONG_MIN, ULLONG_MAX);
    printf("%hhd %hd %hhu %hu\n", (char)200, (short)70000, (unsigned char)300, (unsigned short)70000);
    printf("%zu %td %jd\n", (size_t)5, (ptrdiff_t)-5, (intmax_t)1 << 40);
    printf("[%f] [%.2f] [%8.3f] [%-8.1f] [%+.0f] [%08.2f] [%#.0f]\n", 3.14159, 3.14159, 3.14159, 3.14159,
           2.5, -3.14159, 3.0);
    printf("[%e] [%.3E] [%g] [%g] [%g] [%G] [%#g]\n", 12345.678, 0.00012, 0.0001, 0.00001, 1e6, 1e-10, 1.0);
    printf("[%.15g] [%.17g] [%.20f]\n", 0.1, 0.1, 0.1);
    printf("[%f] [%5.1f] [%e]\n", 1e15, -0.05, 0.0);
    printf("[%a]\n", 1.5);
    int n = snprintf(text, sizeof text, "%s", longer);
    printf("%d '%s'\n", n, text);
    n = snprintf(NULL, 0, "%d", 12345);
    printf("%d\n", n);
    n = printf("count");
    printf(" %d\n", n);
    return 0;
}
