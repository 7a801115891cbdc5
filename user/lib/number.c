/* Numbers out of text, for strtol and its like, strtod, and scanf. */
#include <ctype.h>
#include <float.h>

#include "decimal.h"
#include "internal.h"

int library_source_next(struct source *source)
{
    int c = source->next(source);
    if (c >= 0)
        source->taken++;
    return c;
}

void library_source_back(struct source *source, int c)
{
    if (c < 0)
        return;
    source->taken--;
    source->back(source, c);
}

/* A number being read: the next character is looked at before it is taken. */
struct reader {
    struct source *source;
    unsigned begin, most;
    int c; /* the next one; -1 at the end, or when `most` have been read */
};

static unsigned taken(const struct reader *r) { return r->source->taken - r->begin - (r->c >= 0); }

static void look(struct reader *r)
{
    r->c = r->source->taken - r->begin < r->most ? library_source_next(r->source) : -1;
}

static struct reader reader_begin(struct source *source, unsigned most)
{
    struct reader r = {source, source->taken, most, 0};
    look(&r);
    return r;
}

static bool take_if(struct reader *r, int c)
{
    if (r->c < 0 || tolower(r->c) != c)
        return false;
    look(r);
    return true;
}

static bool take_sign(struct reader *r)
{
    bool negative = r->c == '-';
    if (negative || r->c == '+')
        look(r);
    return negative;
}

static int digit_of(int c)
{
    if (isdigit(c))
        return c - '0';
    return isalpha(c) ? tolower(c) - 'a' + 10 : 36;
}

/* ---- Integers ---------------------------------------------------------------------------- */

unsigned library_scan_integer(struct source *source, int base, unsigned most,
                              struct integer *number)
{
    struct reader r = reader_begin(source, most);
    unsigned length = 0;
    *number = (struct integer){0};
    number->negative = take_sign(&r);
    if ((base == 0 || base == 16) && take_if(&r, '0')) {
        length = taken(&r);
        if (take_if(&r, 'x'))
            base = 16;
        else if (base == 0)
            base = 8;
    }
    if (base == 0)
        base = 10;
    for (; digit_of(r.c) < base; look(&r), length = taken(&r)) {
        unsigned long long next;
        if (__builtin_mul_overflow(number->magnitude, (unsigned)base, &next) ||
            __builtin_add_overflow(next, (unsigned)digit_of(r.c), &next))
            number->overflow = true;
        number->magnitude = next;
    }
    library_source_back(source, r.c);
    return length;
}

/* ---- Doubles ----------------------------------------------------------------------------- */

/* Digits as they come, put into words of nine. */
struct digits {
    struct decimal *d;
    int seen;   /* digits since the first that is not 0 */
    int before; /* of them before the point; negative: zeros behind the point */
    bool point, any;
};

static void add_digit(struct digits *digits, int digit)
{
    struct decimal *d = digits->d;
    digits->any = true;
    if (digits->seen == 0 && digit == 0) {
        digits->before -= digits->point;
        return;
    }
    digits->before += !digits->point;
    if (digits->seen >= DECIMAL_TEXT) {
        d->more = d->more || digit;
        return;
    }
    if (digits->seen++ % DECIMAL_DIGITS == 0)
        d->words[d->count++] = 0;
    d->words[d->count - 1] = d->words[d->count - 1] * 10 + (uint32_t)digit;
}

/* Puts the point where it belongs: 0.DIGITS times 10^exponent. Words of nine digits want it between
   two of them, so digits of 0 are put before the first. */
static void place_point(struct digits *digits, int exponent)
{
    struct decimal *d = digits->d;
    while (digits->seen % DECIMAL_DIGITS) {
        d->words[d->count - 1] *= 10;
        digits->seen++;
    }
    d->point = 0;
    int words = exponent / DECIMAL_DIGITS, zeros;
    if (exponent % DECIMAL_DIGITS > 0)
        words++;
    zeros = words * DECIMAL_DIGITS - exponent;
    for (; zeros > 0; zeros--) { /* divide all by ten */
        uint32_t carry = 0;
        for (int i = 0; i < d->count; i++) {
            uint32_t word = d->words[i];
            d->words[i] = word / 10 + carry;
            carry = word % 10 * (DECIMAL_BASE / 10);
        }
        if (carry)
            d->words[d->count++] = carry;
    }
    d->point = words;
    library_decimal_trim(d);
}

/* An exponent behind `letter`; *length grows if there is a whole one. */
static int scan_exponent(struct reader *r, int letter, unsigned *length)
{
    int exponent = 0;
    if (!take_if(r, letter))
        return 0;
    bool negative = take_sign(r);
    for (; isdigit(r->c); look(r), *length = taken(r))
        exponent = exponent < 100000 ? exponent * 10 + r->c - '0' : exponent;
    return negative ? -exponent : exponent;
}

static bool is_out_of_range(double number, bool inexact)
{
    return number > DBL_MAX || (inexact && number < DBL_MIN);
}

static __attribute__((noinline)) unsigned scan_decimal(struct reader *r, double *number,
                                                       bool *out_of_range)
{
    uint32_t words[DECIMAL_OF_TEXT];
    struct decimal d = {words, DECIMAL_OF_TEXT, 0, 0, false};
    struct digits digits = {.d = &d};
    unsigned length = 0;
    for (;; look(r)) {
        if (isdigit(r->c))
            add_digit(&digits, r->c - '0');
        else if (r->c == '.' && !digits.point)
            digits.point = true;
        else
            break;
    }
    if (!digits.any)
        return 0;
    length = taken(r);
    int exponent = scan_exponent(r, 'e', &length) + digits.before;
    *number = 0;
    if (d.count && exponent > 400)
        *number = __builtin_inf();
    else if (d.count && exponent > -400) {
        place_point(&digits, exponent);
        *number = library_decimal_double(&d);
    } else
        d.more = d.count > 0;
    *out_of_range = is_out_of_range(*number, d.more);
    return length;
}

/* All bits of a hexadecimal number that a double can hold; the last one tells that there were
   more. */
static bool scan_hexadecimal_digits(struct reader *r, uint64_t *mantissa, int *power)
{
    bool point = false, any = false;
    for (;; look(r)) {
        if (r->c == '.' && !point) {
            point = true;
            continue;
        }
        if (!isxdigit(r->c))
            return any;
        any = true;
        if (*mantissa >> 59) {
            *mantissa |= digit_of(r->c) != 0;
            *power += point ? 0 : 4;
        } else {
            *mantissa = *mantissa * 16 + (unsigned)digit_of(r->c);
            *power -= point ? 4 : 0;
        }
    }
}

/* Behind 0x; `length` is that of the 0, which is the number if nothing else follows. */
static __attribute__((noinline)) unsigned scan_hexadecimal(struct reader *r, unsigned length,
                                                           double *number, bool *out_of_range)
{
    uint32_t words[DECIMAL_OF_TEXT];
    struct decimal d = {words, DECIMAL_OF_TEXT, 0, 0, false};
    uint64_t mantissa = 0;
    int power = 0;
    if (!scan_hexadecimal_digits(r, &mantissa, &power))
        return length;
    length = taken(r);
    power += scan_exponent(r, 'p', &length);
    library_decimal_set(&d, mantissa);
    if (mantissa && power > 1100)
        *number = __builtin_inf();
    else if (power > -1200) {
        library_decimal_scale(&d, power);
        *number = library_decimal_double(&d);
    } else
        d.more = mantissa != 0;
    *out_of_range = is_out_of_range(*number, d.more);
    return length;
}

/* A word, as far as it goes on like `word`; true if it is there as a whole. */
static bool take_word(struct reader *r, const char *word)
{
    while (*word && take_if(r, *word))
        word++;
    return !*word;
}

static unsigned scan_name(struct reader *r, double *number)
{
    if (r->c == 'n' || r->c == 'N') {
        *number = __builtin_nan("");
        return take_word(r, "nan") ? taken(r) : 0;
    }
    *number = __builtin_inf();
    if (!take_word(r, "inf"))
        return 0;
    unsigned length = taken(r);
    return take_word(r, "inity") ? taken(r) : length;
}

unsigned library_scan_double(struct source *source, unsigned most, double *number,
                             bool *out_of_range)
{
    struct reader r = reader_begin(source, most);
    bool negative = take_sign(&r);
    unsigned begin = taken(&r), length;
    *out_of_range = false;
    if (isalpha(r.c))
        length = scan_name(&r, number);
    else {
        length = scan_decimal(&r, number, out_of_range);
        if (length == begin + 1 && length == taken(&r) && *number == 0 && take_if(&r, 'x'))
            length = scan_hexadecimal(&r, length, number, out_of_range);
    }
    if (negative)
        *number = -*number;
    library_source_back(source, r.c);
    return length;
}
