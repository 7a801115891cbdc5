/* mq_notify: a signal when a message comes to an empty queue, once for each registration; one process at a
 * time. */
#include <errno.h>
#include <fcntl.h>
#include <mqueue.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t notified;

static void handler(int number) { (void)number, notified++; }

int main(void)
{
    struct mq_attr a = {.mq_maxmsg = 4, .mq_msgsize = 8};
    struct sigevent event = {.sigev_notify = SIGEV_SIGNAL, .sigev_signo = SIGUSR1};
    char text[8];
    mq_unlink("/suite_notify");
    mqd_t q = mq_open("/suite_notify", O_RDWR | O_CREAT, 0600, &a);
    signal(SIGUSR1, handler);
    printf("register %d\n", mq_notify(q, &event));
    if (fork() == 0)
        _exit(mq_notify(q, &event) < 0 ? errno : 0);
    int status;
    wait(&status);
    printf("another is refused: EBUSY %d\n", WEXITSTATUS(status) == EBUSY);
    mq_send(q, "one", 3, 0);
    printf("notified %d\n", notified);
    mq_receive(q, text, 8, NULL);
    mq_send(q, "two", 3, 0);
    printf("not registered any more: %d\n", notified);
    printf("register %d\n", mq_notify(q, &event));
    mq_send(q, "three", 5, 0);
    printf("it was not empty: %d\n", notified);
    mq_receive(q, text, 8, NULL), mq_receive(q, text, 8, NULL);
    mq_send(q, "four", 4, 0);
    printf("notified %d\n", notified);
    mq_notify(q, &event);
    printf("take it back %d\n", mq_notify(q, NULL));
    mq_receive(q, text, 8, NULL);
    mq_send(q, "five", 4, 0);
    printf("notified %d\n", notified);
    mq_unlink("/suite_notify");
    return 0;
}
