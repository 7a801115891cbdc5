/* printing a floating number */
#include <stdio.h>

double price = 12.5;
int pieces = 3;

int main(void)
{
    price *= pieces;
    printf("%.2f %5.1f\n", price, price / 4);
    return 0;
}
