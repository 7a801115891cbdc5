/* a table of counts of letters */
#include <stdio.h>

char text[] = "the quick brown fox";
unsigned char counts[26];

int main(void)
{
    for (int i = 0; text[i]; i++)
        if (text[i] >= 'a' && text[i] <= 'z')
            counts[text[i] - 'a']++;
    printf("%d %d %d\n", counts['o' - 'a'], counts['u' - 'a'], counts['z' - 'a']);
    return 0;
}
