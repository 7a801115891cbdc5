/* calls as operands */
#include <stdio.h>

int log_of_calls, base = 2;

static int note(int digit)
{
    log_of_calls = log_of_calls * 10 + digit;
    return digit;
}

int main(void)
{
    int sum = note(1) + note(2) * note(3);
    sum += base + note(4);
    sum += note(5) - base;
    printf("%d %d\n", sum, log_of_calls);
    return 0;
}
