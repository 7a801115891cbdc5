/* wait and waitpid without children, with WNOHANG, with a pid that is none of ours. */
#include <errno.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static void show(const char *what, long result)
{
    printf("%s: %ld errno %d\n", what, result, result < 0 ? errno : 0);
}

int main(void)
{
    int status, go[2];
    char byte;
    show("wait without children", wait(&status));
    show("waitpid without children", waitpid(-1, &status, WNOHANG));
    pipe(go);
    pid_t pid = fork();
    if (pid == 0) {
        close(go[1]);
        read(go[0], &byte, 1);
        _exit(3);
    }
    show("waitpid WNOHANG while it lives", waitpid(pid, &status, WNOHANG));
    show("waitpid of a stranger", waitpid(pid + 1, &status, 0));
    show("waitpid with bad options", waitpid(pid, &status, 0x100));
    close(go[0]), close(go[1]);
    printf("waitpid gives its pid: %d\n", waitpid(pid, &status, 0) == pid);
    printf("exited %d with %d\n", WIFEXITED(status), WEXITSTATUS(status));
    show("waitpid again", waitpid(pid, &status, 0));
    return 0;
}
