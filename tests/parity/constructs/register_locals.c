/* register and auto */
#include <stdio.h>

int result;

int main(void)
{
    register int i;
    auto int sum = 0;
    for (i = 0; i < 5; i++)
        sum += i;
    result = sum;
    printf("%d\n", result);
    return 0;
}
