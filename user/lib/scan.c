/* scanf: characters from a source are matched with a format, and what they mean is stored. */
#include <ctype.h>
#include <limits.h>
#include <stdio.h>

#include "internal.h"

/* One conversion: %[*][width][length]letter. */
struct request {
    bool dropped;   /* '*': matched and not stored */
    unsigned width; /* UINT_MAX: not given */
    int length;     /* -2 hh, -1 h, 0, 1 l, 2 ll */
    char letter;
    uint8_t set[32]; /* %[: a bit for each character that matches */
};

enum outcome { MATCHED, FAILED, ENDED };

/* ---- The format -------------------------------------------------------------------------- */

static void parse_length(const char **format, struct request *request)
{
    for (;; (*format)++) {
        if (**format == 'h')
            request->length--;
        else if (**format == 'l')
            request->length++;
        else if (**format == 'j' || **format == 'q' || **format == 'L')
            request->length = 2;
        else if (**format == 'z' || **format == 't')
            request->length = 1;
        else
            return;
    }
}

static void add_range(struct request *request, unsigned char from, unsigned char to)
{
    for (unsigned c = from; c <= to; c++)
        request->set[c / 8] |= (uint8_t)(1 << c % 8);
}

/* What stands between [ and ]: characters and ranges; ^ first means all others. */
static void parse_set(const char **format, struct request *request)
{
    const char *f = *format;
    bool inverted = *f == '^';
    if (inverted)
        f++;
    const char *first = f;
    for (; *f && (*f != ']' || f == first); f++) {
        if (f[1] == '-' && f[2] && f[2] != ']') {
            add_range(request, (unsigned char)f[0], (unsigned char)f[2]);
            f += 2;
        } else
            add_range(request, (unsigned char)*f, (unsigned char)*f);
    }
    if (*f)
        f++;
    if (inverted)
        for (unsigned i = 0; i < sizeof request->set; i++)
            request->set[i] = (uint8_t)~request->set[i];
    *format = f;
}

static struct request parse(const char **format)
{
    struct request request = {.width = UINT_MAX};
    if (**format == '*') {
        request.dropped = true;
        (*format)++;
    }
    if (isdigit(**format))
        for (request.width = 0; isdigit(**format); (*format)++)
            request.width = request.width * 10 + (unsigned)(**format - '0');
    parse_length(format, &request);
    request.letter = **format;
    if (**format)
        (*format)++;
    if (request.letter == '[')
        parse_set(format, &request);
    return request;
}

/* ---- Storing ----------------------------------------------------------------------------- */

static void store(void *to, const void *value, size_t size)
{
    announce_write(to, size);
    __builtin_memcpy(to, value, size);
}

static void store_integer(const struct request *request, long long value, va_list *arguments)
{
    static const uint8_t sizes[] = {1, 2, sizeof(int), sizeof(long), sizeof(long long)};
    int length = request->length < -2 ? -2 : request->length > 2 ? 2 : request->length;
    if (request->letter == 'p')
        store(va_arg(*arguments, void *), &value, sizeof(void *));
    else if (!request->dropped)
        store(va_arg(*arguments, void *), &value, sizes[length + 2]);
}

static void store_double(const struct request *request, double value, va_list *arguments)
{
    if (request->dropped)
        return;
    void *to = va_arg(*arguments, void *);
    float narrow = (float)value;
    long double wide = value;
    if (request->length >= 2)
        store(to, &wide, sizeof wide);
    else if (request->length == 1)
        store(to, &value, sizeof value);
    else
        store(to, &narrow, sizeof narrow);
}

/* ---- Matching ---------------------------------------------------------------------------- */

/* Skips blanks; gives what comes next without taking it. */
static int skip_blanks(struct source *source)
{
    int c;
    while (isspace(c = library_source_next(source)))
        ;
    library_source_back(source, c);
    return c;
}

static long long clamp(const struct request *request, int base, const struct integer *n)
{
    if (base == 10 && request->letter != 'u') {
        if (n->negative && (n->overflow || n->magnitude > (unsigned long long)LLONG_MAX + 1))
            return LLONG_MIN;
        if (!n->negative && (n->overflow || n->magnitude > LLONG_MAX))
            return LLONG_MAX;
    } else if (n->overflow)
        return -1;
    return (long long)(n->negative ? -n->magnitude : n->magnitude);
}

static enum outcome match_integer(struct source *source, const struct request *request,
                                  va_list *arguments)
{
    static const struct {
        char letter;
        int base;
    } bases[] = {{'d', 10}, {'u', 10}, {'i', 0}, {'o', 8}, {'x', 16}, {'X', 16}, {'p', 16}};
    struct integer n;
    int base = 10;
    for (unsigned i = 0; i < sizeof bases / sizeof *bases; i++)
        if (bases[i].letter == request->letter)
            base = bases[i].base;
    if (library_scan_integer(source, base, request->width, &n) == 0)
        return FAILED; /* 0x and no digit: 0, and the x is lost, as on Linux */
    store_integer(request, clamp(request, base, &n), arguments);
    return MATCHED;
}

static enum outcome match_double(struct source *source, const struct request *request,
                                 va_list *arguments)
{
    double value;
    bool out_of_range;
    unsigned begin = source->taken;
    unsigned length = library_scan_double(source, request->width, &value, &out_of_range);
    if (length == 0 || source->taken - begin > length)
        return FAILED;
    store_double(request, value, arguments);
    return MATCHED;
}

static bool belongs(const struct request *request, int c)
{
    switch (request->letter) {
    case 's':
        return !isspace(c);
    case '[':
        return request->set[c / 8] >> c % 8 & 1;
    default:
        return true;
    }
}

/* %s, %[ and %c. */
static enum outcome match_characters(struct source *source, const struct request *request,
                                     va_list *arguments)
{
    char *to = request->dropped ? NULL : va_arg(*arguments, char *);
    unsigned most = request->letter == 'c' && request->width == UINT_MAX ? 1 : request->width;
    unsigned count = 0;
    int c = 0;
    for (; count < most; count++) {
        c = library_source_next(source);
        if (c < 0 || !belongs(request, c))
            break;
        if (to)
            set_string_byte(to + count, (char)c);
    }
    if (count < most)
        library_source_back(source, c);
    if (count == 0 || (request->letter == 'c' && count < most))
        return c < 0 ? ENDED : FAILED;
    if (to && request->letter != 'c')
        set_string_byte(to + count, 0);
    return MATCHED;
}

static enum outcome match_character(struct source *source, char wanted)
{
    int c = library_source_next(source);
    if (c == (unsigned char)wanted)
        return MATCHED;
    library_source_back(source, c);
    return c < 0 ? ENDED : FAILED;
}

static enum outcome match(struct source *source, const struct request *request, va_list *arguments)
{
    bool keeps_blanks = request->letter == 'c' || request->letter == '[' || request->letter == 'n';
    if (!keeps_blanks && skip_blanks(source) < 0)
        return ENDED;
    switch (request->letter) {
    case 'd':
    case 'i':
    case 'u':
    case 'o':
    case 'x':
    case 'X':
    case 'p':
        return match_integer(source, request, arguments);
    case 'a':
    case 'A':
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
        return match_double(source, request, arguments);
    case 'c':
    case 's':
    case '[':
        return match_characters(source, request, arguments);
    case 'n':
        store_integer(request, source->taken, arguments);
        return MATCHED;
    case '%':
        return match_character(source, '%');
    default:
        return FAILED;
    }
}

int library_scan(struct source *source, const char *format, va_list arguments)
{
    va_list own;
    int stored = 0;
    enum outcome outcome = MATCHED;
    va_copy(own, arguments);
    while (*format && outcome == MATCHED) {
        char c = *format++;
        if (isspace(c))
            skip_blanks(source);
        else if (c != '%')
            outcome = match_character(source, c);
        else {
            struct request request = parse(&format);
            outcome = match(source, &request, &own);
            stored += outcome == MATCHED && !request.dropped && request.letter != 'n' &&
                      request.letter != '%';
        }
    }
    va_end(own);
    return outcome == ENDED && stored == 0 ? EOF : stored;
}
