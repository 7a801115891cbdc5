/* Two locks, taken in two orders: each holds one and waits for the other.
   두 잠금을 서로 다른 순서로 잡으면: 하나씩 쥐고 서로를 기다린다 (교착 상태).

   In the course: deadlock, circular wait (교착 상태, 순환 대기, 자원 할당 그래프).
   One transfers from A to B, the other from B to A, and each locks first the account that it takes from. One preemption, between
   the two locks, is enough. The cure: a fixed order, whoever takes from whom.

   What can come out: both transfers are made, or a deadlock.
   pawl: goal end deadlock
   pawl: schedule stuck: P1:* P2@read:account P3:* P2:*
   pawl: expect output ""
   pawl: expect end deadlock
   pawl: schedule right: P1:* P2:* P3:* P1:*
   pawl: expect output "A 90, B 110\n"
   pawl: expect status 0
   pawl: explore
   pawl: expect verdict deadlock
   pawl: expect violation deadlock 1
   pawl: expect outcomes 2
   pawl: expect outcome exit 0 "A 90, B 110\n"
   pawl: expect outcome deadlock 1 ""
   pawl: watch account */
#include <pthread.h>
#include <stdio.h>

static struct account {
    pthread_mutex_t lock;
    int balance;
} account[2] = {{PTHREAD_MUTEX_INITIALIZER, 100}, {PTHREAD_MUTEX_INITIALIZER, 100}};

static void transfer(struct account *from, struct account *to, int amount)
{
    pthread_mutex_lock(&from->lock);
    from->balance = from->balance - amount;
    pthread_mutex_lock(&to->lock);
    to->balance = to->balance + amount;
    pthread_mutex_unlock(&to->lock);
    pthread_mutex_unlock(&from->lock);
}

static void *there(void *unused)
{
    transfer(&account[0], &account[1], 30);
    return unused;
}

static void *back(void *unused)
{
    transfer(&account[1], &account[0], 20);
    return unused;
}

int main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, there, NULL);
    pthread_create(&b, NULL, back, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    printf("A %d, B %d\n", account[0].balance, account[1].balance);
    return 0;
}
