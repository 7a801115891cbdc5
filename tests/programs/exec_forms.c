/* tests: with echo_args
 * The six forms of exec: arguments as a list or vector, a path or a name to be found, with an environment
 * or ours. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    char *args[] = {"v", "one", "two words", NULL};
    char *variables[] = {"COLOR=green", NULL};
    setenv("COLOR", "red", 1);
    for (int form = 0; form < 6; form++) {
        int status;
        if (fork() == 0) {
            switch (form) {
            case 0: execl("./echo_args", "l", "one", "", (char *)NULL); break;
            case 1: execv("./echo_args", args); break;
            case 2: execle("./echo_args", "le", "one", (char *)NULL, variables); break;
            case 3: execve("./echo_args", args, variables); break;
            case 4: execlp("echo_args", "lp", (char *)NULL); break;
            case 5: execvp("echo_args", args); break;
            }
            perror("exec");
            _exit(99);
        }
        wait(&status);
        printf("status %d\n", WEXITSTATUS(status));
    }
    return 0;
}
