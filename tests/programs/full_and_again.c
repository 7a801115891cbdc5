/* Makes as many of each kind as there may be (300 at most), is told so, gives them back, and finds that
   as many can be made again. */
#include <errno.h>
#include <fcntl.h>
#include <mqueue.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST = 300, ROUNDS = 3 };

static int ids[MOST];
static char name[20];

static const char *named(const char *format, int i)
{
    snprintf(name, sizeof name, format, i);
    return name;
}

/* A result of make() that is below 0 is the end, and errno says why. */
static void again(const char *what, int (*make)(int), int (*unmake)(int))
{
    int counts[ROUNDS] = {0}, wrong = 0;
    for (int round = 0; round < ROUNDS; round++) {
        int count = 0;
        while (count < MOST && (ids[count] = make(count)) >= 0)
            count++;
        if (count < MOST && errno != EAGAIN && errno != EMFILE && errno != ENFILE && errno != ENOSPC &&
            errno != ENOMEM && errno != ENOLCK && errno != ENOBUFS)
            perror(what);
        counts[round] = count;
        while (count--)
            wrong += unmake(count) != 0;
    }
    int same = counts[0] > 2 && counts[0] == counts[1] && counts[1] == counts[2];
    printf("%s: %s%s\n", what, same ? "as many again" : "not so many", wrong ? ", some did not go" : "");
    if (!same)
        fprintf(stderr, "%d %d %d\n", counts[0], counts[1], counts[2]);
}

static int close_it(int i) { return close(ids[i]); }

static int open_null(int i) { return open("/dev/null", i % 2 ? O_RDONLY : O_WRONLY); }
static int duplicate(int i) { return i ? dup(ids[i - 1]) : dup(1); }

static int others[MOST];
static int close_both(int i) { return close(ids[i]) | close(others[i]); }

static int make_pipe(int i)
{
    int ends[2];
    if (pipe(ends) < 0)
        return -1;
    others[i] = ends[1];
    return ends[0];
}

static int make_pair(int i)
{
    int ends[2];
    if (socketpair(AF_UNIX, i % 2 ? SOCK_STREAM : SOCK_DGRAM, 0, ends) < 0)
        return -1;
    others[i] = ends[1];
    return ends[0];
}

static int make_socket(int i) { return socket(AF_INET, i % 2 ? SOCK_STREAM : SOCK_DGRAM, 0); }

/* Zombies. */
static int make_child(int i)
{
    siginfo_t info;
    pid_t pid = fork();
    if (pid == 0)
        _exit(i);
    if (pid > 0)
        waitid(P_PID, pid, &info, WEXITED | WNOWAIT);
    return pid;
}

static int wait_for_child(int i)
{
    int status;
    return waitpid(ids[i], &status, 0) != ids[i] || WEXITSTATUS(status) != (i & 0xff);
}

static pthread_t threads[MOST];
static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;

static void *pass(void *argument)
{
    pthread_mutex_lock(&gate);
    pthread_mutex_unlock(&gate);
    return argument;
}

static int make_thread(int i)
{
    if (i == 0)
        pthread_mutex_lock(&gate);
    errno = pthread_create(&threads[i], 0, pass, &ids[i]);
    return errno ? -1 : 0;
}

static bool open_gate;

/* By now all are there that can be made. */
static int join_thread(int i)
{
    void *value;
    if (!open_gate)
        pthread_mutex_unlock(&gate);
    open_gate = i != 0;
    return pthread_join(threads[i], &value) || value != &ids[i];
}

static int make_file(int i) { return mknod(named("file%d", i), S_IFREG | 0600, 0); }
static int unlink_file(int i) { return unlink(named("file%d", i)); }
static int make_directory(int i) { return mkdir(named("directory%d", i), 0755); }
static int remove_directory(int i) { return rmdir(named("directory%d", i)); }
static int make_link(int i) { return link("locked", named("link%d", i)); }
static int unlink_link(int i) { return unlink(named("link%d", i)); }

static int file;

static int lock(int i)
{
    struct flock range = {.l_type = F_WRLCK, .l_start = 10 * i, .l_len = 5};
    return fcntl(file, F_SETLK, &range);
}

static int unlock(int i)
{
    struct flock range = {.l_type = F_UNLCK, .l_start = 10 * i, .l_len = 5};
    return fcntl(file, F_SETLK, &range);
}

static int make_set(int i) { return semget(IPC_PRIVATE, 1 + i % 3, 0600); }
static int remove_set(int i) { return semctl(ids[i], 0, IPC_RMID); }
static int make_queue(int i) { (void)i; return msgget(IPC_PRIVATE, 0600); }
static int remove_queue(int i) { return msgctl(ids[i], IPC_RMID, 0); }

static int queue;

static int send_one(int i)
{
    struct { long type; char text[10]; } message = {i + 1, "text"};
    return msgsnd(queue, &message, 4, IPC_NOWAIT);
}

static int receive(int i)
{
    struct { long type; char text[10]; } message;
    return msgrcv(queue, &message, 10, i + 1, IPC_NOWAIT) != 4;
}

static int make_mq(int i)
{
    struct mq_attr attributes = {.mq_maxmsg = 2, .mq_msgsize = 10};
    mqd_t q = mq_open(named("/full%d", i), O_CREAT | O_EXCL | O_RDWR, 0600, &attributes);
    return q < 0 ? -1 : mq_close(q);
}

static int unlink_mq(int i) { return mq_unlink(named("/full%d", i)); }
static int make_segment(int i) { return shmget(IPC_PRIVATE, 100 + (size_t)i, 0600); }
static int remove_segment(int i) { return shmctl(ids[i], IPC_RMID, 0); }

static void *maps[MOST];

static int make_map(int i)
{
    maps[i] = mmap(0, 100, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    return maps[i] == MAP_FAILED ? -1 : 0;
}

static int unmap(int i) { return munmap(maps[i], 100); }

static sem_t *sems[MOST];

static int make_sem(int i)
{
    sems[i] = sem_open(named("/full%d", i), O_CREAT | O_EXCL, 0600, 1);
    return sems[i] == SEM_FAILED ? -1 : 0;
}

static int unlink_sem(int i) { return sem_close(sems[i]) | sem_unlink(named("/full%d", i)); }

int main(void)
{
    file = open("locked", O_CREAT | O_RDWR, 0600);
    queue = msgget(IPC_PRIVATE, 0600);
    again("open files", open_null, close_it);
    again("descriptors", duplicate, close_it);
    again("pipes", make_pipe, close_both);
    again("sockets", make_socket, close_it);
    again("pairs", make_pair, close_both);
    again("children", make_child, wait_for_child);
    again("threads", make_thread, join_thread);
    again("files", make_file, unlink_file);
    again("directories", make_directory, remove_directory);
    again("links", make_link, unlink_link);
    again("locks", lock, unlock);
    again("sets", make_set, remove_set);
    again("queues", make_queue, remove_queue);
    again("messages", send_one, receive);
    again("mqs", make_mq, unlink_mq);
    again("segments", make_segment, remove_segment);
    again("mappings", make_map, unmap);
    again("semaphores", make_sem, unlink_sem);
    msgctl(queue, IPC_RMID, 0);
    return 0;
}
