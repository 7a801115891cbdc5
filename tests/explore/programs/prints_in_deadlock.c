/* One waits for itself, for ever; what the other prints when it has seen that is no outcome any more.

   pawl: explore
   pawl: expect verdict deadlock
   pawl: expect outcomes 1
   pawl: expect outcome deadlock 1 "" */
#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int locked;

static void *lock_twice(void *unused)
{
    pthread_mutex_lock(&lock);
    locked = 1;
    pthread_mutex_lock(&lock);
    return unused;
}

int main(void)
{
    pthread_t thread;
    pthread_create(&thread, NULL, lock_twice, NULL);
    while (!locked)
        ;
    puts("locked");
    while (locked)
        ;
}
