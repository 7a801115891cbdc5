/* switch over values far apart, ranges and characters */
#include <stdio.h>

char text[] = "a9 Z-1000";
int letters, digits, others;

int main(void)
{
    for (char *p = text; *p; p++)
        switch (*p) {
        case 'a' ... 'z':
        case 'A' ... 'Z':
            letters++;
            break;
        case '0' ... '9':
            digits++;
            break;
        case ' ':
            continue;
        default:
            others++;
        }
    switch (digits * 1000) {
    case 5000:
        others += 10;
        break;
    case 100000:
        others += 20;
        break;
    case -7:
        others += 30;
        break;
    }
    printf("%d %d %d\n", letters, digits, others);
    return 0;
}
