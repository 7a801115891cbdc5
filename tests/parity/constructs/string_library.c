/* strings by the library's functions */
#include <stdio.h>
#include <string.h>

char line[32] = "wait";
int length;

int main(void)
{
    strcat(line, " and ");
    strcpy(line + strlen(line), "signal");
    length = strlen(line);
    printf("%s %d %d\n", line, length, strcmp(line, "wait") > 0);
    return 0;
}
