/* an array of pointers to strings, sorted */
#include <stdio.h>
#include <string.h>

char *names[] = {"wait", "fork", "pipe", "exec"};

int main(void)
{
    for (int i = 0; i < 3; i++)
        for (int j = i + 1; j < 4; j++)
            if (strcmp(names[i], names[j]) > 0) {
                char *kept = names[i];
                names[i] = names[j];
                names[j] = kept;
            }
    for (int i = 0; i < 4; i++)
        printf("%s ", names[i]);
    printf("\n");
    return 0;
}
