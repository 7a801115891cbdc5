/* system: through the shell, the status as wait gives it; 127 if the command is not found; NULL asks for a
 * shell. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>

static void show(const char *command)
{
    int status = system(command);
    printf("%s: exited %d status %d\n", command, WIFEXITED(status), WEXITSTATUS(status));
}

int main(void)
{
    printf("a shell: %d\n", system(NULL) != 0);
    show("true");
    show("false");
    show("exit 7");
    show("echo hello from the shell");
    show("echo one; echo two");
    show("no_such_command 2> /dev/null");
    show("echo some text > made; cat made");
    return 0;
}
