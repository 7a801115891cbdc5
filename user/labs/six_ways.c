/* One message, six ways: signal, pipe, FIFO, shared memory, message queue, socket - what each of them costs.
   같은 메시지를 여섯 가지 방법으로: 시그널, 파이프, FIFO, 공유 메모리, 메시지 큐, 소켓.

   In the course: interprocess communication, comparison (IPC 방법 비교).
   A child sends four bytes to its parent. Counted by the machine, from the fork to the end of the child: system calls,
   switches, bytes that the kernel copied for them, ticks. Everything else that differs: who may talk to whom, in which
   direction, and who synchronises.

   What can come out: the table; under another schedule the switches and ticks are others.

   pawl: schedule run: P1:*
   pawl: expect output "               calls switches copied ticks  direction      synchronised by\n"
   pawl: expect output "signal             6        2      0    13  to a pid       handler\n"
   pawl: expect output "pipe               5        2      8    10  one way, kin   kernel\n"
   pawl: expect output "FIFO               5        2      8    10  one way, name  kernel\n"
   pawl: expect output "shared memory      4        2      0    18  both, key      nobody\n"
   pawl: expect output "message queue      5        2      8    12  both, key      kernel\n"
   pawl: expect output "socket             5        2      8    10  both, address  kernel\n"
   pawl: expect status 0
   pawl: explore
   pawl: expect verdict ok */
#include <fcntl.h>
#include <pawl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORD = 42 };

static struct message {
    long type;
    int word;
} message = {1, WORD};

static int ends[2], queue, got;
static int *shared;
static volatile sig_atomic_t told;

static void handler(int signal) { told = signal; }

/* ---- signal: one bit, which process is known by its pid ---- */
static void signal_open(void) { signal(SIGUSR1, handler); }
static void signal_send(void) { kill(getppid(), SIGUSR1); }
static void signal_receive(void)
{
    while (!told)
        usleep(10);
    got = WORD; /* that a signal came is all that it says */
}

/* ---- pipe, FIFO and socket: bytes, read as they were written ---- */
static void pipe_open(void) { pipe(ends); }
static void fifo_open(void)
{
    mkfifo("/tmp/six", 0600);
    ends[0] = open("/tmp/six", O_RDONLY | O_NONBLOCK);
    ends[1] = open("/tmp/six", O_WRONLY);
    fcntl(ends[0], F_SETFL, 0);
    unlink("/tmp/six"); /* both ends are open */
}
static void socket_open(void) { socketpair(AF_UNIX, SOCK_STREAM, 0, ends); }
static void bytes_send(void) { write(ends[1], &message.word, sizeof message.word); }
static void bytes_receive(void) { read(ends[0], &got, sizeof got); }

/* ---- shared memory: nobody copies, and nobody says when ---- */
static void memory_open(void)
{
    int id = shmget(IPC_PRIVATE, sizeof *shared, IPC_CREAT | 0600);

    shared = shmat(id, NULL, 0);
    shmctl(id, IPC_RMID, NULL); /* when nobody has it any more */
}
static void memory_send(void) { *shared = message.word; }
static void memory_receive(void)
{
    while ((got = *shared) == 0)
        sched_yield();
}

/* ---- message queue: whole messages, of a type ---- */
static void queue_open(void) { queue = msgget(IPC_PRIVATE, IPC_CREAT | 0600); }
static void queue_send(void) { msgsnd(queue, &message, sizeof message.word, 0); }
static void queue_receive(void)
{
    struct message reply;

    msgrcv(queue, &reply, sizeof reply.word, 0, 0);
    got = reply.word;
}

static const struct way {
    const char *name;
    void (*open)(void), (*send)(void), (*receive)(void);
    const char *direction, *who;
} ways[] = {
    {"signal", signal_open, signal_send, signal_receive, "to a pid", "handler"},
    {"pipe", pipe_open, bytes_send, bytes_receive, "one way, kin", "kernel"},
    {"FIFO", fifo_open, bytes_send, bytes_receive, "one way, name", "kernel"},
    {"shared memory", memory_open, memory_send, memory_receive, "both, key", "nobody"},
    {"message queue", queue_open, queue_send, queue_receive, "both, key", "kernel"},
    {"socket", socket_open, bytes_send, bytes_receive, "both, address", "kernel"},
};

int main(void)
{
    struct pawl_counts before, after;

    printf("%-14s %5s %8s %6s %5s  %-14s %s\n", "", "calls", "switches", "copied", "ticks",
           "direction", "synchronised by");
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        const struct way *way = &ways[i];
        way->open();
        pawl_counts(&before);
        if (fork() == 0) {
            way->send();
            _exit(0);
        }
        way->receive();
        wait(NULL);
        pawl_counts(&after);
        printf("%-14s %5lu %8lu %6lu %5lu  %-14s %s\n", way->name, after.calls - before.calls,
               after.switches - before.switches, after.copied - before.copied,
               after.ticks - before.ticks, way->direction, way->who);
        if (got != WORD)
            printf("%s: got %d\n", way->name, got);
        got = 0;
    }
    msgctl(queue, IPC_RMID, NULL);
    return 0;
}
