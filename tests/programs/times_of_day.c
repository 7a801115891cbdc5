/* Time functions with fixed dates: gmtime, timegm's inverse by mktime in UTC, strftime, asctime, difftime.
 */
#include <stdio.h>
#include <string.h>
#include <time.h>

int main(void)
{
    time_t times[] = {0, 951782400, 1000000000, 2147483647, 1709164800};
    char text[80];
    for (int i = 0; i < 5; i++) {
        struct tm t;
        gmtime_r(&times[i], &t);
        strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S %a %A %b %B %j %y %I %p %e %%", &t);
        printf("%s, weekday %d, day %d\n", text, t.tm_wday, t.tm_yday);
        printf("%s", asctime(&t));
        printf("back: %d\n", mktime(&t) == times[i]);
    }
    struct tm odd = {.tm_year = 124, .tm_mon = 13, .tm_mday = 31, .tm_hour = 25, .tm_min = -5};
    time_t when = mktime(&odd);
    printf("made right: %04d-%02d-%02d %02d:%02d, %ld\n", odd.tm_year + 1900, odd.tm_mon + 1, odd.tm_mday,
           odd.tm_hour, odd.tm_min, (long)when);
    printf("%.1f\n", difftime(1000, 400));
    printf("too short: %d\n", (int)strftime(text, 4, "%Y-%m-%d", gmtime(&times[0])));
    printf("%s", ctime(&times[2]));
    return 0;
}
