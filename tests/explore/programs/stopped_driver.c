/* A request looks whether the driver is being stopped, and counts itself afterwards: in between the driver stops.

   pawl: explore
   pawl: expect verdict assert
   pawl: expect violation assert 1 */
#include <assert.h>
#include <pthread.h>
#include <stdbool.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int users = 1;
static bool stopping, idle, stopped;

static int change_users(int by)
{
    pthread_mutex_lock(&lock);
    int left = users += by;
    pthread_mutex_unlock(&lock);
    return left;
}

static void leave(void)
{
    if (change_users(-1) == 0)
        idle = true;
}

static void *stop(void *none)
{
    stopping = true;
    leave();
    if (idle)
        stopped = true;
    return none;
}

int main(void)
{
    pthread_t stopper;
    pthread_create(&stopper, NULL, stop, NULL);
    if (!stopping) {
        change_users(1);
        assert(!stopped);
        leave();
    }
    pthread_join(stopper, NULL);
    return 0;
}
