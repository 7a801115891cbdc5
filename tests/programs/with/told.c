/* Prints what it was started with: arguments, some variables, which descriptors from 3 on are open. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>

static const char *value(const char *name)
{
    const char *found = getenv(name);
    return found ? found : "(none)";
}

int main(int argc, char **argv, char **envp)
{
    printf("%d:", argc);
    for (int i = 0; i < argc; i++)
        printf(" <%s>", argv[i]);
    printf("%s\n", argv[argc] ? " and more" : "");
    printf("COLOR %s, SHAPE %s, %s\n", value("COLOR"), value("SHAPE"), envp[0] ? "some" : "empty");
    printf("open:");
    for (int d = 3; d < 10; d++)
        if (fcntl(d, F_GETFD) >= 0)
            printf(" %d", d);
    printf("\n");
    return argc;
}
