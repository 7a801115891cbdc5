/* semtimedop: EAGAIN when its time is over, at once if it need not wait. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <sys/ipc.h>
#include <sys/sem.h>
#include <time.h>

static int timed(int id, int change, long seconds, long nanoseconds)
{
    struct sembuf b = {0, change, 0};
    struct timespec t = {seconds, nanoseconds};
    return semtimedop(id, &b, 1, &t) == -1 ? errno : 0;
}

int main(void)
{
    struct timespec before, after;
    int id = semget(IPC_PRIVATE, 1, 0600);
    clock_gettime(CLOCK_MONOTONIC, &before);
    printf("over: %d\n", timed(id, -1, 1, 0) == EAGAIN);
    clock_gettime(CLOCK_MONOTONIC, &after);
    double waited = (after.tv_sec - before.tv_sec) + (after.tv_nsec - before.tv_nsec) / 1e9;
    printf("after a second: %d\n", waited >= 1 && waited < 2);
    printf("no time at all: %d\n", timed(id, -1, 0, 0) == EAGAIN);
    printf("a time that is none: %d\n", timed(id, -1, 0, 2000000000) == EINVAL);
    printf("up: %d\n", timed(id, 1, 1, 0));
    printf("down at once: %d\n", timed(id, -1, 100, 0));
    semctl(id, 0, IPC_RMID);
    return 0;
}
