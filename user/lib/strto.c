/* Numbers at the beginning of a string: strtol, strtod and what is made of them. */
#include <ctype.h>
#include <inttypes.h>
#include <limits.h>
#include <stdlib.h>

#include "internal.h"

struct text {
    struct source source;
    const char *begin;
};

/* The byte that ends the text is no character of it, however often it is looked at. */
static int next(struct source *source)
{
    unsigned char c = string_byte(((struct text *)source)->begin + source->taken);
    return c ? c : -1;
}

static void back(struct source *source, int c) { (void)source, (void)c; }

/* The text behind its blanks. */
static struct text text_begin(const char *text)
{
    while (isspace(string_byte(text)))
        text++;
    return (struct text){{next, back, 0}, text};
}

/* `length` characters of the text are the number; none: it begins where the blanks do. */
static void set_end(char **end, const char *text, const struct text *from, unsigned length)
{
    if (!end)
        return;
    announce_write(end, sizeof *end);
    *end = (char *)(length ? from->begin + length : text);
}

/* ---- Integers ---------------------------------------------------------------------------- */

static long long parse_signed(const char *text, char **end, int base, long long least,
                              long long greatest)
{
    struct text from = text_begin(text);
    struct integer n;
    if (base < 0 || base == 1 || base > 36) {
        library_fail(K_EINVAL);
        return 0;
    }
    set_end(end, text, &from, library_scan_integer(&from.source, base, UINT_MAX, &n));
    unsigned long long most =
        n.negative ? -(unsigned long long)least : (unsigned long long)greatest;
    if (n.overflow || n.magnitude > most) {
        library_fail(K_ERANGE);
        return n.negative ? least : greatest;
    }
    return (long long)(n.negative ? -n.magnitude : n.magnitude);
}

static unsigned long long parse_unsigned(const char *text, char **end, int base,
                                         unsigned long long greatest)
{
    struct text from = text_begin(text);
    struct integer n;
    if (base < 0 || base == 1 || base > 36) {
        library_fail(K_EINVAL);
        return 0;
    }
    set_end(end, text, &from, library_scan_integer(&from.source, base, UINT_MAX, &n));
    if (n.overflow || n.magnitude > greatest) {
        library_fail(K_ERANGE);
        return greatest;
    }
    return n.negative ? -n.magnitude : n.magnitude;
}

long strtol(const char *text, char **end, int base)
{
    return (long)parse_signed(text, end, base, LONG_MIN, LONG_MAX);
}

long long strtoll(const char *text, char **end, int base)
{
    return parse_signed(text, end, base, LLONG_MIN, LLONG_MAX);
}

unsigned long strtoul(const char *text, char **end, int base)
{
    return (unsigned long)parse_unsigned(text, end, base, ULONG_MAX);
}

unsigned long long strtoull(const char *text, char **end, int base)
{
    return parse_unsigned(text, end, base, ULLONG_MAX);
}

intmax_t strtoimax(const char *text, char **end, int base) { return strtoll(text, end, base); }

uintmax_t strtoumax(const char *text, char **end, int base) { return strtoull(text, end, base); }

int atoi(const char *text) { return (int)strtol(text, NULL, 10); }

long atol(const char *text) { return strtol(text, NULL, 10); }

long long atoll(const char *text) { return strtoll(text, NULL, 10); }

/* ---- Doubles ----------------------------------------------------------------------------- */

double strtod(const char *text, char **end)
{
    struct text from = text_begin(text);
    bool out_of_range;
    double number;
    unsigned length = library_scan_double(&from.source, UINT_MAX, &number, &out_of_range);
    set_end(end, text, &from, length);
    if (out_of_range)
        library_fail(K_ERANGE);
    return length ? number : 0;
}

float strtof(const char *text, char **end) { return (float)strtod(text, end); }

long double strtold(const char *text, char **end) { return strtod(text, end); }

double atof(const char *text) { return strtod(text, NULL); }

/* ---- Arithmetic -------------------------------------------------------------------------- */

int abs(int n) { return n < 0 ? -n : n; }

long labs(long n) { return n < 0 ? -n : n; }

long long llabs(long long n) { return n < 0 ? -n : n; }

div_t div(int n, int by) { return (div_t){n / by, n % by}; }

ldiv_t ldiv(long n, long by) { return (ldiv_t){n / by, n % by}; }

lldiv_t lldiv(long long n, long long by) { return (lldiv_t){n / by, n % by}; }

intmax_t imaxabs(intmax_t n) { return n < 0 ? -n : n; }

imaxdiv_t imaxdiv(intmax_t n, intmax_t by) { return (imaxdiv_t){n / by, n % by}; }
