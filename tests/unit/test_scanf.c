/* scanf and strtod of the programs' library against those of the host, value by value. */
#include "library.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

LIBRARY(int, sscanf, const char *text, const char *format, ...);
LIBRARY(double, strtod, const char *text, char **end);

static uint64_t random_bits(void)
{
    static uint64_t x = 88172645463325252;
    x ^= x << 13;
    x ^= x >> 7;
    x ^= x << 17;
    return x;
}

static void same_strtod(const char *text)
{
    char *our_end, *their_end;
    errno = 0;
    double theirs = strtod(text, &their_end);
    int expected = errno;
    library_fresh(NULL);
    double ours = lib_strtod(text, &our_end);
    if (memcmp(&ours, &theirs, sizeof ours) != 0 && !(isnan(ours) && isnan(theirs)))
        fail_msg("%s: %a, not %a", text, ours, theirs);
    if (our_end != their_end || library_errno() != expected)
        fail_msg("%s: ends at '%s', not '%s'; errno %d, not %d", text, our_end, their_end,
                 library_errno(), expected);
}

static void strtod_as_the_host(void **state)
{
    static const char *const texts[] = {"0",
                                        "-0",
                                        "1",
                                        "+1.5",
                                        "  12.25xyz",
                                        ".5",
                                        "5.",
                                        ".",
                                        "",
                                        "-",
                                        "e5",
                                        "1e",
                                        "1e+",
                                        "1e5",
                                        "1E-5",
                                        "1e999",
                                        "-1e999",
                                        "1e-999",
                                        "0e999",
                                        "1e99999999999",
                                        "0.1",
                                        "0.3",
                                        "1.7976931348623157e308",
                                        "1.7976931348623159e308",
                                        "1.797693134862315808e308",
                                        "4.9e-324",
                                        "2.4e-324",
                                        "2.5e-324",
                                        "2.2250738585072011e-308",
                                        "2.2250738585072014e-308",
                                        "9007199254740993",
                                        "9007199254740992.999999999999",
                                        "9007199254740993.0000000001",
                                        "123456789012345678901234567890",
                                        "0.000000000000000000000000000001",
                                        "inf",
                                        "-infinity",
                                        "infinit",
                                        "nan",
                                        "NaN",
                                        "na",
                                        "0x",
                                        "0x1",
                                        "0x.8p1",
                                        "0x1.8p+3",
                                        "0x1p-1074",
                                        "0x1p-1075",
                                        "0x1.8p-1074",
                                        "0x1p1024",
                                        "0xg",
                                        "0x1p",
                                        "0x1.00000000000008p0",
                                        "0x1.000000000000080000000001p0",
                                        "-0x10",
                                        "00012",
                                        "1.2.3",
                                        "1e5e5",
                                        "0.0e-5",
                                        "8.5e15x",
                                        "1e23",
                                        "5e-324",
                                        "100000000000000000000000000000000000000000000000000e-50"};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        same_strtod(texts[i]);
}

static void random_texts_are_read_as_by_the_host(void **state)
{
    char text[1200];
    (void)state;
    for (int i = 0; i < 20000; i++) {
        uint64_t bits = random_bits();
        double value;
        memcpy(&value, &bits, sizeof value);
        snprintf(text, sizeof text, "%.*e", (int)(random_bits() % 25), value);
        same_strtod(text);
    }
    for (int i = 0; i < 300; i++) { /* just between two doubles, and a little beside */
        uint64_t bits = random_bits() & 0x7fffffffffffffff;
        double value;
        memcpy(&value, &bits, sizeof value);
        if (!isfinite(value))
            continue;
        long double middle = ((long double)value + (long double)nextafter(value, INFINITY)) / 2;
        snprintf(text, sizeof text, "%.800Le", middle);
        same_strtod(text);
        strcpy(strchr(text, 'e'), "1");
        snprintf(text + strlen(text), 20, "e%d", (int)floorl(log10l(middle)));
        same_strtod(text);
    }
}

static void scanf_as_the_host(void **state)
{
    static const char *const cases[][2] = {{"12 34", "%d %d"},
                                           {"12,34", "%d,%d"},
                                           {"  7", "%d"},
                                           {"x", "%d"},
                                           {"", "%d"},
                                           {"12", "%d %d"},
                                           {"0x1f 010 9", "%i %i %i"},
                                           {"123456", "%3d%d"},
                                           {"-5 +6", "%d%d"},
                                           {"99999999999", "%d"},
                                           {"ff", "%x"},
                                           {"777", "%o"},
                                           {"12ab", "%d%x"},
                                           {"5 %6", "%d %%%d"},
                                           {"5:6", "%d:%*d"},
                                           {"5 6", "%*d%d"},
                                           {"- 5", "%d"},
                                           {"0x", "%x"},
                                           {"0xg", "%i"},
                                           {"300 70000", "%d%d"}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int ours[3] = {-7, -7, -7}, theirs[3] = {-7, -7, -7};
        int stored = lib_sscanf(cases[i][0], cases[i][1], ours, ours + 1, ours + 2);
        int expected = sscanf(cases[i][0], cases[i][1], theirs, theirs + 1, theirs + 2);
        if (stored != expected || memcmp(ours, theirs, sizeof ours) != 0)
            fail_msg("'%s' by '%s': %d (%d %d), not %d (%d %d)", cases[i][0], cases[i][1], stored,
                     ours[0], ours[1], expected, theirs[0], theirs[1]);
    }
}

static void scanf_reads_text_and_numbers(void **state)
{
    char word[16] = "", rest[16] = "", letters[3] = "";
    double d;
    float f;
    long long ll;
    short h;
    unsigned char hh;
    int place;
    (void)state;
    assert_int_equal(lib_sscanf(" hello  world", "%s %[a-p ]", word, rest), 1);
    assert_int_equal(lib_sscanf("abc]d-", "%[]a-c]%[^x]", word, rest), 2);
    assert_string_equal(word, "abc]");
    assert_string_equal(rest, "d-");
    assert_int_equal(lib_sscanf("2.5e1 -0x1p3 x", "%lf%f", &d, &f), 2);
    assert_true(d == 25 && f == -8);
    assert_int_equal(lib_sscanf("-9000000000 77 -1", "%lld %hd %hhu%n", &ll, &h, &hh, &place), 3);
    assert_true(ll == -9000000000 && h == 77 && hh == 255 && place == 17);
    assert_int_equal(lib_sscanf("xyz", "%2c", letters), 1);
    assert_string_equal(letters, "xy");
    assert_int_equal(lib_sscanf("1e", "%lf", &d), 0);
    assert_int_equal(lib_sscanf("abcdef", "%3s", word), 1);
    assert_string_equal(word, "abc");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(strtod_as_the_host, library_fresh),
        cmocka_unit_test_setup(random_texts_are_read_as_by_the_host, library_fresh),
        cmocka_unit_test_setup(scanf_as_the_host, library_fresh),
        cmocka_unit_test_setup(scanf_reads_text_and_numbers, library_fresh),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
