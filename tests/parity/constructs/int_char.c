/* signed and unsigned char that wrap */
#include <stdio.h>

signed char level = 126;
unsigned char count = 250;
char letter = 'a';

int main(void)
{
    for (int i = 0; i < 10; i++) {
        level++;
        count++;
        letter += 2;
    }
    printf("%d %d %c\n", level, count, letter);
    return 0;
}
