/* fork in a thread: the child has that thread alone; all memory is copied. */
#include <pthread.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static int value = 1;

static void *other(void *arg)
{
    for (;;)
        pause();
    return arg;
}

static void *forks(void *arg)
{
    value = 2;
    pid_t child = fork();
    if (child == 0) {
        value++;
        printf("child: value %d\n", value);
        pthread_exit(NULL); /* its only thread: so it ends, with status 0 */
    }
    int status;
    waitpid(child, &status, 0);
    printf("exited %d with %d\n", WIFEXITED(status) != 0, WEXITSTATUS(status));
    return arg;
}

int main(void)
{
    pthread_t t, u;
    pthread_create(&u, NULL, other, NULL);
    pthread_create(&t, NULL, forks, NULL);
    pthread_join(t, NULL);
    printf("parent: value %d\n", value);
    return 0;
}
