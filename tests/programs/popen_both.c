/* popen: read from a command or write to it; pclose gives its status. */
#include <stdio.h>
#include <sys/wait.h>

int main(void)
{
    char line[80];
    int n = 0;
    FILE *from = popen("echo one; echo two; exit 3", "r");
    while (fgets(line, sizeof line, from) != NULL)
        printf("line %d: %s", ++n, line);
    printf("status %d\n", WEXITSTATUS(pclose(from)));
    FILE *to = popen("cat", "w");
    fprintf(to, "through cat\n");
    printf("status %d\n", WEXITSTATUS(pclose(to)));
    printf("bad mode: %d\n", popen("true", "x") == NULL);
    return 0;
}
