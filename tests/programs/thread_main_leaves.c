/* pthread_exit in main: the process goes on until its last thread has ended, and its status is 0. return or
 * exit end all at once. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static pthread_t first;

static void *wait_for_main(void *arg)
{
    pthread_join(first, NULL); /* main can be joined like any other */
    printf("thread goes on: %s\n", (char *)arg);
    return NULL;
}

static void *for_ever(void *arg)
{
    for (;;)
        pause();
    return arg;
}

int main(void)
{
    pthread_t t;
    int status;
    if (fork() == 0) {
        first = pthread_self();
        pthread_create(&t, NULL, wait_for_main, "main has left");
        pthread_exit(NULL);
    }
    wait(&status);
    printf("status %d\n", WEXITSTATUS(status));
    if (fork() == 0) {
        pthread_create(&t, NULL, for_ever, NULL);
        exit(3);
    }
    wait(&status);
    printf("status %d\n", WEXITSTATUS(status));
    return 0;
}
