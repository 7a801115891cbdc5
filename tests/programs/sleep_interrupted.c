/* A handler ends sleep and pause: sleep tells what is left, pause gives EINTR, nanosleep both. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <time.h>
#include <unistd.h>

static void handler(int number) { (void)number; }

int main(void)
{
    struct timespec long_time = {100, 0}, left;
    signal(SIGALRM, handler);
    alarm(1);
    unsigned rest = sleep(100);
    printf("sleep has left about 99: %d\n", rest >= 98 && rest <= 99);
    alarm(1);
    int result = pause();
    printf("pause %d EINTR %d\n", result, errno == EINTR);
    alarm(1);
    result = nanosleep(&long_time, &left);
    printf("nanosleep %d EINTR %d, left about 99: %d\n", result, errno == EINTR,
           left.tv_sec >= 98 && left.tv_sec <= 99);
    printf("sleep to its end %u\n", sleep(1));
    return 0;
}
