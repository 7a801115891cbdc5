/* Two copies of one program, each of which sets the semaphore to 1 first: the second SETVAL lets both in.
   같은 프로그램 두 개가 저마다 세마포어를 1로 초기화하면 둘 다 들어간다.

   In the course: semaphores, initialisation (세마포어 초기화의 경쟁 상태).
   semget and SETVAL are two calls. Who comes later finds the semaphore taken, and frees it by initialising it. The cure:
   IPC_EXCL tells who created it, and only that one initialises.

   What can come out: one inside at a time, or two.

   pawl: schedule both: P1@sched_yield P2:* P1:*
   pawl: expect output "first: in\nsecond: in\nsecond: out\nfirst: out\n"
   pawl: schedule right: P1:* P2:* P1:*
   pawl: expect output "first: in\nfirst: out\nsecond: in\nsecond: out\n"
   pawl: expect status 0
   pawl: explore
   pawl: expect verdict ok
   pawl: expect outcomes 6
   pawl: expect outcome exit 0 "first: in\nsecond: in\nsecond: out\nfirst: out\n" */
#include <sched.h>
#include <stdio.h>
#include <sys/ipc.h>
#include <sys/sem.h>
#include <sys/wait.h>
#include <unistd.h>

enum { KEY = 0x1234 };

static void program(const char *name)
{
    struct sembuf p = {0, -1, SEM_UNDO}, v = {0, 1, SEM_UNDO};
    int id = semget(KEY, 1, IPC_CREAT | 0600);

    semctl(id, 0, SETVAL, 1);
    semop(id, &p, 1);
    printf("%s: in\n", name);
    sched_yield();
    printf("%s: out\n", name);
    semop(id, &v, 1);
}

int main(void)
{
    if (fork() == 0) {
        program("second");
        return 0;
    }
    program("first");
    wait(NULL);
    semctl(semget(KEY, 1, 0), 0, IPC_RMID);
    return 0;
}
