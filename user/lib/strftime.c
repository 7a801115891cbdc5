/* Dates by a format, in the C locale. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "internal.h"

static const char *const days[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                   "Thursday", "Friday", "Saturday"};
static const char *const months[] = {"January", "February", "March",     "April",
                                     "May",     "June",     "July",      "August",
                                     "September", "October", "November", "December"};

/* What has been written, with one byte kept for the end. */
struct output {
    char *to;
    size_t room;
    bool full;
};

static void put_byte(struct output *out, char c)
{
    if (out->room <= 1) {
        out->full = true;
        return;
    }
    set_string_byte(out->to++, c);
    out->room--;
}

static void put_text(struct output *out, const char *text, size_t most)
{
    for (; *text && most > 0; text++, most--)
        put_byte(out, *text);
}

/* One conversion's number: `width` digits, filled with `fill` ('-': not at all). */
static void put_number(struct output *out, long long number, int width, char fill)
{
    char digits[24];
    int count = 0;
    unsigned long long rest = number < 0 ? -(unsigned long long)number : (unsigned long long)number;
    do
        digits[count++] = (char)('0' + rest % 10);
    while ((rest /= 10) != 0);
    if (number < 0)
        put_byte(out, '-');
    for (int i = count + (number < 0); i < width && fill != '-'; i++)
        put_byte(out, fill == '_' ? ' ' : '0');
    while (count > 0)
        put_byte(out, digits[--count]);
}

/* ---- Weeks ------------------------------------------------------------------------------- */

/* The week of the year, whose first begins with the first day `first` (0 Sunday, 1 Monday). */
static int week_of(const struct tm *date, int first)
{
    return (date->tm_yday + 7 - (date->tm_wday + 7 - first) % 7) / 7;
}

static int days_in(long long year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 366 : 365;
}

/* ISO 8601: a week belongs to the year in which its Thursday lies. */
static int iso_week(const struct tm *date, long long *year)
{
    *year = 1900ll + date->tm_year;
    int thursday = date->tm_yday + 3 - (date->tm_wday + 6) % 7;
    if (thursday < 0)
        thursday += days_in(--*year);
    else if (thursday >= days_in(*year))
        thursday -= days_in((*year)++);
    return thursday / 7 + 1;
}

/* ---- Conversions ------------------------------------------------------------------------- */

static void convert(struct output *out, char letter, char fill, const struct tm *date);

static void put_format(struct output *out, const char *format, const struct tm *date)
{
    for (; *format; format++)
        if (*format == '%')
            convert(out, *++format, 0, date);
        else
            put_byte(out, *format);
}

static int hour_of_12(const struct tm *date)
{
    return date->tm_hour % 12 ? date->tm_hour % 12 : 12;
}

static long long seconds_of(const struct tm *date)
{
    struct tm copy = *date;
    return timegm(&copy);
}

/* A letter that stands for one number; false if it is none of those. */
static bool convert_number(struct output *out, char letter, char fill, const struct tm *date)
{
    long long year = 1900ll + date->tm_year, iso_year;
    int week = iso_week(date, &iso_year);
    const struct {
        char letter;
        signed char width;
        char fill;
        long long number;
    } numbers[] = {
        {'C', 2, '0', year / 100 - (year % 100 < 0)},
        {'d', 2, '0', date->tm_mday},
        {'e', 2, '_', date->tm_mday},
        {'g', 2, '0', (iso_year % 100 + 100) % 100},
        {'G', 1, '0', iso_year},
        {'H', 2, '0', date->tm_hour},
        {'I', 2, '0', hour_of_12(date)},
        {'j', 3, '0', date->tm_yday + 1},
        {'k', 2, '_', date->tm_hour},
        {'l', 2, '_', hour_of_12(date)},
        {'m', 2, '0', date->tm_mon + 1},
        {'M', 2, '0', date->tm_min},
        {'S', 2, '0', date->tm_sec},
        {'u', 1, '0', date->tm_wday ? date->tm_wday : 7},
        {'U', 2, '0', week_of(date, 0)},
        {'V', 2, '0', week},
        {'w', 1, '0', date->tm_wday},
        {'W', 2, '0', week_of(date, 1)},
        {'y', 2, '0', (year % 100 + 100) % 100},
        {'Y', 1, '0', year},
    };
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (numbers[i].letter == letter) {
            put_number(out, numbers[i].number, numbers[i].width, fill ? fill : numbers[i].fill);
            return true;
        }
    return false;
}

/* A letter that stands for a format of others; NULL if it is none of those. */
static const char *format_of(char letter)
{
    switch (letter) {
    case 'c':
        return "%a %b %e %H:%M:%S %Y";
    case 'D':
    case 'x':
        return "%m/%d/%y";
    case 'F':
        return "%Y-%m-%d";
    case 'n':
        return "\n";
    case 'r':
        return "%I:%M:%S %p";
    case 'R':
        return "%H:%M";
    case 't':
        return "\t";
    case 'T':
    case 'X':
        return "%H:%M:%S";
    case 'z':
        return "+0000";
    default:
        return NULL;
    }
}

static const char *name_of(const char *const *names, int count, int which)
{
    return which >= 0 && which < count ? names[which] : "?";
}

static void convert(struct output *out, char letter, char fill, const struct tm *date)
{
    const char *format = format_of(letter);
    if (format) {
        put_format(out, format, date);
        return;
    }
    if (convert_number(out, letter, fill, date))
        return;
    switch (letter) {
    case 'a':
    case 'A':
        put_text(out, name_of(days, 7, date->tm_wday), letter == 'a' ? 3 : (size_t)-1);
        break;
    case 'b':
    case 'h':
    case 'B':
        put_text(out, name_of(months, 12, date->tm_mon), letter != 'B' ? 3 : (size_t)-1);
        break;
    case 'p':
        put_text(out, date->tm_hour >= 12 ? "PM" : "AM", 2);
        break;
    case 'P':
        put_text(out, date->tm_hour >= 12 ? "pm" : "am", 2);
        break;
    case 's':
        put_number(out, seconds_of(date), 1, '0');
        break;
    case 'Z':
        put_text(out, date->tm_zone ? date->tm_zone : "", (size_t)-1);
        break;
    case '%':
        put_byte(out, '%');
        break;
    default:
        put_byte(out, '%');
        put_byte(out, letter);
    }
}

size_t strftime(char *to, size_t size, const char *format, const struct tm *date)
{
    struct output out = {to, size, size == 0};
    announce_read(date, sizeof *date);
    struct tm copy = *date;
    unsigned char c;
    while ((c = string_byte(format++)) != 0) {
        char fill = 0;
        if (c != '%') {
            put_byte(&out, (char)c);
            continue;
        }
        c = string_byte(format);
        if (c == '-' || c == '_' || c == '0') {
            fill = (char)c;
            format++;
        }
        c = string_byte(format);
        if (c == 'E' || c == 'O')
            format++;
        c = string_byte(format);
        if (!c)
            break;
        convert(&out, (char)c, fill, &copy);
        format++;
    }
    if (out.full)
        return 0;
    set_string_byte(out.to, 0);
    return (size_t)(out.to - to);
}
