/* floating to integer and back, float to double */
#include <stdio.h>

int whole = 7;
float single;
double precise = -2.75;
unsigned char byte;

int main(void)
{
    single = whole / 2;
    precise = precise + single;
    whole = precise * 8;
    byte = single * 40;
    single = (float)whole / 4;
    printf("%d %d %d\n", whole, byte, (int)(single * 16));
    return 0;
}
