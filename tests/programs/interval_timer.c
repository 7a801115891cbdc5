/* setitimer: again and again, getitimer, stopped; and its errors. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/time.h>
#include <unistd.h>

static volatile int caught;
static int fails(int result, int error) { return result == -1 && errno == error; }
static void on_alarm(int signal) { (void)signal, caught++; }

int main(void)
{
    struct itimerval timer = {{0, 30000}, {0, 60000}}, now;
    signal(SIGALRM, on_alarm);
    printf("%d\n", setitimer(ITIMER_REAL, &timer, NULL));
    getitimer(ITIMER_REAL, &now);
    printf("interval %ld, rest below %d\n", (long)now.it_interval.tv_usec,
           now.it_value.tv_sec == 0 && now.it_value.tv_usec <= 60000 && now.it_value.tv_usec > 0);
    while (caught < 4)
        pause();
    timer.it_value.tv_usec = 0;
    printf("%d\n", setitimer(ITIMER_REAL, &timer, &now));
    printf("was set %d\n", now.it_value.tv_usec > 0 && now.it_interval.tv_usec == 30000);
    getitimer(ITIMER_REAL, &now);
    printf("now %ld %ld\n", (long)now.it_value.tv_sec, (long)now.it_value.tv_usec);
    int before = caught;
    usleep(100000);
    printf("none more %d\n", caught == before);
    timer.it_value.tv_usec = 1000000;
    printf("too many microseconds: EINVAL %d\n", fails(setitimer(ITIMER_REAL, &timer, NULL), EINVAL));
    timer.it_value.tv_usec = -1;
    printf("too few: EINVAL %d\n", fails(setitimer(ITIMER_REAL, &timer, NULL), EINVAL));
    printf("no such timer: EINVAL %d\n", fails(getitimer(7, &now), EINVAL));
    printf("ualarm before: %d\n", (int)ualarm(50000, 0));
    pause();
    printf("caught %d\n", caught == before + 1);
    return 0;
}
