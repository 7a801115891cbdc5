/* two processes and one balance */
#include <stdio.h>

int balance;

void P1(void)
{
    for (int i = 0; i < 20; i++)
        balance = balance + 10;
}

void P2(void)
{
    for (int i = 0; i < 20; i++)
        balance = balance - 5;
    printf("%d\n", balance < 1000);
}
