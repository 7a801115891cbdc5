/* SIGEV_THREAD: a thread calls the function with its value; SIGEV_NONE tells nobody, but is one
   registration all the same. A thread that waits in mq_receive gets the message: nobody is told. */
#include <errno.h>
#include <fcntl.h>
#include <mqueue.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static sem_t told;

static void tell(union sigval value)
{
    printf("told %d\n", value.sival_int);
    fflush(stdout);
    sem_post(&told);
}

static void say(const char *what, int result)
{
    printf("%s: %s\n", what, result ? strerror(errno) : "works");
    fflush(stdout);
}

int main(void)
{
    struct mq_attr a = {.mq_maxmsg = 4, .mq_msgsize = 8};
    struct sigevent event = {.sigev_notify = SIGEV_THREAD, .sigev_notify_function = tell};
    char text[8];
    mq_unlink("/pawl_notify");
    mqd_t q = mq_open("/pawl_notify", O_RDWR | O_CREAT, 0600, &a);
    sem_init(&told, 0, 0);
    event.sigev_value.sival_int = 42;
    say("register", mq_notify(q, &event));
    say("again", mq_notify(q, &event));
    mq_send(q, "one", 3, 0);
    sem_wait(&told);
    mq_receive(q, text, 8, NULL);
    event.sigev_value.sival_int = 43;
    say("register", mq_notify(q, &event));
    mq_send(q, "two", 3, 0);
    sem_wait(&told);
    mq_receive(q, text, 8, NULL);
    say("register", mq_notify(q, &event));
    say("take it back", mq_notify(q, NULL));
    say("nothing to take back", mq_notify(q, NULL));
    event.sigev_notify = SIGEV_NONE;
    say("none", mq_notify(q, &event));
    say("again", mq_notify(q, &event));
    mq_send(q, "three", 5, 0);
    say("after a message", mq_notify(q, &event));
    mq_receive(q, text, 8, NULL);
    mqd_t other = mq_open("/pawl_notify", O_RDONLY);
    mq_close(other);
    say("after a close", mq_notify(q, &event));
    event.sigev_notify = 99;
    say("no way to tell", mq_notify(q, &event));
    event.sigev_notify = SIGEV_SIGNAL;
    event.sigev_signo = 1000;
    say("no signal", mq_notify(q, &event));
    say("no descriptor", mq_notify(-1, NULL));
    mq_unlink("/pawl_notify");
    return 0;
}
