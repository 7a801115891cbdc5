/* A monitor in the textbook sense, from a mutex and conditions: readers and writers, writers first. */
#include <pthread.h>
#include <stdio.h>

static pthread_mutex_t entry = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t may_read = PTHREAD_COND_INITIALIZER, may_write = PTHREAD_COND_INITIALIZER;
static int readers, writers, waiting_writers;
static int a, b, torn, writes;

static void start_read(void)
{
    pthread_mutex_lock(&entry);
    while (writers > 0 || waiting_writers > 0)
        pthread_cond_wait(&may_read, &entry);
    readers++;
    pthread_mutex_unlock(&entry);
}

static void end_read(int saw_torn)
{
    pthread_mutex_lock(&entry);
    torn += saw_torn;
    if (--readers == 0)
        pthread_cond_signal(&may_write);
    pthread_mutex_unlock(&entry);
}

static void start_write(void)
{
    pthread_mutex_lock(&entry);
    waiting_writers++;
    while (readers > 0 || writers > 0)
        pthread_cond_wait(&may_write, &entry);
    waiting_writers--;
    writers = 1;
    pthread_mutex_unlock(&entry);
}

static void end_write(void)
{
    pthread_mutex_lock(&entry);
    writers = 0;
    if (waiting_writers > 0)
        pthread_cond_signal(&may_write);
    else
        pthread_cond_broadcast(&may_read);
    pthread_mutex_unlock(&entry);
}

static void *reader(void *arg)
{
    for (int i = 0; i < 20; i++) {
        start_read();
        int first = a, second = b;
        end_read(first != second);
    }
    return arg;
}

static void *writer(void *arg)
{
    for (int i = 0; i < 20; i++) {
        start_write();
        a++;
        b++;
        writes++;
        end_write();
    }
    return arg;
}

int main(void)
{
    pthread_t t[5];
    for (int i = 0; i < 5; i++)
        pthread_create(&t[i], NULL, i % 2 ? writer : reader, NULL);
    for (int i = 0; i < 5; i++)
        pthread_join(t[i], NULL);
    printf("writes %d, torn %d, %d == %d\n", writes, torn, a, b);
    return 0;
}
