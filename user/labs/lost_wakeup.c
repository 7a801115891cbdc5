/* The wake-up comes before the sleep: looking and waiting are two steps if the mutex is taken only between them.
   깨움이 잠보다 먼저 온다: 잠그기 전에 검사하면 깨움을 놓치고 영원히 잔다 (잃어버린 깨움).

   In the course: monitors, condition variables (조건 변수, lost wake-up).
   A signal to a condition on which nobody waits is lost. Whoever looks at `ready` without the mutex may be overtaken between
   the look and the wait. The cure: lock first, look then; pthread_cond_wait gives the mutex back and waits in one step.

   What can come out: "go", or a deadlock.
   pawl: goal end deadlock
   pawl: schedule lost: P1:* P2@pthread_mutex_lock P3:* P2:*
   pawl: expect output ""
   pawl: expect end deadlock
   pawl: schedule lucky: P1:* P3:* P2:*
   pawl: expect output "go\n"
   pawl: expect status 0
   pawl: explore
   pawl: expect verdict deadlock
   pawl: expect violation deadlock 1
   pawl: expect outcomes 2
   pawl: expect outcome exit 0 "go\n"
   pawl: expect outcome deadlock 1 ""
   pawl: watch ready */
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>

bool ready;
pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
pthread_cond_t changed = PTHREAD_COND_INITIALIZER;

static void *waits(void *unused)
{
    if (!ready) { /* wrong: looked before the mutex is held 잠그기 전에 검사한다 */
        pthread_mutex_lock(&mutex);
        pthread_cond_wait(&changed, &mutex);
        pthread_mutex_unlock(&mutex);
    }
    printf("go\n");
    return unused;
}

static void *wakes(void *unused)
{
    pthread_mutex_lock(&mutex);
    ready = true;
    pthread_cond_signal(&changed);
    pthread_mutex_unlock(&mutex);
    return unused;
}

int main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, waits, NULL);
    pthread_create(&b, NULL, wakes, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    return 0;
}
