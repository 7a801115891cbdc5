/* sem_trywait, sem_timedwait, sem_getvalue and their errors. */
#include <errno.h>
#include <semaphore.h>
#include <stdio.h>
#include <time.h>

static void show(const char *what, int result)
{
    printf("%s: %d errno %d\n", what, result, result < 0 ? errno : 0);
}

int main(void)
{
    sem_t s;
    int value;
    struct timespec date, before, after;
    sem_init(&s, 0, 1);
    show("trywait", sem_trywait(&s));
    show("trywait again", sem_trywait(&s));
    clock_gettime(CLOCK_REALTIME, &before);
    date = before;
    date.tv_sec += 1;
    show("timedwait", sem_timedwait(&s, &date));
    clock_gettime(CLOCK_REALTIME, &after);
    printf("a second later: %d\n", after.tv_sec - before.tv_sec >= 1);
    date.tv_nsec = -1;
    show("timedwait with a bad date", sem_timedwait(&s, &date));
    sem_post(&s);
    sem_post(&s);
    sem_getvalue(&s, &value);
    printf("value %d\n", value);
    printf("with a bad date, but no need to wait: %d\n", sem_timedwait(&s, &date));
    printf("%d\n", sem_destroy(&s));
    return 0;
}
