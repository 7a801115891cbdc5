/* %e, %f, %g and %a: exact, whatever the precision. */
#include "decimal.h"
#include "internal.h"

enum { MANTISSA_BITS = 52, LEAST = -1074 };
static const uint64_t infinity = 0x7ff0000000000000;

static uint64_t bits_of(double value)
{
    union {
        double value;
        uint64_t bits;
    } both = {value};
    return both.bits;
}

static bool is_upper(const struct conversion *conversion) { return conversion->letter < 'a'; }

static void format_special(struct sink *sink, struct conversion conversion, const char *sign,
                           bool nan)
{
    conversion.zero = false;
    const char *text = nan                     ? is_upper(&conversion) ? "NAN" : "nan"
                       : is_upper(&conversion) ? "INF"
                                               : "inf";
    library_format_number(sink, &conversion, sign, text, 3, 0);
}

/* Sign and padding on the left; gives how many spaces are to follow on the right. */
static int begin(struct sink *sink, const struct conversion *conversion, const char *prefix,
                 int length)
{
    int padding = conversion->width - length;
    for (const char *p = prefix; *p; p++)
        padding--;
    if (padding < 0)
        padding = 0;
    if (!conversion->left && !conversion->zero)
        library_sink_fill(sink, ' ', padding);
    while (*prefix)
        library_sink_byte(sink, *prefix++);
    if (!conversion->left && conversion->zero)
        library_sink_fill(sink, '0', padding);
    return conversion->left ? padding : 0;
}

static void put_digits(struct sink *sink, const struct decimal *d, int from, int count)
{
    for (int i = from; i < from + count; i++)
        library_sink_byte(sink, (char)('0' + (i < 0 ? 0 : library_decimal_digit(d, i))));
}

/* ---- The two ways to write a number ------------------------------------------------------ */

/* Rounded already. `places` behind the point. */
static void format_fixed(struct sink *sink, const struct conversion *conversion, const char *sign,
                         const struct decimal *d, int places)
{
    int exponent = library_decimal_exponent(d), before = exponent < 0 ? 1 : exponent + 1;
    bool point = places > 0 || conversion->alternate;
    int right = begin(sink, conversion, sign, before + point + places);
    put_digits(sink, d, exponent < 0 ? exponent : 0, before);
    if (point)
        library_sink_byte(sink, '.');
    put_digits(sink, d, exponent + 1, places);
    library_sink_fill(sink, ' ', right);
}

static void format_scientific(struct sink *sink, const struct conversion *conversion,
                              const char *sign, const struct decimal *d, int places)
{
    int exponent = library_decimal_exponent(d), size = exponent < 0 ? -exponent : exponent;
    bool point = places > 0 || conversion->alternate;
    int right = begin(sink, conversion, sign, 1 + point + places + (size < 100 ? 4 : 5));
    put_digits(sink, d, 0, 1);
    if (point)
        library_sink_byte(sink, '.');
    put_digits(sink, d, 1, places);
    library_sink_byte(sink, is_upper(conversion) ? 'E' : 'e');
    library_sink_byte(sink, exponent < 0 ? '-' : '+');
    if (size >= 100)
        library_sink_byte(sink, (char)('0' + size / 100));
    library_sink_byte(sink, (char)('0' + size / 10 % 10));
    library_sink_byte(sink, (char)('0' + size % 10));
    library_sink_fill(sink, ' ', right);
}

/* How many of `count` digits remain when zeros at the end are left out. */
static int without_zeros(const struct decimal *d, int count)
{
    while (count > 1 && library_decimal_digit(d, count - 1) == 0)
        count--;
    return count;
}

static void format_general(struct sink *sink, const struct conversion *conversion, const char *sign,
                           struct decimal *d)
{
    int digits = conversion->precision ? conversion->precision : 1;
    library_decimal_round(d, digits);
    int exponent = library_decimal_exponent(d);
    bool fixed = exponent >= -4 && exponent < digits;
    if (!conversion->alternate)
        digits = without_zeros(d, digits);
    if (!fixed) {
        format_scientific(sink, conversion, sign, d, digits - 1);
        return;
    }
    int places = digits - 1 - exponent;
    format_fixed(sink, conversion, sign, d, places > 0 ? places : 0);
}

static __attribute__((noinline)) void
format_decimal(struct sink *sink, struct conversion conversion, const char *sign, uint64_t bits)
{
    uint32_t words[DECIMAL_OF_DOUBLE];
    struct decimal d = {words, DECIMAL_OF_DOUBLE, 0, 0, false};
    uint64_t mantissa = bits & ((1ull << MANTISSA_BITS) - 1);
    int power = (int)(bits >> MANTISSA_BITS);
    if (power)
        mantissa |= 1ull << MANTISSA_BITS;
    else
        power = 1;
    power += LEAST - 1;
    if (mantissa) {
        int zeros = __builtin_ctzll(mantissa);
        library_decimal_set(&d, mantissa >> zeros);
        library_decimal_scale(&d, power + zeros);
    }
    if (conversion.precision < 0)
        conversion.precision = 6;
    switch (conversion.letter | 0x20) {
    case 'f':
        library_decimal_round(&d, library_decimal_exponent(&d) + 1 + conversion.precision);
        format_fixed(sink, &conversion, sign, &d, conversion.precision);
        break;
    case 'e':
        library_decimal_round(&d, 1 + conversion.precision);
        format_scientific(sink, &conversion, sign, &d, conversion.precision);
        break;
    default:
        format_general(sink, &conversion, sign, &d);
    }
}

/* ---- %a ---------------------------------------------------------------------------------- */

enum { HEX_PLACES = MANTISSA_BITS / 4 };

/* Rounds a mantissa with 52 bits behind the point to `places` hexadecimal digits, ties to even. */
static uint64_t round_hex(uint64_t mantissa, int places)
{
    int drop = MANTISSA_BITS - 4 * places;
    if (drop <= 0)
        return mantissa;
    uint64_t unit = 1ull << drop, rest = mantissa & (unit - 1);
    mantissa -= rest;
    if (rest > unit / 2 || (rest == unit / 2 && mantissa & unit))
        mantissa += unit;
    return mantissa;
}

static int exponent_text(char *to, int power)
{
    char digits[5];
    int length = 0, count = 0, size = power < 0 ? -power : power;
    to[length++] = power < 0 ? '-' : '+';
    do
        digits[count++] = (char)('0' + size % 10);
    while (size /= 10);
    while (count)
        to[length++] = digits[--count];
    return length;
}

static void format_hexadecimal(struct sink *sink, struct conversion conversion, const char *sign,
                               uint64_t bits)
{
    char prefix[4] = "0x", *p = prefix, exponent[8];
    const char *alphabet = is_upper(&conversion) ? "0123456789ABCDEF" : "0123456789abcdef";
    uint64_t mantissa = bits & ((1ull << MANTISSA_BITS) - 1);
    int power = (int)(bits >> MANTISSA_BITS), places = conversion.precision;
    if (power)
        mantissa |= 1ull << MANTISSA_BITS;
    else if (mantissa)
        power = 1;
    if (places < 0)
        for (places = HEX_PLACES; places > 0 && !(mantissa >> (MANTISSA_BITS - 4 * places) & 15);
             places--)
            ;
    mantissa = round_hex(mantissa, places);
    int exponent_length = exponent_text(exponent, power ? power - 1023 : 0);
    if (*sign)
        *p++ = *sign;
    *p++ = '0';
    *p++ = is_upper(&conversion) ? 'X' : 'x';
    *p = 0;
    bool point = places > 0 || conversion.alternate;
    int right = begin(sink, &conversion, prefix, 1 + point + places + 1 + exponent_length);
    library_sink_byte(sink, alphabet[mantissa >> MANTISSA_BITS]);
    if (point)
        library_sink_byte(sink, '.');
    for (int i = 1; i <= places; i++)
        library_sink_byte(sink, i <= HEX_PLACES ? alphabet[mantissa >> (MANTISSA_BITS - 4 * i) & 15]
                                                : '0');
    library_sink_byte(sink, is_upper(&conversion) ? 'P' : 'p');
    library_sink_bytes(sink, exponent, (size_t)exponent_length);
    library_sink_fill(sink, ' ', right);
}

void library_format_double(struct sink *sink, const struct conversion *conversion, double value)
{
    uint64_t bits = bits_of(value), magnitude = bits << 1 >> 1;
    bool minus = bits >> 63 && magnitude <= infinity; /* the sign of 0.0 / 0.0 is the processor's */
    const char *sign = minus ? "-" : conversion->plus ? "+" : conversion->space ? " " : "";
    if (magnitude >= infinity)
        format_special(sink, *conversion, sign, magnitude > infinity);
    else if ((conversion->letter | 0x20) == 'a')
        format_hexadecimal(sink, *conversion, sign, magnitude);
    else
        format_decimal(sink, *conversion, sign, magnitude);
}
