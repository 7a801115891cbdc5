/* To load at once is no race, whether the one or the other is atomic: nobody writes.

   pawl: explore --races
   pawl: expect verdict ok */
#include <pthread.h>
#include <stdatomic.h>

static atomic_int value = 1;
static int seen[2];

static void *look(void *unused)
{
    seen[0] = atomic_load(&value);
    return unused;
}

int main(void)
{
    pthread_t thread;
    pthread_create(&thread, NULL, look, NULL);
    seen[1] = *(int *)&value;
    pthread_join(thread, NULL);
    return 0;
}
