/* What mq_open, mq_send, mq_receive and mq_unlink refuse. */
#include <errno.h>
#include <fcntl.h>
#include <mqueue.h>
#include <stdio.h>

static void show(const char *what, long result)
{
    printf("%s: %s errno %d\n", what, result < 0 ? "fails" : "works", result < 0 ? errno : 0);
}

int main(void)
{
    const char *name = "/suite_mq_errors";
    char text[16];
    struct mq_attr small = {.mq_maxmsg = 2, .mq_msgsize = 16}, none = {.mq_maxmsg = 0, .mq_msgsize = 16};
    mq_unlink(name);
    show("missing", mq_open(name, O_RDWR));
    show("without a slash", mq_open("suite", O_RDWR));
    show("for no messages", mq_open(name, O_RDWR | O_CREAT, 0600, &none));
    mqd_t q = mq_open(name, O_RDWR | O_CREAT | O_EXCL, 0600, &small);
    show("made", q);
    show("exclusive", mq_open(name, O_RDWR | O_CREAT | O_EXCL, 0600, &small));
    mqd_t in = mq_open(name, O_RDONLY | O_NONBLOCK), out = mq_open(name, O_WRONLY | O_NONBLOCK);
    show("receive where empty", mq_receive(in, text, 16, NULL));
    show("send to read", mq_send(in, text, 1, 0));
    show("receive to write", mq_receive(out, text, 16, NULL));
    show("too long", mq_send(out, text, 17, 0));
    show("priority too high", mq_send(out, text, 1, 32768));
    show("send", mq_send(out, "one", 3, 1));
    show("into too little", mq_receive(in, text, 15, NULL));
    show("send", mq_send(out, "two", 3, 2));
    show("send where full", mq_send(out, "three", 5, 3));
    show("receive", mq_receive(in, text, 16, NULL));
    show("close", mq_close(out));
    show("close again", mq_close(out));
    show("send closed", mq_send(out, text, 1, 0));
    show("unlink", mq_unlink(name));
    show("unlink again", mq_unlink(name));
    show("receive after unlink", mq_receive(in, text, 16, NULL));
    return 0;
}
