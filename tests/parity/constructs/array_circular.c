/* a ring buffer */
#include <stdio.h>

#define SIZE 4
int ring[SIZE], in, out, count;

static void put(int item)
{
    ring[in] = item;
    in = (in + 1) % SIZE;
    count++;
}

static int take(void)
{
    int item = ring[out];
    out = (out + 1) % SIZE;
    count--;
    return item;
}

int main(void)
{
    for (int i = 0; i < 6; i++) {
        put(i);
        put(i * 10);
        printf("%d %d ", take(), take());
    }
    printf("\n%d %d %d\n", in, out, count);
    return 0;
}
