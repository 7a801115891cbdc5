/* A child that has ended stays until it is waited for, and its pid with it. */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    pid_t first = fork();
    if (first == 0)
        _exit(1);
    usleep(20000);
    pid_t second = fork();
    if (second == 0)
        _exit(2);
    usleep(20000);
    int a, b;
    printf("different pids: %d\n", first != second);
    printf("second first: %d\n", waitpid(second, &b, 0) == second);
    printf("then first: %d\n", waitpid(first, &a, 0) == first);
    printf("%d %d\n", WEXITSTATUS(a), WEXITSTATUS(b));
    return 0;
}
