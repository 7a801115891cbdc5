/* Which calls a handler with SA_RESTART lets go on, and which it ends all the same. */
#include <errno.h>
#include <mqueue.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static volatile int caught;
static void on_alarm(int signal) { (void)signal, caught++; }

static void soon(void)
{
    struct itimerval half = {{0, 0}, {0, 50000}};
    caught = 0;
    setitimer(ITIMER_REAL, &half, NULL);
}

static void say(const char *what, long result)
{
    printf("%s: %ld %s, caught %d\n", what, result, result < 0 && errno == EINTR ? "EINTR" : "-", caught);
}

int main(void)
{
    struct sigaction action = {.sa_handler = on_alarm, .sa_flags = SA_RESTART};
    struct { long type; char text[8]; } message;
    struct timespec second = {1, 0};
    struct sembuf down = {0, -1, 0};
    char byte;
    int p[2], status;
    pipe(p);
    sigaction(SIGALRM, &action, NULL);
    int q = msgget(IPC_PRIVATE, 0600), s = semget(IPC_PRIVATE, 1, 0600);
    soon();
    say("pause", pause());
    soon();
    say("nanosleep", nanosleep(&second, NULL));
    soon();
    say("usleep", usleep(900000));
    soon();
    say("msgrcv", msgrcv(q, &message, 8, 0, 0));
    soon();
    say("semop", semop(s, &down, 1));
    soon();
    struct pollfd one = {.fd = p[0], .events = POLLIN};
    say("poll", poll(&one, 1, 1000));
    msgctl(q, IPC_RMID, NULL);
    semctl(s, 0, IPC_RMID);
    if (fork() == 0) {
        usleep(200000);
        write(p[1], "x", 1);
        usleep(200000);
        _exit(4);
    }
    soon();
    say("read", read(p[0], &byte, 1));
    soon();
    say("wait", wait(&status) > 0);
    return 0;
}
