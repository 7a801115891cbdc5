/* printf of the programs' library against those of the host, value by value. */
#include "library.h"

#include <errno.h>
#include <float.h>
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

LIBRARY(int, snprintf, char *to, size_t size, const char *format, ...);

static uint64_t random_bits(void)
{
    static uint64_t x = 88172645463325252;
    x ^= x << 13;
    x ^= x >> 7;
    x ^= x << 17;
    return x;
}

/* Both libraries print the same, whole and cut off. */
#define SAME(format, ...)                                                                          \
    do {                                                                                           \
        static char ours[4096], theirs[4096];                                                      \
        int length = lib_snprintf(ours, sizeof ours, format, __VA_ARGS__);                         \
        int expected = snprintf(theirs, sizeof theirs, format, __VA_ARGS__);                       \
        if (length != expected || strcmp(ours, theirs) != 0)                                       \
            fail_msg("%s: '%s' (%d), not '%s' (%d)", format, ours, length, theirs, expected);      \
    } while (0)

static const char *const flags[] = {"",   "-",  "0",  "+",  " ",  "#",
                                    "-0", "+-", "+0", "#0", "# ", "-#"};
static const char *const sizes[] = {"",  "1",  "5",   "20",  ".0",  ".1",
                                    ".", ".3", ".12", "8.3", "3.8", "25.20"};
#define foreach(array)                                                                             \
    for (size_t i_##array = 0; i_##array < sizeof array / sizeof *array; i_##array++)
#define NOW(array) array[i_##array]

static void integers_as_the_host(void **state)
{
    static const char *const letters[] = {"d", "i", "u", "o", "x", "X"};
    static const char *const lengths[] = {"", "h", "hh"};
    static const long long values[] = {0,       1,       -1,        7,         8,
                                       9,       10,      255,       -255,      65536,
                                       INT_MAX, INT_MIN, LLONG_MAX, LLONG_MIN, 1234567890123};
    char format[32];
    (void)state;
    foreach (flags)
        foreach (sizes)
            foreach (letters)
                foreach (values) {
                    snprintf(format, sizeof format, "%%%s%sll%s", NOW(flags), NOW(sizes),
                             NOW(letters));
                    SAME(format, NOW(values));
                    foreach (lengths) {
                        snprintf(format, sizeof format, "%%%s%s%s%s", NOW(flags), NOW(sizes),
                                 NOW(lengths), NOW(letters));
                        SAME(format, (int)NOW(values));
                    }
                }
    SAME("%ld %lu %zu %jd %td", LONG_MIN, ULONG_MAX, SIZE_MAX, INTMAX_MIN, PTRDIFF_MIN);
}

static void texts_as_the_host(void **state)
{
    (void)state;
    SAME("%s|%10s|%-10s|%.2s|%10.2s|%-10.2s|%.0s", "abc", "abc", "abc", "abc", "abc", "abc", "abc");
    SAME("%c|%5c|%-5c|%%", 'a', 'b', 'c');
    SAME("%*d|%-*d|%.*d|%*.*d|%*d", 5, 1, 5, 2, 5, 3, 8, 4, 4, -6, 5);
    SAME("%.*s|%.*s", -1, "abc", 2, "abc");
    SAME("%p|%20p|%-20p", (void *)0x1234, (void *)0x1234, (void *)0x1234);
    SAME("%s|%10p|%s", (char *)NULL, (void *)NULL, "");
    SAME("%.3s|%.6s", (char *)NULL, (char *)NULL);
    SAME("no argument%s", "");
    SAME("a%d b%s c%c", 1, "two", '3');
}

static void n_tells_how_far(void **state)
{
    int place = 0;
    char text[32];
    (void)state;
    assert_int_equal(lib_snprintf(text, sizeof text, "%d%n!", 12345, &place), 6);
    assert_int_equal(place, 5);
}

static void a_text_is_cut_where_room_ends(void **state)
{
    char text[8] = "xxxxxxx";
    (void)state;
    assert_int_equal(lib_snprintf(text, 4, "%d", 123456), 6);
    assert_string_equal(text, "123");
    assert_int_equal(text[4], 'x');
    assert_int_equal(lib_snprintf(NULL, 0, "%s", "abc"), 3);
    assert_int_equal(lib_snprintf(text, 1, "%s", "abc"), 3);
    assert_string_equal(text, "");
}

static void same_double(double value)
{
    static const char *const letters[] = {"f", "F", "e", "E", "g", "G", "a", "A"};
    static const char *const precisions[] = {"",    ".0",  ".1",  ".2",  ".3",  ".6",   ".10",
                                             ".15", ".16", ".17", ".20", ".40", ".400", ".1100"};
    char format[32];
    foreach (letters)
        foreach (precisions) {
            snprintf(format, sizeof format, "%%%s%s", NOW(precisions), NOW(letters));
            SAME(format, value);
        }
}

static void doubles_as_the_host(void **state)
{
    static const double values[] = {0,
                                    -0.0,
                                    1,
                                    -1,
                                    0.5,
                                    1.5,
                                    2.5,
                                    0.125,
                                    0.375,
                                    9.5,
                                    99.5,
                                    999.5,
                                    9.995,
                                    0.1,
                                    0.2,
                                    0.3,
                                    1e5,
                                    1e6,
                                    123456,
                                    1234567,
                                    999999,
                                    999999.5,
                                    9999995,
                                    1e-4,
                                    1e-5,
                                    0.00001234,
                                    1e15,
                                    1e16,
                                    1e17,
                                    1e22,
                                    1e23,
                                    1e100,
                                    1e308,
                                    DBL_MAX,
                                    DBL_MIN,
                                    5e-324,
                                    1e-310,
                                    3.141592653589793,
                                    INFINITY,
                                    -INFINITY,
                                    1e9,
                                    1e18,
                                    999999999,
                                    999999999.5,
                                    0.9999999995,
                                    4503599627370496.5,
                                    0x1.8p-1074,
                                    0x1.fffffffffffffp-1022,
                                    0.000123456789};
    (void)state;
    foreach (values)
        same_double(NOW(values));
    SAME("%f %F %e %5g", NAN, NAN, NAN, NAN);
    char text[8]; /* the sign of a NaN is the processor's affair, and not printed */
    lib_snprintf(text, sizeof text, "%f", -NAN);
    assert_string_equal(text, "nan");
    SAME("%Lf %.3Lg", 2.5L, 1e100L);
}

static void flags_of_doubles_as_the_host(void **state)
{
    static const double values[] = {0, 1, -1, 3.75, 123456.789, 1e-7, 1e100, INFINITY};
    static const char *const letters[] = {"f", "e", "g", "a"};
    char format[32];
    (void)state;
    foreach (flags)
        foreach (sizes)
            foreach (letters)
                foreach (values) {
                    snprintf(format, sizeof format, "%%%s%s%s", NOW(flags), NOW(sizes),
                             NOW(letters));
                    SAME(format, NOW(values));
                }
}

static void random_doubles_as_the_host(void **state)
{
    char format[32];
    (void)state;
    for (int i = 0; i < 60000; i++) {
        uint64_t bits = random_bits();
        double value;
        memcpy(&value, &bits, sizeof value);
        if (isnan(value))
            continue;
        if (i % 3 == 0)
            value = (double)(int64_t)(bits >> (bits & 63)) / (double)(1 << (random_bits() & 15));
        snprintf(format, sizeof format, "%%.%d%c", (int)(random_bits() % 30),
                 "efga"[random_bits() % 4]);
        SAME(format, value);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(integers_as_the_host, library_fresh),
        cmocka_unit_test_setup(texts_as_the_host, library_fresh),
        cmocka_unit_test_setup(n_tells_how_far, library_fresh),
        cmocka_unit_test_setup(a_text_is_cut_where_room_ends, library_fresh),
        cmocka_unit_test_setup(doubles_as_the_host, library_fresh),
        cmocka_unit_test_setup(flags_of_doubles_as_the_host, library_fresh),
        cmocka_unit_test_setup(random_doubles_as_the_host, library_fresh),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
