/* Sleepers wake in the order of their dates. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int main(void)
{
    for (int i = 3; i > 0; i--)
        if (fork() == 0) {
            struct timespec t = {0, i * 50000000};
            int result = nanosleep(&t, NULL);
            printf("slept %d: %d\n", i, result);
            fflush(stdout);
            exit(0);
        }
    while (wait(NULL) > 0)
        ;
    printf("sleep(0) gives %u\n", sleep(0));
    struct timespec bad = {0, 1000000000};
    printf("too many nanoseconds: %d\n", nanosleep(&bad, NULL));
    return 0;
}
