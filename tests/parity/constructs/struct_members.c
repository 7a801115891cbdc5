/* members read and written */
#include <stdio.h>

struct date {
    int year;
    char month, day;
} today = {2025, 1, 31};

int main(void)
{
    today.day++;
    if (today.day > 31) {
        today.day = 1;
        today.month++;
    }
    today.year -= 25;
    printf("%d-%d-%d\n", today.year, today.month, today.day);
    return 0;
}
