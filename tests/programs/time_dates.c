/* Dates from and to seconds: leap years, before 1970, months out of range; strftime's every letter. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static void show(const struct tm *t)
{
    printf("%d-%d-%d %d:%d:%d w%d y%d\n", t->tm_year + 1900, t->tm_mon + 1, t->tm_mday, t->tm_hour,
           t->tm_min, t->tm_sec, t->tm_wday, t->tm_yday);
}

int main(void)
{
    static const long times[] = {0,         -1,         86399,      951782400,  951868800,
                                 1735689600, 1709164800, 2147483647, -2147483647, 4102444};
    for (unsigned i = 0; i < sizeof times / sizeof *times; i++) {
        time_t t = times[i];
        struct tm date;
        show(gmtime_r(&t, &date));
        printf("%d %s", timegm(&date) == t, asctime(&date));
    }
    struct tm odd = {.tm_year = 124, .tm_mon = 13, .tm_mday = -3, .tm_hour = 49, .tm_min = -1, .tm_sec = 61};
    time_t made = timegm(&odd);
    printf("%ld ", (long)made);
    show(&odd);
    struct tm leap = {.tm_year = 100, .tm_mon = 1, .tm_mday = 29};
    printf("%ld\n", (long)timegm(&leap));

    static const char letters[] = "aAbBcCdDeFgGhHIjklmMnpPrRsStTuUVwWxXyYz%";
    static const long dates[] = {1735689600, 1230768000, 1262304000, 1104537600, 1709251199};
    char text[100];
    for (unsigned d = 0; d < sizeof dates / sizeof *dates; d++) {
        time_t t = dates[d] + 45296;
        struct tm date = *gmtime(&t);
        for (const char *l = letters; *l; l++) {
            char format[3] = {'%', *l};
            size_t n = strftime(text, sizeof text, format, &date);
            printf("%c[%s]%zu ", *l, text, n);
        }
        printf("\n");
    }
    time_t t = 1735689600;
    struct tm date = *gmtime(&t);
    printf("%zu ", strftime(text, 11, "%Y-%m-%d", &date));
    printf("%zu\n", strftime(text, 10, "%Y-%m-%d", &date));
    strftime(text, sizeof text, "[%-d %_m %-H %Ey %Od %e]", &date);
    printf("%s\n", text);
    t = 1000000000;
    printf("%s%.1f\n", ctime(&t), difftime(1000, 400));
    return 0;
}
