/* long long: one access in the model, two instructions on a small machine */
#include <stdio.h>

long long distance = 4000000000LL;
unsigned long long product = 1;

int main(void)
{
    for (int i = 1; i <= 15; i++)
        product *= i;
    distance = distance / 3 + distance % 7;
    product >>= 3;
    printf("%lld %llu\n", distance, product);
    return 0;
}
