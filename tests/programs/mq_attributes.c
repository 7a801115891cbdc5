/* mq_getattr and mq_setattr: what was asked for, how many are there; only O_NONBLOCK can be changed. */
#include <errno.h>
#include <fcntl.h>
#include <mqueue.h>
#include <stdio.h>

static void show(const char *what, const struct mq_attr *a)
{
    printf("%s: at most %ld of %ld bytes, now %ld%s\n", what, a->mq_maxmsg, a->mq_msgsize, a->mq_curmsgs,
           a->mq_flags & O_NONBLOCK ? ", does not wait" : "");
}

int main(void)
{
    struct mq_attr a = {.mq_maxmsg = 4, .mq_msgsize = 32}, old, now;
    char text[32];
    mq_unlink("/suite_attr");
    mqd_t q = mq_open("/suite_attr", O_RDWR | O_CREAT, 0600, &a), other = mq_open("/suite_attr", O_RDWR);
    mq_getattr(q, &now);
    show("new", &now);
    mq_send(q, "abc", 3, 0);
    mq_send(other, "abc", 3, 0);
    mq_getattr(q, &now);
    show("with two", &now);
    struct mq_attr change = {.mq_flags = O_NONBLOCK, .mq_maxmsg = 100, .mq_msgsize = 1};
    printf("set %d\n", mq_setattr(q, &change, &old));
    show("before", &old);
    mq_getattr(q, &now);
    show("after", &now);
    mq_getattr(other, &now);
    show("the other open", &now);
    mq_receive(q, text, 32, NULL), mq_receive(q, text, 32, NULL);
    long n = mq_receive(q, text, 32, NULL);
    printf("empty: %ld EAGAIN %d\n", n, errno == EAGAIN);
    mq_unlink("/suite_attr");
    return 0;
}
