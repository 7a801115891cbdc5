/* Named semaphores: sem_open finds what another has made; the name goes at sem_unlink, the semaphore lives
 * until closed. */
#include <errno.h>
#include <fcntl.h>
#include <semaphore.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int value;
    sem_unlink("/suite_sem");
    sem_t *s = sem_open("/suite_sem", O_CREAT | O_EXCL, 0600, 0);
    if (fork() == 0) {
        sem_t *again = sem_open("/suite_sem", 0);
        printf("child posts\n");
        sem_post(again);
        sem_post(again);
        _exit(0);
    }
    sem_wait(s);
    printf("parent goes on\n");
    wait(NULL);
    sem_getvalue(s, &value);
    printf("value %d\n", value);
    sem_t *other = sem_open("/suite_sem", O_CREAT, 0600, 9);
    sem_getvalue(other, &value);
    printf("opened again, the value stays %d, the same %d\n", value, other == s);
    printf("unlink %d\n", sem_unlink("/suite_sem"));
    other = sem_open("/suite_sem", 0);
    printf("no name %d errno %d\n", other == SEM_FAILED, errno);
    printf("still there: %d\n", sem_trywait(s));
    printf("close %d\n", sem_close(s));
    return 0;
}
