/* Hundreds of children that are killed while they hold or wait for something of each kind: what the next
   one finds is as if there had been nobody before it. */
#include <fcntl.h>
#include <mqueue.h>
#include <poll.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

enum { TIMES = 100 };

static int told[2]; /* through which a child says that it has got that far */

static int check(int result, const char *what)
{
    if (result < 0) {
        perror(what);
        exit(1);
    }
    return result;
}

static void tell(void) { check(write(told[1], "x", 1), "tell"); }

/* Makes children, one after the other, that do this and then do not end, and kills them. */
static void many(const char *name, void (*child)(void))
{
    int killed = 0;
    for (int i = 0; i < TIMES; i++) {
        char byte;
        int status;
        pid_t pid = check(fork(), "fork");
        if (pid == 0) {
            child();
            tell();
            for (;;)
                pause();
        }
        check(read(told[0], &byte, 1), "read");
        check(kill(pid, SIGKILL), "kill");
        check(waitpid(pid, &status, 0), "waitpid");
        killed += WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
    }
    printf("%s: %d killed\n", name, killed);
    fflush(stdout);
}

static void pipes(void)
{
    int ends[2];
    char bytes[1000] = "";
    check(pipe(ends), "pipe");
    check((int)write(ends[1], bytes, sizeof bytes), "write");
    tell();
    while (read(ends[0], bytes, sizeof bytes) > 0)
        ;
}

static void fifos(void)
{
    tell();
    check(open("fifo", O_RDONLY), "open");
}

static void files(void)
{
    int d = check(open("file", O_CREAT | O_RDWR, 0600), "open");
    check((int)write(d, "some text", 9), "write");
    struct flock lock = {.l_type = F_WRLCK, .l_len = 5};
    check(fcntl(d, F_SETLK, &lock), "fcntl");
    check(unlink("file"), "unlink");
}

static void sets(void)
{
    struct sembuf p = {0, -1, SEM_UNDO}, v = {1, 1, SEM_UNDO};
    int set = check(semget(77, 2, 0), "semget");
    check(semop(set, &p, 1), "semop"); /* gets it, since whoever had it is dead */
    check(semop(set, &v, 1), "semop");
    tell();
    semop(set, &p, 1);
}

static void queues(void)
{
    struct { long type; char text[40]; } message = {1, "text"};
    int queue = check(msgget(IPC_PRIVATE, 0600), "msgget");
    check(msgsnd(queue, &message, 40, 0), "msgsnd");
    check(msgctl(queue, IPC_RMID, 0), "msgctl");
    struct mq_attr attributes = {.mq_maxmsg = 1, .mq_msgsize = 40};
    mqd_t q = mq_open("/killed", O_CREAT | O_RDWR | O_EXCL, 0600, &attributes);
    check(q, "mq_open");
    check(mq_unlink("/killed"), "mq_unlink");
    check(mq_send(q, "text", 4, 0), "mq_send");
    tell();
    mq_send(q, "text", 4, 0);
}

static void segments(void)
{
    int id = check(shmget(IPC_PRIVATE, 5000, 0600), "shmget");
    char *one = shmat(id, 0, 0), *two = shmat(id, 0, SHM_RDONLY);
    check(shmctl(id, IPC_RMID, 0), "shmctl");
    strcpy(one, "text");
    check(strcmp(two, "text") ? -1 : 0, "strcmp");
    int d = check(shm_open("/killed", O_CREAT | O_RDWR | O_EXCL, 0600), "shm_open");
    check(shm_unlink("/killed"), "shm_unlink");
    check(ftruncate(d, 100), "ftruncate");
    char *map = mmap(0, 100, PROT_READ | PROT_WRITE, MAP_SHARED, d, 0);
    strcpy(map, "text");
    sem_t *sem = sem_open("/killed", O_CREAT | O_EXCL, 0600, 0);
    check(sem == SEM_FAILED ? -1 : 0, "sem_open");
    check(sem_unlink("/killed"), "sem_unlink");
    tell();
    sem_wait(sem);
}

static void sockets(void)
{
    struct sockaddr_un name = {.sun_family = AF_UNIX, .sun_path = "socket"};
    int ends[2], l = check(socket(AF_UNIX, SOCK_STREAM, 0), "socket");
    check(bind(l, (struct sockaddr *)&name, sizeof name), "bind");
    check(listen(l, 0), "listen");
    check(unlink("socket"), "unlink");
    check(socketpair(AF_UNIX, SOCK_DGRAM, 0, ends), "socketpair");
    check((int)write(ends[0], "text", 4), "write");
    tell();
    accept(l, 0, 0);
}

static void *waits(void *argument)
{
    pthread_mutex_lock(argument);
    return 0;
}

static void *returns(void *argument) { return argument; }

static void threads(void)
{
    static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
    pthread_t thread;
    pthread_mutex_lock(&mutex);
    check(-pthread_create(&thread, 0, waits, &mutex), "pthread_create");
    check(-pthread_create(&thread, 0, returns, 0), "pthread_create");
    tell();
    pthread_mutex_lock(&mutex);
}

static void stopped(void)
{
    signal(SIGUSR1, SIG_IGN);
    alarm(1000);
    tell();
    raise(SIGSTOP);
}

static void poll_and_sleep(void)
{
    struct pollfd nobody = {.fd = -1};
    tell();
    poll(&nobody, 1, 1000000);
}

static pthread_mutex_t *robust(void)
{
    int rights = PROT_READ | PROT_WRITE;
    pthread_mutex_t *mutex = mmap(0, sizeof *mutex, rights, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    pthread_mutexattr_t attributes;
    pthread_mutexattr_init(&attributes);
    pthread_mutexattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
    pthread_mutexattr_setrobust(&attributes, PTHREAD_MUTEX_ROBUST);
    pthread_mutex_init(mutex, &attributes);
    return mutex;
}

static pthread_mutex_t *mutex;

static void owners(void)
{
    if (pthread_mutex_lock(mutex)) /* its owner is dead, but for the first time */
        pthread_mutex_consistent(mutex);
}

int main(void)
{
    check(pipe(told), "pipe");
    check(mkfifo("fifo", 0600), "mkfifo");
    int set = check(semget(77, 2, IPC_CREAT | 0600), "semget");
    check(semctl(set, 0, SETVAL, 1), "semctl");
    mutex = robust();
    many("pipes", pipes);
    many("fifos", fifos);
    many("files", files);
    many("sets", sets);
    many("queues", queues);
    many("segments", segments);
    many("sockets", sockets);
    many("threads", threads);
    many("stopped", stopped);
    many("sleeping", poll_and_sleep);
    many("owners", owners);
    printf("the set has %d and %d\n", semctl(set, 0, GETVAL), semctl(set, 1, GETVAL));
    check(semctl(set, 0, IPC_RMID), "semctl");
    return 0;
}
