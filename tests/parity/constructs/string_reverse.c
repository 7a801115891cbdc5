/* a string reversed in place */
#include <stdio.h>

char word[] = "semaphore";

int main(void)
{
    char *left = word, *right = word;
    while (right[1])
        right++;
    while (left < right) {
        char kept = *left;
        *left++ = *right;
        *right-- = kept;
    }
    printf("%s\n", word);
    return 0;
}
