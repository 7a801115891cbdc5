/* a string is copied byte by byte */
#include <stdio.h>

char from[] = "pawl";
char to[8];

int main(void)
{
    int i = 0;
    while ((to[i] = from[i]) != '\0')
        i++;
    printf("%s %d\n", to, i);
    return 0;
}
