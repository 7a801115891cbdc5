/* printf: a format and its arguments become text, which goes piece by piece into a sink. The format
   is not announced, for it is as good as always a constant; the strings that it names are. */
#include <string.h>

#include "internal.h"

/* ---- Sinks ------------------------------------------------------------------------------- */

static void hand_over(struct sink *sink)
{
    if (sink->held && !sink->failed && !sink->take(sink, sink->piece, sink->held))
        sink->failed = true;
    sink->held = 0;
}

void library_sink_byte(struct sink *sink, char c)
{
    if (sink->held == sizeof sink->piece)
        hand_over(sink);
    sink->piece[sink->held++] = c;
    sink->total++;
}

void library_sink_bytes(struct sink *sink, const char *bytes, size_t count)
{
    while (count--)
        library_sink_byte(sink, *bytes++);
}

void library_sink_fill(struct sink *sink, char c, int count)
{
    while (count-- > 0)
        library_sink_byte(sink, c);
}

/* ---- One conversion ---------------------------------------------------------------------- */

void library_format_number(struct sink *sink, const struct conversion *conversion,
                           const char *prefix, const char *body, int length, int zeros)
{
    int prefix_length = 0;
    while (prefix[prefix_length])
        prefix_length++;
    int padding = conversion->width - prefix_length - length - zeros;
    if (conversion->zero && !conversion->left && padding > 0) {
        zeros += padding;
        padding = 0;
    }
    if (!conversion->left)
        library_sink_fill(sink, ' ', padding);
    library_sink_bytes(sink, prefix, (size_t)prefix_length);
    library_sink_fill(sink, '0', zeros);
    library_sink_bytes(sink, body, (size_t)length);
    if (conversion->left)
        library_sink_fill(sink, ' ', padding);
}

static const char *sign_of(const struct conversion *conversion, bool negative)
{
    return negative ? "-" : conversion->plus ? "+" : conversion->space ? " " : "";
}

static void format_integer(struct sink *sink, struct conversion conversion,
                           unsigned long long value, bool negative)
{
    char digits[24], *first = digits + sizeof digits;
    const char *prefix = "",
               *alphabet = conversion.letter == 'X' ? "0123456789ABCDEF" : "0123456789abcdef";
    unsigned base = 10;
    if (conversion.letter == 'x' || conversion.letter == 'X' || conversion.letter == 'p')
        base = 16;
    else if (conversion.letter == 'o')
        base = 8;
    if (conversion.letter == 'd' || conversion.letter == 'p')
        prefix = sign_of(&conversion, negative);
    if (base == 16 && conversion.alternate && value)
        prefix = conversion.letter != 'X' ? *prefix == '+' ? "+0x" : *prefix ? " 0x" : "0x" : "0X";
    for (unsigned long long rest = value; rest; rest /= base)
        *--first = alphabet[rest % base];
    int length = (int)(digits + sizeof digits - first), zeros = 0;
    if (conversion.precision >= 0)
        conversion.zero = false;
    else
        conversion.precision = 1;
    if (base == 8 && conversion.alternate && conversion.precision <= length)
        conversion.precision = length + 1;
    if (conversion.precision > length)
        zeros = conversion.precision - length;
    library_format_number(sink, &conversion, prefix, first, length, zeros);
}

static void pad(struct sink *sink, const struct conversion *conversion, int length)
{
    library_sink_fill(sink, ' ', conversion->width - length);
}

/* The string is read as it is written; only to be padded on the left it has to be measured
   before. */
static void format_string(struct sink *sink, const struct conversion *conversion, const char *text)
{
    size_t most = conversion->precision < 0 ? (size_t)-1 : (size_t)conversion->precision,
           length = 0;
    if (!text)
        text = most >= 6 ? "(null)" : "";
    if (conversion->width > 0 && !conversion->left)
        pad(sink, conversion, (int)strnlen(text, most));
    for (; length < most; length++) {
        unsigned char c = string_byte(text + length);
        if (!c)
            break;
        library_sink_byte(sink, (char)c);
    }
    if (conversion->left)
        pad(sink, conversion, (int)length);
}

static void format_character(struct sink *sink, const struct conversion *conversion, char c)
{
    if (!conversion->left)
        pad(sink, conversion, 1);
    library_sink_byte(sink, c);
    if (conversion->left)
        pad(sink, conversion, 1);
}

static void format_pointer(struct sink *sink, struct conversion conversion, const void *pointer)
{
    if (!pointer) {
        conversion.precision = -1;
        format_string(sink, &conversion, "(nil)");
        return;
    }
    conversion.alternate = true;
    format_integer(sink, conversion, (uintptr_t)pointer, false);
}

/* ---- Arguments --------------------------------------------------------------------------- */

/* `long` is what 'l' says, and so on: -2 hh, -1 h, 0, 1 l, 2 ll j q L. z and t are as wide as
 * a pointer. */
static int parse_length(const char **format)
{
    const char *f = *format;
    int length = 0;
    for (;; f++) {
        if (*f == 'h')
            length--;
        else if (*f == 'l')
            length++;
        else if (*f == 'j' || *f == 'q' || *f == 'L')
            length = 2;
        else if (*f == 'z' || *f == 't')
            length = 1;
        else
            break;
    }
    *format = f;
    return length;
}

static long long take_signed(va_list *arguments, int length)
{
    switch (length) {
    case -2:
        return (signed char)va_arg(*arguments, int);
    case -1:
        return (short)va_arg(*arguments, int);
    case 0:
        return va_arg(*arguments, int);
    case 1:
        return va_arg(*arguments, long);
    default:
        return va_arg(*arguments, long long);
    }
}

static unsigned long long take_unsigned(va_list *arguments, int length)
{
    switch (length) {
    case -2:
        return (unsigned char)va_arg(*arguments, unsigned);
    case -1:
        return (unsigned short)va_arg(*arguments, unsigned);
    case 0:
        return va_arg(*arguments, unsigned);
    case 1:
        return va_arg(*arguments, unsigned long);
    default:
        return va_arg(*arguments, unsigned long long);
    }
}

/* e, f, g, a, and their capitals */
static bool is_floating(char letter)
{
    int small = letter | ' ';
    return small == 'a' || (small >= 'e' && small <= 'g');
}

static double take_double(va_list *arguments, int length)
{
    return length == 2 ? (double)va_arg(*arguments, long double) : va_arg(*arguments, double);
}

static void store_total(struct sink *sink, int length, void *to)
{
    static const uint8_t sizes[] = {1, 2, sizeof(int), sizeof(long), sizeof(long long)};
    long long total = sink->total;
    length = length < -2 ? -2 : length > 2 ? 2 : length;
    announce_write(to, sizes[length + 2]);
    __builtin_memcpy(to, &total, sizes[length + 2]);
}

/* ---- The format -------------------------------------------------------------------------- */

static void parse_flags(const char **format, struct conversion *conversion)
{
    for (;; (*format)++) {
        switch (**format) {
        case '-':
            conversion->left = true;
            break;
        case '+':
            conversion->plus = true;
            break;
        case ' ':
            conversion->space = true;
            break;
        case '#':
            conversion->alternate = true;
            break;
        case '0':
            conversion->zero = true;
            break;
        case '\'':
            break;
        default:
            return;
        }
    }
}

/* A width or precision: digits, or '*' and an argument. */
static int parse_count(const char **format, va_list *arguments)
{
    unsigned count = 0;
    if (**format == '*') {
        (*format)++;
        return va_arg(*arguments, int);
    }
    for (; **format >= '0' && **format <= '9'; (*format)++)
        count = count < 100000000 ? count * 10 + (unsigned)(**format - '0') : 0x7fffffff;
    return (int)count;
}

static void parse_sizes(const char **format, struct conversion *conversion, va_list *arguments)
{
    conversion->width = parse_count(format, arguments);
    if (conversion->width < 0) {
        conversion->left = true;
        conversion->width = -conversion->width;
    }
    conversion->precision = -1;
    if (**format == '.') {
        (*format)++;
        conversion->precision = parse_count(format, arguments);
    }
}

static void format_signed(struct sink *sink, struct conversion conversion, long long value)
{
    unsigned long long magnitude = (unsigned long long)value;
    conversion.letter = 'd';
    format_integer(sink, conversion, value < 0 ? -magnitude : magnitude, value < 0);
}

/* All but floating-point numbers; false: it is none of them. */
static bool format_other(struct sink *sink, const struct conversion *conversion, int length,
                         va_list *arguments)
{
    switch (conversion->letter) {
    case 'd':
    case 'i':
        format_signed(sink, *conversion, take_signed(arguments, length));
        return true;
    case 'u':
    case 'o':
    case 'x':
    case 'X':
        format_integer(sink, *conversion, take_unsigned(arguments, length), false);
        return true;
    case 'c':
        format_character(sink, conversion, (char)va_arg(*arguments, int));
        return true;
    case 's':
        format_string(sink, conversion, va_arg(*arguments, const char *));
        return true;
    case 'p':
        format_pointer(sink, *conversion, va_arg(*arguments, const void *));
        return true;
    case 'm':
        format_string(sink, conversion, strerror(user_info.thread->errno_));
        return true;
    case 'n':
        store_total(sink, length, va_arg(*arguments, void *));
        return true;
    case '%':
        library_sink_byte(sink, '%');
        return true;
    default:
        return false;
    }
}

/* Formats one conversion; the format stands behind its letter afterwards. */
static void convert(struct sink *sink, const char **format, va_list *arguments)
{
    const char *begin = *format - 1;
    struct conversion conversion = {0};
    parse_flags(format, &conversion);
    parse_sizes(format, &conversion, arguments);
    int length = parse_length(format);
    conversion.letter = **format;
    if (!conversion.letter)
        return;
    (*format)++;
    if (is_floating(conversion.letter))
        library_format_double(sink, &conversion, take_double(arguments, length));
    else if (!format_other(sink, &conversion, length, arguments))
        library_sink_bytes(sink, begin, (size_t)(*format - begin));
}

int library_format(struct sink *sink, const char *format, va_list arguments)
{
    va_list own;
    va_copy(own, arguments);
    while (*format) {
        if (*format++ != '%')
            library_sink_byte(sink, format[-1]);
        else
            convert(sink, &format, &own);
    }
    va_end(own);
    hand_over(sink);
    return sink->failed ? -1 : (int)sink->total;
}
