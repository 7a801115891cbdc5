/* inline functions */
#include <stdio.h>

int reads;

static inline int square(int x)
{
    reads++;
    return x * x;
}

static inline __attribute__((always_inline)) int twice(int x)
{
    reads++;
    return x + x;
}

int main(void)
{
    printf("%d %d\n", square(twice(3)), reads);
    return 0;
}
