/* _Thread_local: each thread has its own copy, with the same first value; a pointer to another's reaches
 * it. */
#include <pthread.h>
#include <stdio.h>

static _Thread_local int mine = 5;
static _Thread_local char name[8];
static __thread long other;

static void *run(void *arg)
{
    printf("at first %d '%s' %ld\n", mine, name, other);
    mine = 7, other = 8;
    snprintf(name, sizeof name, "thread");
    ++*(int *)arg;
    printf("then %d '%s' %ld\n", mine, name, other);
    return NULL;
}

int main(void)
{
    pthread_t t;
    mine++;
    snprintf(name, sizeof name, "main");
    for (int i = 0; i < 2; i++) {
        pthread_create(&t, NULL, run, &mine);
        pthread_join(t, NULL);
    }
    printf("main %d '%s' %ld\n", mine, name, other);
    return 0;
}
