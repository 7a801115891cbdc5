/* Each operation of the table, in a loop: bench OPERATION COUNT. Compiled without points: what is
   counted is the kernel and the way in and out, and a loop of a few instructions. Whatever is done
   before and after the loop is the same for each COUNT, so that it cancels out. */
#include <mqueue.h>
#include <pawl.h>
#include <fcntl.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/wait.h>
#include <unistd.h>

static int count;
static Semaphore ping, pong;

static void loop(void)
{
    for (int i = 0; i < count; i++)
        __asm__ volatile("");
}

static void call(void)
{
    for (int i = 0; i < count; i++)
        getpid();
}

static void yields(void *unused)
{
    (void)unused;
    for (int i = 0; i < count; i++)
        sched_yield();
}

/* Two threads of one image that give way to each other. */
static void yield(void)
{
    spawn(yields, NULL);
    yields(NULL);
    wait(NULL);
}

static void give_take(void)
{
    for (int i = 0; i < count; i++) {
        V(&ping);
        P(&ping);
    }
}

static void answers(void *unused)
{
    (void)unused;
    for (int i = 0; i < count; i++) {
        P(&ping);
        V(&pong);
    }
}

static void ping_pong(void)
{
    spawn(answers, NULL);
    for (int i = 0; i < count; i++) {
        V(&ping);
        P(&pong);
    }
    wait(NULL);
}

static void semop_take_give(void)
{
    int set = semget(IPC_PRIVATE, 1, 0600);
    struct sembuf give = {0, 1, 0}, take = {0, -1, 0};
    for (int i = 0; i < count; i++) {
        semop(set, &give, 1);
        semop(set, &take, 1);
    }
    semctl(set, 0, IPC_RMID, 0);
}

/* 64 bytes in, 64 bytes out. */
static void pipe_64(void)
{
    static char bytes[64];
    int ends[2];
    pipe(ends);
    for (int i = 0; i < count; i++) {
        write(ends[1], bytes, sizeof bytes);
        read(ends[0], bytes, sizeof bytes);
    }
}

static mqd_t queue(const char *name)
{
    struct mq_attr attributes = {.mq_maxmsg = 4, .mq_msgsize = 16};
    return mq_open(name, O_CREAT | O_RDWR, 0600, &attributes);
}

static void queue_16(void)
{
    static char bytes[16];
    mqd_t to = queue("/to");
    for (int i = 0; i < count; i++) {
        mq_send(to, bytes, sizeof bytes, 0);
        mq_receive(to, bytes, sizeof bytes, NULL);
    }
    mq_close(to);
    mq_unlink("/to");
}

static void queue_answers(void *unused)
{
    (void)unused;
    char bytes[16];
    mqd_t to = queue("/to"), from = queue("/from");
    for (int i = 0; i < count; i++) {
        mq_receive(to, bytes, sizeof bytes, NULL);
        mq_send(from, bytes, sizeof bytes, 0);
    }
}

static void queue_ping_pong(void)
{
    static char bytes[16];
    mqd_t to = queue("/to"), from = queue("/from");
    spawn(queue_answers, NULL);
    for (int i = 0; i < count; i++) {
        mq_send(to, bytes, sizeof bytes, 0);
        mq_receive(from, bytes, sizeof bytes, NULL);
    }
    wait(NULL);
    mq_unlink("/to");
    mq_unlink("/from");
}

static void message_16(void)
{
    struct { long type; char bytes[16]; } message = {1, {0}};
    int id = msgget(IPC_PRIVATE, 0600);
    for (int i = 0; i < count; i++) {
        msgsnd(id, &message, sizeof message.bytes, 0);
        msgrcv(id, &message, sizeof message.bytes, 1, 0);
    }
    msgctl(id, IPC_RMID, NULL);
}

static void ends(void *unused)
{
    (void)unused;
    _exit(0);
}

static void spawn_wait(void)
{
    for (int i = 0; i < count; i++) {
        spawn(ends, NULL);
        wait(NULL);
    }
}

static void fork_wait(void)
{
    for (int i = 0; i < count; i++) {
        if (fork() == 0)
            _exit(0);
        wait(NULL);
    }
}

/* What the compiler puts before each access in a program. */
extern void __tsan_read4(void *address);

static void announce(void)
{
    for (int i = 0; i < count; i++)
        __tsan_read4(&count);
}

static const struct {
    const char *name;
    void (*run)(void);
} operations[] = {
    {"loop", loop},           {"call", call},
    {"announce", announce},   {"yield", yield},
    {"give_take", give_take}, {"ping_pong", ping_pong},
    {"semop", semop_take_give}, {"pipe", pipe_64},
    {"queue", queue_16},      {"queue_ping_pong", queue_ping_pong},
    {"message", message_16},  {"spawn", spawn_wait},
    {"fork", fork_wait},
};

int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    count = atoi(argv[2]);
    for (unsigned i = 0; i < sizeof operations / sizeof *operations; i++)
        if (strcmp(operations[i].name, argv[1]) == 0) {
            operations[i].run();
            return 0;
        }
    return 2;
}
