/* Two threads of six increments each that nothing protects: the count ends at 2 to 12. */
#include <pthread.h>
#include <stdio.h>

int count;

static void *six(void *x)
{
    for (int i = 0; i < 6; i++)
        count++;
    return x;
}

int main(void)
{
    pthread_t one, other;
    pthread_create(&one, NULL, six, NULL);
    pthread_create(&other, NULL, six, NULL);
    pthread_join(one, NULL);
    pthread_join(other, NULL);
    printf("%d\n", count);
    return 0;
}
