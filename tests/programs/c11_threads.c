/* C11 <threads.h>: threads with a result, mutexes, conditions, call_once and thread-specific storage. */
#include <stdio.h>
#include <threads.h>

static mtx_t m;
static cnd_t c;
static tss_t key;
static once_flag once = ONCE_FLAG_INIT;
static int turn;

static void prepare(void) { printf("once\n"); }
static void destroy(void *value) { printf("destroyed %s\n", (char *)value); }

static int run(void *arg)
{
    int me = *(int *)arg;
    call_once(&once, prepare);
    mtx_lock(&m);
    while (turn != me)
        cnd_wait(&c, &m);
    printf("turn of %d\n", me);
    tss_set(key, me == 0 ? "zero" : "other");
    mtx_unlock(&m);
    return me * 10;
}

int main(void)
{
    thrd_t t[3];
    int number[3] = {0, 1, 2}, result;
    printf("init %d %d\n", mtx_init(&m, mtx_plain) == thrd_success, cnd_init(&c) == thrd_success);
    tss_create(&key, destroy);
    turn = -1;
    for (int i = 0; i < 3; i++)
        thrd_create(&t[i], run, &number[i]);
    for (int i = 0; i < 3; i++) {
        mtx_lock(&m);
        turn = i;
        cnd_broadcast(&c);
        mtx_unlock(&m);
        thrd_join(t[i], &result);
        printf("result %d\n", result);
    }
    mtx_lock(&m);
    printf("busy %d\n", mtx_trylock(&m) == thrd_busy);
    mtx_unlock(&m);
    mtx_destroy(&m);
    printf("equal %d\n", thrd_equal(thrd_current(), thrd_current()) != 0);
    return 0;
}
