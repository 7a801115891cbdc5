/* A monitor round a critical section, for ever in and out: with lines nobody waits for ever, without them one may.
   모니터를 끝없이 되풀이: 대기 줄이 있으면 한정 대기가 지켜지고, 없으면 지켜지지 않는다.

   In the course: monitors (모니터, 조건 변수의 대기 큐).
   See `monitor`. `--wake=fifo` gives the mutex and the condition a line each, as in the books; `--wake=any` is what POSIX
   promises.

   What can come out: mutual exclusion and progress hold; bounded waiting holds with lines, and not without.

   pawl: schedule run: limit=300: P1@pthread_mutex_unlock (P2:* P1:*)*
   pawl: expect output ""
   pawl: expect end limit
   pawl: explore --wake=fifo
   pawl: expect verdict ok
   pawl: expect condition mutual_exclusion holds
   pawl: expect condition progress holds
   pawl: expect condition bounded_waiting holds
   pawl: expect overtaken unfair
   pawl: explore --wake=any
   pawl: expect verdict starvation
   pawl: expect condition mutual_exclusion holds
   pawl: expect condition progress holds
   pawl: expect condition bounded_waiting broken strong
   pawl: expect overtaken none
   pawl: watch monitor */
#include <pawl.h>
#include <pthread.h>
#include <stdbool.h>

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
    monitor.busy = false;
    pthread_cond_signal(&monitor.free);
    pthread_mutex_unlock(&monitor.mutex);
}

static void *work(void *unused)
{
    while (1) {
        cs_want();
        cs_wait();
        acquire();
        cs_enter();
        /* critical section 임계 구역 */
        cs_leave();
        release();
        /* remainder section 나머지 구역 */
    }
    return unused;
}

int main(void)
{
    pthread_t other;

    pthread_create(&other, NULL, work, NULL);
    work(NULL);
}
