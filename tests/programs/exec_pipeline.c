/* tests: with echo_args upper
 * What a shell does for `echo_args a | upper > result`: pipe, two forks, dup2, exec; close all other ends. */
#include <fcntl.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int p[2], status, ended = 0;
    char text[100];
    pipe(p);
    if (fork() == 0) {
        dup2(p[1], 1);
        close(p[0]), close(p[1]);
        execlp("echo_args", "echo_args", "some text", (char *)NULL);
        _exit(127);
    }
    if (fork() == 0) {
        int out = open("result", O_WRONLY | O_CREAT | O_TRUNC, 0644);
        dup2(p[0], 0);
        dup2(out, 1);
        close(p[0]), close(p[1]), close(out);
        execlp("upper", "upper", (char *)NULL);
        _exit(127);
    }
    close(p[0]), close(p[1]);
    while (wait(&status) > 0)
        ended++;
    int in = open("result", O_RDONLY);
    ssize_t n = read(in, text, sizeof text - 1);
    text[n] = '\0';
    printf("%d ended, the file holds: %s", ended, text);
    return 0;
}
