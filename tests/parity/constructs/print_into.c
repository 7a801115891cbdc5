/* a line put together in memory */
#include <stdio.h>

char line[32];
int used, part = 7;

int main(void)
{
    used = sprintf(line, "part %d", part);
    used += snprintf(line + used, sizeof line - used, " of %d", part * 2);
    printf("%s (%d)\n", line, used);
    return 0;
}
