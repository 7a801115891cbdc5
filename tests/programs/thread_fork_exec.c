/* A thread forks, and its child still has the arguments and the environment, and executes a program. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>
static void *run(void *a)
{
    if (fork() == 0) {
        printf("%s\n", getenv("HOME") ? "home" : "none");
        fflush(stdout);
        execlp("echo", "echo", "hi", (char *)0);
        perror("execlp");
        _exit(1);
    }
    int s; wait(&s);
    printf("status %d\n", WEXITSTATUS(s));
    return a;
}
int main(void) { pthread_t t; pthread_create(&t, 0, run, 0); pthread_join(t, 0); return 0; }
