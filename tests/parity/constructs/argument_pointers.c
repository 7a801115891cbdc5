/* arguments through pointers, elements and members */
#include <stdio.h>

struct account {
    int number, balance;
} accounts[2] = {{1, 100}, {2, 50}};
struct account *richest = accounts;
int one = 1, *index = &one;

int main(void)
{
    printf("%d %d %d\n", richest->number, richest->balance, accounts[*index].balance);
    richest++;
    printf("%d %d\n", richest[-1].balance, *&richest->balance);
    return 0;
}
