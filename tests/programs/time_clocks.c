/* Clocks: what passes in a sleep, on which of them; resolutions, errors, timers' arithmetic. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/time.h>
#include <sys/times.h>
#include <time.h>
#include <unistd.h>

int main(void)
{
    struct timeval a, b, c;
    struct timespec t, until;
    gettimeofday(&a, NULL);
    clock_t work = clock();
    usleep(300000);
    gettimeofday(&b, NULL);
    timersub(&b, &a, &c);
    printf("%ld.%ld slept, worked %d\n", (long)c.tv_sec, (long)c.tv_usec / 100000,
           clock() - work < CLOCKS_PER_SEC / 10);
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec++;
    printf("%d ", clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL));
    clock_gettime(CLOCK_MONOTONIC, &t);
    printf("%ld ", (long)(t.tv_sec - until.tv_sec));
    printf("%d ", clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL));
    until.tv_nsec = 1000000000;
    printf("%d %d\n", clock_nanosleep(CLOCK_MONOTONIC, 0, &until, NULL),
           clock_nanosleep(99, 0, &until, NULL));
    errno = 0;
    int result = clock_gettime(99, &t);
    printf("%d %s\n", result, strerror(errno));
    result = clock_getres(CLOCK_REALTIME, &t);
    printf("%d %ld\n", result, (long)t.tv_sec);
    result = settimeofday(&a, NULL);
    printf("%d %s\n", result, strerror(errno));
    a = (struct timeval){1, 700000};
    b = (struct timeval){2, 500000};
    timeradd(&a, &b, &c);
    printf("%ld.%ld %d %d\n", (long)c.tv_sec, (long)c.tv_usec, timercmp(&a, &b, <) != 0, timerisset(&a) != 0);
    struct tms used;
    clock_t from = times(&used);
    sleep(1);
    from = times(&used) - from;
    printf("%d %ld\n", from >= 100 && from < 120, sysconf(_SC_CLK_TCK));
    return 0;
}
