/* tests: with upper
 * A program after exec has the pid of the one before, and its children: the parent waits for the same pid. */
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int p[2], status;
    const char *text = "first line\nsecond line\n";
    pipe(p);
    pid_t child = fork();
    if (child == 0) {
        dup2(p[0], 0);
        close(p[0]), close(p[1]);
        execlp("upper", "upper", (char *)NULL);
        _exit(127);
    }
    close(p[0]);
    write(p[1], text, strlen(text));
    close(p[1]);
    printf("the same pid: %d\n", wait(&status) == child);
    printf("lines counted: %d\n", WEXITSTATUS(status));
    return 0;
}
