/* a table of functions, the index a global */
#include <stdio.h>

int log_of_calls;

static void first(int by) { log_of_calls = log_of_calls * 10 + by; }
static void second(int by) { log_of_calls = log_of_calls * 10 + by + 1; }
static void third(int by) { log_of_calls -= by; }

void (*table[])(int) = {first, second, third};
int which, by = 2;

int main(void)
{
    for (which = 0; which < 3; which++)
        table[which](by + which);
    printf("%d\n", log_of_calls);
    return 0;
}
