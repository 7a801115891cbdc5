/* An unnamed semaphore with pshared in shared memory lets two processes take turns. */
#include <semaphore.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

struct shared {
    sem_t ping, pong;
};

int main(void)
{
    struct shared *s = mmap(NULL, sizeof *s, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    sem_init(&s->ping, 1, 1);
    sem_init(&s->pong, 1, 0);
    if (fork() == 0) {
        for (int i = 0; i < 3; i++) {
            sem_wait(&s->pong);
            printf("pong %d\n", i);
            sem_post(&s->ping);
        }
        return 0;
    }
    for (int i = 0; i < 3; i++) {
        sem_wait(&s->ping);
        printf("ping %d\n", i);
        sem_post(&s->pong);
    }
    wait(NULL);
    printf("destroy %d %d\n", sem_destroy(&s->ping), sem_destroy(&s->pong));
    return 0;
}
