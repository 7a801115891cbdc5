/* A semaphore in shared memory keeps the reader from seeing half a string. */
#include <semaphore.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

struct box {
    sem_t full, empty;
    char text[32];
};

int main(void)
{
    static const char *const words[] = {"first", "a second one", "and the third of them"};
    struct box *box = mmap(NULL, sizeof *box, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    sem_init(&box->full, 1, 0);
    sem_init(&box->empty, 1, 1);
    if (fork() == 0) {
        for (int i = 0; i < 3; i++) {
            sem_wait(&box->full);
            printf("%s\n", box->text);
            sem_post(&box->empty);
        }
        fflush(stdout);
        _exit(0);
    }
    for (int i = 0; i < 3; i++) {
        sem_wait(&box->empty);
        strcpy(box->text, words[i]);
        sem_post(&box->full);
    }
    wait(NULL);
    printf("%d %d\n", sem_destroy(&box->full), sem_destroy(&box->empty));
    return 0;
}
