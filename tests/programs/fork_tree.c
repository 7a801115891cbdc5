/* A tree of processes: each waits for its own children and adds what they give. */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static int grow(int depth)
{
    int sum = 1;
    for (int i = 0; i < 2 && depth > 0; i++) {
        int status;
        pid_t pid = fork();
        if (pid == 0)
            _exit(grow(depth - 1));
        waitpid(pid, &status, 0);
        sum += WEXITSTATUS(status);
    }
    return sum;
}

int main(void)
{
    printf("%d processes\n", grow(3));
    return 0;
}
