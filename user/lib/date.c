/* Dates: days are counted from 1 March 2000, so that the day that some years have more is the last
   of its year, of its four years and of its 400. All in UTC. */
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "internal.h"

enum {
    DAY = 86400,
    DAYS_400 = 146097,
    DAYS_100 = 36524,
    DAYS_4 = 1461,
    EPOCH_TO_MARCH_2000 = 11017, /* days from 1 January 1970 */
};

static bool is_leap(long long year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/* Days of the year before the month, both as struct tm has them. */
static int days_before(int month, bool leap)
{
    static const short days[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    return days[month] + (leap && month > 1);
}

static long long floor_divide(long long n, long long by)
{
    return n / by - (n % by < 0);
}

/* Fills *date; false if the year does not fit. */
static bool set_date(struct tm *date, long long time)
{
    long long day = floor_divide(time, DAY), second = time - day * DAY;
    long long rest = day - EPOCH_TO_MARCH_2000, year = 2000 + 400 * floor_divide(rest, DAYS_400);
    rest -= floor_divide(rest, DAYS_400) * DAYS_400;
    long long part = rest / DAYS_100 < 3 ? rest / DAYS_100 : 3;
    year += 100 * part;
    rest -= part * DAYS_100;
    year += 4 * (rest / DAYS_4);
    rest %= DAYS_4;
    part = rest / 365 < 3 ? rest / 365 : 3;
    year += part;
    rest -= part * 365;
    bool next = rest >= 306; /* January and February belong to the year after */
    int of_year = (int)(next ? rest - 306 : rest + 59 + is_leap(year));
    year += next;
    if (year - 1900 > INT_MAX || year - 1900 < INT_MIN)
        return false;
    int month = 11;
    while (days_before(month, is_leap(year)) > of_year)
        month--;
    *date = (struct tm){
        .tm_sec = (int)(second % 60),
        .tm_min = (int)(second / 60 % 60),
        .tm_hour = (int)(second / 3600),
        .tm_mday = of_year - days_before(month, is_leap(year)) + 1,
        .tm_mon = month,
        .tm_year = (int)(year - 1900),
        .tm_wday = (int)(day + 4 - 7 * floor_divide(day + 4, 7)),
        .tm_yday = of_year,
        .tm_zone = "UTC",
    };
    return true;
}

/* Seconds since 1970; members may be out of their ranges. */
static long long time_of(const struct tm *date)
{
    long long months = (long long)date->tm_year * 12 + date->tm_mon;
    long long year = 1900 + floor_divide(months, 12);
    int month = (int)(months - floor_divide(months, 12) * 12);
    long long before = year - 1;
    long long day = before * 365 + floor_divide(before, 4) - floor_divide(before, 100) +
                    floor_divide(before, 400) - 719162 + days_before(month, is_leap(year)) +
                    date->tm_mday - 1;
    return ((day * 24 + date->tm_hour) * 60 + date->tm_min) * 60 + date->tm_sec;
}

/* ---- From and to seconds ----------------------------------------------------------------- */

struct tm *gmtime_r(const time_t *when, struct tm *date)
{
    struct tm result;
    announce_read(when, sizeof *when);
    if (!set_date(&result, *when)) {
        library_fail(K_EOVERFLOW);
        return NULL;
    }
    result.tm_zone = "GMT";
    announce_write(date, sizeof *date);
    *date = result;
    return date;
}

struct tm *localtime_r(const time_t *when, struct tm *date)
{
    if (!gmtime_r(when, date))
        return NULL;
    date->tm_zone = "UTC";
    return date;
}

struct tm *gmtime(const time_t *when) { return gmtime_r(when, (struct tm *)lib->date); }

struct tm *localtime(const time_t *when) { return localtime_r(when, (struct tm *)lib->date); }

time_t timegm(struct tm *date)
{
    _Static_assert(sizeof(struct tm) <= sizeof lib->date, "the library has room for a date");
    struct tm result;
    announce_read(date, sizeof *date);
    long long time = time_of(date);
    if (!set_date(&result, time) || (time_t)time != time)
        return library_fail(K_EOVERFLOW);
    announce_write(date, sizeof *date);
    *date = result;
    return (time_t)time;
}

time_t mktime(struct tm *date) { return timegm(date); }

time_t timelocal(struct tm *date) { return timegm(date); }

void tzset(void) {}

/* ---- As text ----------------------------------------------------------------------------- */

char *asctime_r(const struct tm *date, char *to)
{
    static const char days[] = "SunMonTueWedThuFriSat";
    static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    announce_read(date, sizeof *date);
    struct tm d = *date;
    bool day = d.tm_wday >= 0 && d.tm_wday < 7, month = d.tm_mon >= 0 && d.tm_mon < 12;
    if (d.tm_year > INT_MAX - 1900) {
        library_fail(K_EOVERFLOW);
        return NULL;
    }
    sprintf(to, "%.3s %.3s%3d %.2d:%.2d:%.2d %d\n", day ? days + 3 * d.tm_wday : "???",
            month ? months + 3 * d.tm_mon : "???", d.tm_mday, d.tm_hour, d.tm_min, d.tm_sec,
            1900 + d.tm_year);
    return to;
}

char *asctime(const struct tm *date) { return asctime_r(date, lib->date_text); }

char *ctime_r(const time_t *when, char *to)
{
    struct tm date;
    return localtime_r(when, &date) ? asctime_r(&date, to) : NULL;
}

char *ctime(const time_t *when) { return ctime_r(when, lib->date_text); }
