/* Something of each kind that processes agree by. */
#include <fcntl.h>
#include <mqueue.h>
#include <semaphore.h>
#include <signal.h>
#include <sys/sem.h>
#include <sys/wait.h>
#include <unistd.h>

static void note(int number) { (void)number; }

static void wait_for(int set)
{
    struct sembuf down = {.sem_num = 1, .sem_op = -3};
    semop(set, &down, 1);
}

int main(void)
{
    int ends[2], set = semget(0x77, 2, IPC_CREAT | 0600);
    struct mq_attr attributes = {.mq_maxmsg = 4, .mq_msgsize = 16};
    mqd_t queue = mq_open("/orders", O_CREAT | O_RDWR, 0600, &attributes);
    sem_t *gate = sem_open("/gate", O_CREAT, 0600, 2);
    sigset_t masked;
    pipe(ends);
    write(ends[1], "some\n", 5);
    mq_send(queue, "first", 5, 1);
    mq_send(queue, "second", 6, 7);
    semctl(set, 1, SETVAL, 2);
    signal(SIGUSR1, note);
    signal(SIGUSR2, SIG_IGN);
    sigemptyset(&masked);
    sigaddset(&masked, SIGUSR1);
    sigprocmask(SIG_BLOCK, &masked, NULL);
    kill(getpid(), SIGUSR1);
    sem_wait(gate);
    if (fork() == 0) {
        wait_for(set);
        _exit(0);
    }
    sleep(1);
    semctl(set, 1, SETVAL, 3);
    wait(NULL);
}
