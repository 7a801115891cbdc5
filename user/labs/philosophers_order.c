/* Each philosopher takes the fork with the lower number first: there is no circle, and all eat.
   철학자마다 번호가 작은 포크를 먼저 집으면 순환 대기가 없어 모두 먹는다.

   In the course: deadlock, prevention (식사하는 철학자 문제, 교착 상태 예방).
   Compare with `philosophers`. The last one takes his right fork first, as the only one.

   What can come out: all eat, in any order.

   pawl: schedule last-waits: P1:* P2:2 P4:* P3:* P2:* P3:* P4:* P1:*
   pawl: expect status 0
   pawl: schedule right: P1:* P2:* P3:* P4:* P1:*
   pawl: expect output "0 eats\n"
   pawl: expect output "1 eats\n"
   pawl: expect output "2 eats\n"
   pawl: expect status 0
   pawl: explore
   pawl: expect verdict ok
   pawl: expect outcomes 6 */
#include <pthread.h>
#include <stdio.h>

enum { PHILOSOPHERS = 3 };

pthread_mutex_t forks[PHILOSOPHERS] = {PTHREAD_MUTEX_INITIALIZER, PTHREAD_MUTEX_INITIALIZER,
                                       PTHREAD_MUTEX_INITIALIZER};
int numbers[PHILOSOPHERS] = {0, 1, 2};

static void *dine(void *argument)
{
    int left = *(int *)argument, right = (left + 1) % PHILOSOPHERS;
    int first = left < right ? left : right, second = left < right ? right : left;

    pthread_mutex_lock(&forks[first]);
    pthread_mutex_lock(&forks[second]);
    printf("%d eats\n", left);
    pthread_mutex_unlock(&forks[second]);
    pthread_mutex_unlock(&forks[first]);
    return NULL;
}

int main(void)
{
    pthread_t philosophers[PHILOSOPHERS];

    for (int i = 0; i < PHILOSOPHERS; i++)
        pthread_create(&philosophers[i], NULL, dine, &numbers[i]);
    for (int i = 0; i < PHILOSOPHERS; i++)
        pthread_join(philosophers[i], NULL);
    return 0;
}
