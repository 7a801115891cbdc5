/* system gives the shell's status, popen a stream to or from a command; descriptors and zombies are left
 * clean. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    char line[64];
    int status = system("exit 3");

    printf("system: exited %d, status %d\n", WIFEXITED(status), WEXITSTATUS(status));
    status = system("nosuchcommand 2> /dev/null");
    printf("not found: %d\n", WEXITSTATUS(status));
    printf("a shell: %d\n", system(NULL) != 0);
    fflush(stdout);
    status = system("echo from the shell | cat; A=1; echo $A; false || echo two; (echo three)");
    printf("status %d\n", status);

    FILE *from = popen("echo one; echo two; exit 4", "r");
    while (fgets(line, sizeof line, from))
        printf("read: %s", line);
    status = pclose(from);
    printf("pclose: %d\n", WEXITSTATUS(status));

    FILE *to = popen("cat", "w");
    fprintf(to, "into cat\n");
    printf("pclose: %d\n", pclose(to));
    errno = 0;
    from = popen("true", "x");
    printf("mode: %d %d\n", from == NULL, errno == EINVAL);
    printf("children left: %d\n", wait(NULL) != -1);
    return 0;
}
