/* output by characters and lines */
#include <stdio.h>

char text[] = "line";
int written;

int main(void)
{
    for (int i = 0; text[i]; i++) {
        putchar(text[i]);
        written++;
    }
    putchar('\n');
    puts(text);
    printf("%d\n", written);
    return 0;
}
