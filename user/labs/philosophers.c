/* Each philosopher takes the left fork, then the right one: if all take the left one first, all starve.
   철학자들이 모두 왼쪽 포크를 먼저 집으면 교착 상태가 된다.

   In the course: deadlock (식사하는 철학자 문제, 순환 대기).
   The report says who holds which fork, since which line, and who waits for it. Take the lower number first
   instead, and there is no circle.

   What can come out: all eat, or a deadlock.
   pawl: goal end deadlock
   pawl: schedule stuck: P1:* P2:2 P3:2 P4:2 P2:* P3:* P4:*
   pawl: expect end deadlock
   pawl: expect status 125
   pawl: schedule right: P1:* P2:* P3:* P4:* P1:*
   pawl: expect output "0 eats\n"
   pawl: expect output "1 eats\n"
   pawl: expect output "2 eats\n"
   pawl: expect status 0
   pawl: explore
   pawl: expect verdict deadlock
   pawl: expect violation deadlock 1
   pawl: expect outcomes 7
   pawl: expect outcome deadlock 1 "" */
#include <pthread.h>
#include <stdio.h>

enum { PHILOSOPHERS = 3 };

pthread_mutex_t forks[PHILOSOPHERS] = {PTHREAD_MUTEX_INITIALIZER, PTHREAD_MUTEX_INITIALIZER,
                                       PTHREAD_MUTEX_INITIALIZER};
int numbers[PHILOSOPHERS] = {0, 1, 2};

static void *dine(void *argument)
{
    int left = *(int *)argument, right = (left + 1) % PHILOSOPHERS;

    pthread_mutex_lock(&forks[left]);
    pthread_mutex_lock(&forks[right]);
    printf("%d eats\n", left);
    pthread_mutex_unlock(&forks[right]);
    pthread_mutex_unlock(&forks[left]);
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
