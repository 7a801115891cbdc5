/* Strings, characters, numbers and sorting of the programs' library against those of the host; and
   what they announce. */
#include "library.h"

#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

LIBRARY(size_t, strlen, const char *text);
LIBRARY(char *, strcpy, char *to, const char *from);
LIBRARY(char *, strncpy, char *to, const char *from, size_t size);
LIBRARY(char *, strcat, char *to, const char *from);
LIBRARY(char *, strncat, char *to, const char *from, size_t most);
LIBRARY(int, strcmp, const char *a, const char *b);
LIBRARY(int, strncmp, const char *a, const char *b, size_t most);
LIBRARY(int, strcasecmp, const char *a, const char *b);
LIBRARY(char *, strchr, const char *text, int c);
LIBRARY(char *, strrchr, const char *text, int c);
LIBRARY(char *, strstr, const char *text, const char *word);
LIBRARY(size_t, strspn, const char *text, const char *set);
LIBRARY(size_t, strcspn, const char *text, const char *set);
LIBRARY(char *, strtok, char *text, const char *separators);
LIBRARY(char *, strdup, const char *text);
LIBRARY(char *, strerror, int number);
LIBRARY(char *, strsignal, int number);
LIBRARY(void *, pawl_memcpy, void *to, const void *from, size_t size);
LIBRARY(void *, pawl_memmove, void *to, const void *from, size_t size);
LIBRARY(void *, pawl_memset, void *to, int c, size_t size);
LIBRARY(int, pawl_memcmp, const void *a, const void *b, size_t size);
LIBRARY(void *, memchr, const void *in, int c, size_t size);
LIBRARY(long, strtol, const char *text, char **end, int base);
LIBRARY(unsigned long, strtoul, const char *text, char **end, int base);
LIBRARY(void, qsort, void *elements, size_t count, size_t size,
        int (*compare)(const void *, const void *));
LIBRARY(void *, bsearch, const void *key, const void *elements, size_t count, size_t size,
        int (*compare)(const void *, const void *));
LIBRARY(int, rand, void);
LIBRARY(void, srand, unsigned seed);
LIBRARY(int, rand_r, unsigned *seed);
LIBRARY(int, isalnum, int c);
LIBRARY(int, isalpha, int c);
LIBRARY(int, isblank, int c);
LIBRARY(int, iscntrl, int c);
LIBRARY(int, isdigit, int c);
LIBRARY(int, isgraph, int c);
LIBRARY(int, islower, int c);
LIBRARY(int, isprint, int c);
LIBRARY(int, ispunct, int c);
LIBRARY(int, isspace, int c);
LIBRARY(int, isupper, int c);
LIBRARY(int, isxdigit, int c);
LIBRARY(int, tolower, int c);
LIBRARY(int, toupper, int c);

enum { READ = 1, WRITE = 2 }; /* kernel/operations.def */

static int sign(int n) { return (n > 0) - (n < 0); }

static void strings_as_the_host(void **state)
{
    static const char *const texts[] = {"",    "a",           "b",        "ab",  "abc",  "abd",
                                        "ABC", "hello world", "\xff\x80", "aab", "aaab", "world"};
    const size_t count = sizeof texts / sizeof *texts;
    (void)state;
    for (size_t i = 0; i < count; i++) {
        const char *a = texts[i];
        assert_int_equal(lib_strlen(a), strlen(a));
        for (int c = 0; c < 256; c++) {
            assert_ptr_equal(lib_strchr(a, c), strchr(a, c));
            assert_ptr_equal(lib_strrchr(a, c), strrchr(a, c));
            assert_ptr_equal(lib_memchr(a, c, strlen(a)), memchr(a, c, strlen(a)));
        }
        for (size_t j = 0; j < count; j++) {
            const char *b = texts[j];
            assert_int_equal(sign(lib_strcmp(a, b)), sign(strcmp(a, b)));
            assert_int_equal(sign(lib_strcasecmp(a, b)), sign(strcasecmp(a, b)));
            assert_ptr_equal(lib_strstr(a, b), strstr(a, b));
            assert_int_equal(lib_strspn(a, b), strspn(a, b));
            assert_int_equal(lib_strcspn(a, b), strcspn(a, b));
            for (size_t n = 0; n < 5; n++) {
                char ours[32] = "xyz", theirs[32] = "xyz";
                assert_int_equal(sign(lib_strncmp(a, b, n)), sign(strncmp(a, b, n)));
                lib_strncat(ours, a, n);
                strncat(theirs, a, n);
                assert_memory_equal(ours, theirs, sizeof ours);
                lib_strncpy(ours, b, n);
                strncpy(theirs, b, n);
                assert_memory_equal(ours, theirs, sizeof ours);
            }
        }
    }
}

static void strtok_takes_words(void **state)
{
    char text[] = ",,one, two;;three ,";
    (void)state;
    assert_string_equal(lib_strtok(text, ", ;"), "one");
    assert_string_equal(lib_strtok(NULL, ", ;"), "two");
    assert_string_equal(lib_strtok(NULL, ", ;"), "three");
    assert_null(lib_strtok(NULL, ", ;"));
    assert_null(lib_strtok(NULL, ", ;"));
}

static void memory_as_the_host(void **state)
{
    char ours[64], theirs[64], from[64];
    (void)state;
    for (int i = 0; i < 64; i++)
        from[i] = (char)(i * 37);
    for (size_t size = 0; size <= 20; size++)
        for (size_t to = 0; to < 10; to++)
            for (size_t at = 0; at < 10; at++) {
                memcpy(ours, from, 64);
                memcpy(theirs, from, 64);
                lib_pawl_memmove(ours + to, ours + at, size);
                memmove(theirs + to, theirs + at, size);
                assert_memory_equal(ours, theirs, 64);
                lib_pawl_memcpy(ours + to, from + at, size);
                memcpy(theirs + to, from + at, size);
                assert_memory_equal(ours, theirs, 64);
                assert_int_equal(sign(lib_pawl_memcmp(from + to, from + at, size)),
                                 sign(memcmp(from + to, from + at, size)));
                lib_pawl_memset(ours + at, (int)to, size);
                memset(theirs + at, (int)to, size);
                assert_memory_equal(ours, theirs, 64);
            }
}

/* ---- What is announced ------------------------------------------------------------------- */

static void expect(unsigned i, int operation, const void *address, size_t length)
{
    assert_int_equal(announced[i].operation, operation);
    assert_ptr_equal(announced[i].address, address);
    assert_int_equal(announced[i].length, length);
}

static void strcpy_announces_each_byte(void **state)
{
    char to[8], from[] = "ab";
    (void)state;
    library_forget();
    lib_strcpy(to, from);
    assert_int_equal(announcements, 6);
    for (unsigned i = 0; i < 3; i++) {
        expect(2 * i, READ, from + i, 1);
        expect(2 * i + 1, WRITE, to + i, 1);
    }
}

static void memcpy_announces_pieces_of_eight(void **state)
{
    char to[32], from[32] = "";
    (void)state;
    library_forget();
    lib_pawl_memcpy(to + 1, from + 3, 19);
    assert_int_equal(announcements, 6);
    expect(0, READ, from + 3, 8);
    expect(1, WRITE, to + 1, 8);
    expect(2, READ, from + 11, 8);
    expect(3, WRITE, to + 9, 8);
    expect(4, READ, from + 19, 3);
    expect(5, WRITE, to + 17, 3);
}

static char shared[16], seen[16];

static void look(void)
{
    if (announcements == 6) /* before the third byte is read */
        memcpy(seen, shared, sizeof seen);
}

static void somebody_sees_half_a_string(void **state)
{
    (void)state;
    strcpy(shared, "XXXXX");
    library_forget();
    library_meanwhile = look;
    lib_strcpy(shared, "hello");
    assert_string_equal(seen, "heXXX");
    assert_string_equal(shared, "hello");
}

/* ---- Numbers, characters, sorting -------------------------------------------------------- */

static void same_strtol(const char *text, int base)
{
    char *our_end, *their_end;
    errno = 0;
    long theirs = strtol(text, &their_end, base);
    int expected = errno;
    library_fresh(NULL);
    assert_int_equal(lib_strtol(text, &our_end, base), theirs);
    assert_ptr_equal(our_end, their_end);
    assert_int_equal(library_errno(), expected);
    assert_true(lib_strtoul(text, &our_end, base) == strtoul(text, &their_end, base));
    assert_ptr_equal(our_end, their_end);
}

static void strtol_as_the_host(void **state)
{
    static const char *const texts[] = {"0",
                                        "1",
                                        "-1",
                                        "+7",
                                        "  42",
                                        "\t\n9x",
                                        "0x1f",
                                        "0X1F",
                                        "0x",
                                        "0xg",
                                        "010",
                                        "08",
                                        "zz",
                                        "z",
                                        "-",
                                        "",
                                        " ",
                                        "9223372036854775807",
                                        "9223372036854775808",
                                        "-9223372036854775808",
                                        "-9223372036854775809",
                                        "18446744073709551615",
                                        "18446744073709551616",
                                        "99999999999999999999999",
                                        "1010",
                                        "12 34"};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (int base = 0; base <= 36; base++)
            if (base != 1)
                same_strtol(texts[i], base);
}

static void kinds_of_characters_as_the_host(void **state)
{
    (void)state;
    for (int c = -1; c < 256; c++) {
        assert_int_equal(!lib_isalnum(c), !isalnum(c));
        assert_int_equal(!lib_isalpha(c), !isalpha(c));
        assert_int_equal(!lib_isblank(c), !isblank(c));
        assert_int_equal(!lib_iscntrl(c), !iscntrl(c));
        assert_int_equal(!lib_isdigit(c), !isdigit(c));
        assert_int_equal(!lib_isgraph(c), !isgraph(c));
        assert_int_equal(!lib_islower(c), !islower(c));
        assert_int_equal(!lib_isprint(c), !isprint(c));
        assert_int_equal(!lib_ispunct(c), !ispunct(c));
        assert_int_equal(!lib_isspace(c), !isspace(c));
        assert_int_equal(!lib_isupper(c), !isupper(c));
        assert_int_equal(!lib_isxdigit(c), !isxdigit(c));
        assert_int_equal(lib_tolower(c), tolower(c));
        assert_int_equal(lib_toupper(c), toupper(c));
    }
}

static void random_numbers_as_the_host(void **state)
{
    unsigned ours = 5, theirs = 5;
    (void)state;
    for (unsigned seed = 0; seed < 20; seed++) {
        if (seed) {
            srand(seed - 1);
            lib_srand(seed - 1);
        } else
            srand(1);
        for (int i = 0; i < 200; i++)
            assert_int_equal(lib_rand(), rand());
    }
    for (int i = 0; i < 200; i++)
        assert_int_equal(lib_rand_r(&ours), rand_r(&theirs));
}

struct item {
    short key;
    int order;
};

static int compare(const void *a, const void *b)
{
    return ((const struct item *)a)->key - ((const struct item *)b)->key;
}

static void sorting_keeps_the_order_of_equals(void **state)
{
    enum { MOST = 200 };
    struct item items[MOST], key;
    (void)state;
    for (int count = 0; count <= MOST; count += 1 + count / 8) {
        for (int i = 0; i < count; i++)
            items[i] = (struct item){(short)(rand() % (count / 2 + 1)), i};
        lib_qsort(items, (size_t)count, sizeof *items, compare);
        for (int i = 1; i < count; i++)
            assert_true(items[i - 1].key < items[i].key ||
                        (items[i - 1].key == items[i].key && items[i - 1].order < items[i].order));
        for (key.key = -1; key.key <= count / 2 + 1; key.key++) {
            struct item *found = lib_bsearch(&key, items, (size_t)count, sizeof *items, compare);
            assert_int_equal(found != NULL,
                             bsearch(&key, items, (size_t)count, sizeof *items, compare) != NULL);
            assert_true(!found || found->key == key.key);
        }
    }
}

static void errors_and_signals_as_the_host(void **state)
{
    (void)state;
    for (int number = 0; number <= 34; number++)
        assert_string_equal(lib_strerror(number), strerror(number));
    assert_string_equal(lib_strerror(1000), "Unknown error 1000");
    for (int number = 1; number < 32; number++)
        assert_string_equal(lib_strsignal(number), strsignal(number));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(strings_as_the_host, library_fresh),
        cmocka_unit_test_setup(strtok_takes_words, library_fresh),
        cmocka_unit_test_setup(memory_as_the_host, library_fresh),
        cmocka_unit_test_setup(strcpy_announces_each_byte, library_fresh),
        cmocka_unit_test_setup(memcpy_announces_pieces_of_eight, library_fresh),
        cmocka_unit_test_setup(somebody_sees_half_a_string, library_fresh),
        cmocka_unit_test_setup(strtol_as_the_host, library_fresh),
        cmocka_unit_test_setup(kinds_of_characters_as_the_host, library_fresh),
        cmocka_unit_test_setup(random_numbers_as_the_host, library_fresh),
        cmocka_unit_test_setup(sorting_keeps_the_order_of_equals, library_fresh),
        cmocka_unit_test_setup(errors_and_signals_as_the_host, library_fresh),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
