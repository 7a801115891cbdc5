/* A queue between processes: the child's descriptor is the parent's, a blocked receiver gets what is sent. */
#include <fcntl.h>
#include <mqueue.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    struct mq_attr a = {.mq_maxmsg = 2, .mq_msgsize = sizeof(int)};
    int number, sum = 0, status;
    unsigned priority;
    mq_unlink("/suite_between");
    mqd_t q = mq_open("/suite_between", O_RDWR | O_CREAT, 0600, &a);
    if (fork() == 0) {
        do {
            mq_receive(q, (char *)&number, sizeof number, &priority);
            sum += number;
        } while (priority != 0); /* the lowest comes last */
        _exit(sum);
    }
    for (int i = 1; i <= 10; i++)
        mq_send(q, (char *)&i, sizeof i, 5);
    number = 100;
    mq_send(q, (char *)&number, sizeof number, 0);
    wait(&status);
    printf("sum %d\n", WEXITSTATUS(status));
    printf("unlink %d\n", mq_unlink("/suite_between"));
    return 0;
}
