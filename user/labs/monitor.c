/* A monitor: a mutex and a condition round one resource.
   모니터: 뮤텍스와 조건 변수로 자원 하나를 지킨다.

   In the course: monitors (모니터).
   Only one thread is inside at a time; who finds the resource busy waits on the condition, which lets others in
   meanwhile. The condition is looked at again after each wait: that is why it is a while and not an if.

   What can come out: each uses the resource alone, in any order.

   pawl: schedule waits: P1:* P2@read:users P3:* P2:* P3:* P1:*
   pawl: expect output "A: uses it, with 0 other\n"
   pawl: expect output "B: uses it, with 0 other\n"
   pawl: expect status 0
   pawl: schedule in-turn: P1:* P2:* P3:* P1:*
   pawl: expect output "A: uses it, with 0 other\n"
   pawl: expect output "B: uses it, with 0 other\n"
   pawl: expect status 0
   pawl: explore
   pawl: expect verdict ok
   pawl: expect outcomes 2 */
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>

static struct monitor {
    pthread_mutex_t mutex;
    pthread_cond_t free;
    bool busy;
} monitor = {PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, false};

int users;

static void acquire(void)
{
    pthread_mutex_lock(&monitor.mutex);
    while (monitor.busy)
        pthread_cond_wait(&monitor.free, &monitor.mutex);
    monitor.busy = true;
    pthread_mutex_unlock(&monitor.mutex);
}

static void release(void)
{
    pthread_mutex_lock(&monitor.mutex);
    monitor.busy = false;
    pthread_cond_signal(&monitor.free);
    pthread_mutex_unlock(&monitor.mutex);
}

static void *use(void *name)
{
    acquire();
    users = users + 1;
    printf("%s: uses it, with %d other\n", (const char *)name, users - 1);
    users = users - 1;
    release();
    return NULL;
}

int main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, use, "A");
    pthread_create(&b, NULL, use, "B");
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    return 0;
}
