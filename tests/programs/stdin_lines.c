/* The console gives end of file when nothing is to be read. */
#include <stdio.h>

int main(void)
{
    printf("%d\n", getchar());
    printf("%d\n", feof(stdin) != 0);
    return 0;
}
