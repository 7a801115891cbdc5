/* Every way out of a process's own memory, one child each, while three other processes work.
   Prints what became of each child; the same on every machine.

   pawl: expect status 0 */
#include <errno.h>
#include <mqueue.h>
#include <pawl.h>
#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#ifdef __arm__
#define KERNEL ((char *)0x21200000)  /* where all of its state lies */
#define DEVICE ((char *)0x40004000)  /* the UART */
#define MEDDLED ((char *)0xe000ed94) /* the MPU itself */
#else
#define KERNEL ((char *)0x60000000)  /* where all of its state lies */
#define DEVICE ((char *)0x7fffffff0000)
#define MEDDLED ((char *)0x0000800000000000)
#endif

static const char constant[] = "constant";
static char own[16];
static int checks, failures;

/* An address of another program's slot: beyond the end of this one's, which is at most 16 MiB. */
static char *another(void)
{
    char here;
    return (char *)(((unsigned long)&here | 0xffffff) + 0x1001);
}

static void store(char *p)
{
    *p = 1;
}

static char load(char *p)
{
    return *(volatile char *)p;
}

static int deeper(int n)
{
    char frame[256];
    memset(frame, n, sizeof frame);
    return n < 0 ? frame[0] : deeper(n + 1) + frame[1];
}

static int divide(int a, int b)
{
    return a / b;
}

static unsigned short rubbish[4] = {0xffff, 0xffff, 0xffff, 0xffff};

static void run(const void *code)
{
    void (*function)(void);
    memcpy(&function, &code, sizeof function);
    function();
}

static void store_null(void) { store(NULL); }
static void load_null(void) { load(NULL); }
static void store_kernel(void) { store(KERNEL); }
static void store_code(void) { store((char *)((unsigned long)store & ~1ul)); }
static void store_constant(void) { store((char *)constant); }
static void store_another(void) { store(another()); }
static void load_another(void) { load(another()); }
static void store_device(void) { store(DEVICE); }
static void load_device(void) { load(DEVICE); }
static void store_meddled(void) { store(MEDDLED); }
static void beyond_stack(void) { deeper(1); }
static void by_zero(void) { divide(1, 0); }
static void jump_data(void) { run((char *)rubbish + 1); }
static void jump_null(void) { run(NULL); }
static void trap_instruction(void) { __builtin_trap(); }

static const struct way {
    const char *name;
    void (*go)(void);
    int signal;
} ways[] = {
    {"store to NULL", store_null, 11},
    {"load from NULL", load_null, 11},
    {"store to the kernel", store_kernel, 11},
    {"store to code", store_code, 11},
    {"store to a constant", store_constant, 11},
    {"store to another's memory", store_another, 11},
    {"load from another's memory", load_another, 11},
    {"store to a device", store_device, 11},
    {"load from a device", load_device, 11},
    {"store to the protection unit", store_meddled, 11},
    {"beyond the stack", beyond_stack, 11},
    {"division by zero", by_zero, 8},
    {"jump into data", jump_data, 11},
    {"jump to NULL", jump_null, 11},
    {"an undefined instruction", trap_instruction, 4},
};

static void child_ends_by(const struct way *way)
{
    int status = 0;
    pid_t pid = fork();
    if (pid == 0) {
        way->go();
        _exit(0);
    }
    checks++;
    if (waitpid(pid, &status, 0) == pid && WIFSIGNALED(status) && WTERMSIG(status) == way->signal)
        return;
    failures++;
    printf("%s: status %#x, not signal %d\n", way->name, status, way->signal);
}

static void gives(const char *call, const char *where, long result, int error)
{
    checks++;
    if (result == -1 && errno == error)
        return;
    failures++;
    printf("%s of %s: %ld, errno %d, not %d\n", call, where, result, errno, error);
}

/* Each call that takes a pointer, with one that it must not follow. */
static void calls_with(const char *where, char *bad)
{
    int ends[2];
    int set = semget(IPC_PRIVATE, 1, 0600), queue = msgget(IPC_PRIVATE, 0600);
    struct mq_attr attr = {.mq_maxmsg = 2, .mq_msgsize = 16};
    mqd_t mq = mq_open("/escape", O_CREAT | O_RDWR, 0600, &attr);
    struct { long type; char text[8]; } message = {1, "hello"};
    pipe(ends);
    write(ends[1], "bytes", 5);
    msgsnd(queue, &message, 8, 0);
    mq_send(mq, "hello", 5, 0);

    gives("pipe", where, pipe((int *)bad), EFAULT);
    gives("read", where, read(ends[0], bad, 4), EFAULT);
    gives("write", where, write(ends[1], bad, 4), EFAULT);
    gives("write (console)", where, write(1, bad, 4), EFAULT);
    gives("nanosleep", where, nanosleep((struct timespec *)bad, NULL), EFAULT);
    gives("clock_gettime", where, clock_gettime(CLOCK_REALTIME, (struct timespec *)bad), EFAULT);
    gives("semop", where, semop(set, (struct sembuf *)bad, 1), EFAULT);
    gives("semctl", where, semctl(set, 0, IPC_STAT, bad), EFAULT);
    gives("msgsnd", where, msgsnd(queue, bad, 4, 0), EFAULT);
    gives("msgrcv", where, msgrcv(queue, bad, 8, 0, 0), EFAULT);
    gives("msgctl", where, msgctl(queue, IPC_STAT, (struct msqid_ds *)bad), EFAULT);
    gives("mq_open", where, mq_open(bad, O_RDWR), EFAULT);
    gives("mq_unlink", where, mq_unlink(bad), EFAULT);
    gives("mq_send", where, mq_send(mq, bad, 4, 0), EFAULT);
    gives("mq_receive", where, mq_receive(mq, bad, 16, NULL), EFAULT);
    gives("mq_getattr", where, mq_getattr(mq, (struct mq_attr *)bad), EFAULT);
    gives("sem_init", where, sem_init((sem_t *)bad, 0, 1), EINVAL);
    gives("sem_wait", where, sem_wait((sem_t *)bad), EINVAL);
    gives("sem_post", where, sem_post((sem_t *)bad), EINVAL);
    gives("P", where, P((Semaphore *)bad), EFAULT);
    gives("V", where, V((Semaphore *)bad), EFAULT);
    if (bad) { /* NULL is allowed there */
        pid_t pid = fork();
        if (pid == 0)
            _exit(0);
        gives("waitpid", where, waitpid(pid, (int *)bad, 0), EFAULT);
        waitpid(pid, NULL, 0);
    }

    close(ends[0]), close(ends[1]);
    semctl(set, 0, IPC_RMID);
    msgctl(queue, IPC_RMID, NULL);
    mq_close(mq), mq_unlink("/escape");
}

/* One of the three that must not notice: fills and sums its own memory, again and again. */
static void worker(int number)
{
    static int table[64];
    long sum = 0;
    for (int round = 0; round < 50; round++)
        for (int i = 0; i < 64; i++) {
            table[i] = round * number + i;
            sum += table[i];
        }
    printf("worker %d: %ld\n", number, sum);
    exit(number);
}

int main(void)
{
    for (int i = 1; i <= 3; i++)
        if (fork() == 0)
            worker(i);
    for (unsigned i = 0; i < sizeof ways / sizeof *ways; i++)
        child_ends_by(&ways[i]);
    calls_with("NULL", NULL);
    calls_with("the kernel", KERNEL);
    calls_with("another's memory", another());
    calls_with("a device", DEVICE);
    own[0] = 1;
    int status, sum = 0;
    while (wait(&status) > 0)
        sum += WEXITSTATUS(status);
    printf("%d checks, %d failures, workers %d\n", checks, failures, sum);
    return failures || sum != 6;
}
