/* the sieve of Eratosthenes */
#include <stdbool.h>
#include <stdio.h>

bool composite[50];
int primes;

int main(void)
{
    for (int i = 2; i < 50; i++) {
        if (composite[i])
            continue;
        primes++;
        for (int j = i * i; j < 50; j += i)
            composite[j] = true;
    }
    printf("%d\n", primes);
    return 0;
}
