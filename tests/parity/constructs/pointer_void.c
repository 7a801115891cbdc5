/* bytes behind a pointer to void */
#include <stdio.h>

unsigned word = 0x01020304;
void *anything = &word;

int main(void)
{
    unsigned char *byte = anything;
    byte[3] = 9;
    printf("%d %d %x\n", *byte, *((unsigned char *)anything + 1), *(unsigned *)anything);
    return 0;
}
