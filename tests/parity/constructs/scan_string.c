/* numbers read from a string */
#include <stdio.h>
#include <stdlib.h>

char text[] = "12 -5 300";
int sum;

int main(void)
{
    char *at = text;
    for (int i = 0; i < 3; i++)
        sum += strtol(at, &at, 10);
    printf("%d %d\n", sum, atoi(text + 3));
    return 0;
}
