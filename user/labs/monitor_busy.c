/* The monitor of a common textbook: release never resets `busy`, and the second caller waits for ever.
   흔히 보이는 교재의 모니터: release가 busy를 되돌리지 않아 두 번째 호출자는 영원히 기다린다.

   In the course: monitors (모니터의 잘못된 예).
   Compare with `monitor`: one line is missing. Signalling alone does not make the condition true.

   What can come out: one of the two uses the resource; then a deadlock, always.

   pawl: schedule stuck: P1:* P2:* P3:* P1:*
   pawl: expect output "A: uses it\n"
   pawl: expect end deadlock
   pawl: expect status 125
   pawl: explore
   pawl: expect verdict deadlock
   pawl: expect violation deadlock 0
   pawl: expect outcomes 2 */
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>

static struct monitor {
    pthread_mutex_t mutex;
    pthread_cond_t free;
    bool busy;
} monitor = {PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, false};

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
    pthread_cond_signal(&monitor.free);
    pthread_mutex_unlock(&monitor.mutex);
}

static void *use(void *name)
{
    acquire();
    printf("%s: uses it\n", (const char *)name);
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
