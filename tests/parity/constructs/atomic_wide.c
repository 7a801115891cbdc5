/* atomics of one, two and four bytes */
#include <stdio.h>

unsigned char one = 255;
unsigned short two = 10;
unsigned four = 100;

int main(void)
{
    __atomic_add_fetch(&one, 2, __ATOMIC_SEQ_CST);
    __atomic_xor_fetch(&two, 3, __ATOMIC_SEQ_CST);
    __atomic_nand_fetch(&four, 4, __ATOMIC_SEQ_CST);
    printf("%d %d %x\n", one, two, four);
    return 0;
}
