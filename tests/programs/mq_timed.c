/* mq_timedsend and mq_timedreceive: ETIMEDOUT when their date has come, no need of it when they need not
 * wait. */
#include <errno.h>
#include <fcntl.h>
#include <mqueue.h>
#include <stdio.h>
#include <time.h>

static void show(const char *what, long result)
{
    printf("%s: %ld %s\n", what, result,
           result >= 0          ? ""
           : errno == ETIMEDOUT ? "ETIMEDOUT"
           : errno == EINVAL    ? "EINVAL"
                                : "?");
}

int main(void)
{
    struct mq_attr a = {.mq_maxmsg = 1, .mq_msgsize = 8};
    struct timespec past = {1, 0}, soon, bad = {1, -1};
    char text[8];
    mq_unlink("/suite_timed");
    mqd_t q = mq_open("/suite_timed", O_RDWR | O_CREAT, 0600, &a);
    show("receive, date gone", mq_timedreceive(q, text, 8, NULL, &past));
    show("receive, bad date", mq_timedreceive(q, text, 8, NULL, &bad));
    clock_gettime(CLOCK_REALTIME, &soon);
    soon.tv_sec++;
    show("receive in a second", mq_timedreceive(q, text, 8, NULL, &soon));
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    printf("it has passed: %d\n",
           now.tv_sec > soon.tv_sec || (now.tv_sec == soon.tv_sec && now.tv_nsec >= soon.tv_nsec));
    show("send, date gone, but room", mq_timedsend(q, "abc", 3, 0, &past));
    show("send, date gone, no room", mq_timedsend(q, "abc", 3, 0, &past));
    show("receive, date gone, but there", mq_timedreceive(q, text, 8, NULL, &past));
    mq_unlink("/suite_timed");
    return 0;
}
