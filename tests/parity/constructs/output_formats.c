/* formats of printf */
#include <stdio.h>

int number = 42, negative = -7;
unsigned mask = 0xbeef;

int main(void)
{
    printf("[%5d] [%-5d] [%05d]\n", number, number, negative);
    printf("[%x] [%X] [%o] [%#x]\n", mask, mask, number, mask);
    printf("[%c] [%10s] [%-6s] [%.2s]\n", 'p', "right", "left", "cut");
    return 0;
}
