/* A signal to a parent in vfork waits until it has its stack again; one that kills does not wait. */
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t step, caught_at;

static void on_signal(int number)
{
    (void)number;
    caught_at = ++step;
}

int main(void)
{
    int status, ends[2];
    char c;
    signal(SIGUSR1, on_signal);
    pid_t child = vfork();
    if (child == 0) {
        kill(getppid(), SIGUSR1);
        step++;
        _exit(3);
    }
    printf("child done at 1, caught at %d\n", (int)caught_at);
    waitpid(child, &status, 0);
    printf("status %d\n", WEXITSTATUS(status));
    fflush(stdout);
    pipe(ends);
    pid_t middle = fork();
    if (middle == 0) {
        close(ends[0]);
        if (vfork() == 0) {
            kill(getppid(), SIGKILL); /* from now on the stack is the child's alone */
            while (getppid() == middle)
                ;
            write(ends[1], "x", 1);
            _exit(0);
        }
        write(ends[1], "never", 5);
        _exit(0);
    }
    close(ends[1]);
    waitpid(middle, &status, 0);
    printf("%s %d\n", WIFSIGNALED(status) ? "signal" : "exit", WTERMSIG(status));
    while (read(ends[0], &c, 1) == 1)
        printf("%c\n", c);
    return 0;
}
