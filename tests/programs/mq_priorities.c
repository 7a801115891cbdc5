/* The most urgent first, equals in order; sizes, O_NONBLOCK, names. */
#include <errno.h>
#include <fcntl.h>
#include <mqueue.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

static void fails(const char *what, long result)
{
    printf("%s: %ld errno %d\n", what, result, errno);
}

int main(void)
{
    struct mq_attr attr = {.mq_maxmsg = 4, .mq_msgsize = 8};
    char text[8];
    unsigned priority;
    mq_unlink("/pawl-test");
    mqd_t q = mq_open("/pawl-test", O_CREAT | O_EXCL | O_RDWR | O_NONBLOCK, 0600, &attr);
    printf("open %d\n", q >= 0);
    fails("again", mq_open("/pawl-test", O_CREAT | O_EXCL | O_RDWR, 0600, &attr));
    fails("no such", mq_open("/pawl-none", O_RDWR));
    fails("bad name", mq_open("pawl", O_CREAT | O_RDWR, 0600, &attr));
    mq_send(q, "low", 4, 1), mq_send(q, "high", 5, 9), mq_send(q, "low2", 5, 1), mq_send(q, "mid", 4, 5);
    fails("full", mq_send(q, "more", 5, 1));
    fails("too long", mq_send(q, "much too long", 14, 1));
    fails("buffer too small", mq_receive(q, text, 7, NULL));
    for (int i = 0; i < 4; i++) {
        int n = (int)mq_receive(q, text, 8, &priority);
        printf("%d %s %u\n", n, text, priority);
    }
    fails("empty", mq_receive(q, text, 8, NULL));
    mq_getattr(q, &attr);
    printf("%ld %ld %ld %d\n", attr.mq_maxmsg, attr.mq_msgsize, attr.mq_curmsgs, attr.mq_flags == O_NONBLOCK);
    attr.mq_flags = 0;
    mq_setattr(q, &attr, NULL);
    struct timespec date;
    clock_gettime(CLOCK_REALTIME, &date);
    date.tv_nsec = 0;
    fails("timed", mq_timedreceive(q, text, 8, NULL, &date));
    printf("close %d unlink %d\n", mq_close(q), mq_unlink("/pawl-test"));
    fails("unlink again", mq_unlink("/pawl-test"));
    fails("send on a closed one", mq_send(q, "x", 1, 0));
    return 0;
}
