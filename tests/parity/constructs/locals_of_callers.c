/* Locals that are reached through pointers, of functions that announce nothing themselves; other
   functions used the same stack before. */
#include <stdio.h>
#include <time.h>

int shared;

static void fill(struct timespec *when, int *n)
{
    when->tv_sec = 5;
    when->tv_nsec = shared;
    *n = 4;
}

static void other(int a)
{
    int dice[6], *p = dice;
    for (int i = 0; i < 6; i++)
        dice[i] = a + i;
    *p = 3;
    shared += *p + dice[2];
}

static void deep(int depth, struct timespec *when)
{
    int own[3] = {depth, 2, 3}, *q = own;
    *q = 4;
    if (depth)
        deep(depth - 1, when);
    else
        fill(when, q);
    shared += *q;
}

static void between(struct timespec *when, int *n)
{
    int mine = 1;
    fill(when, n);
    fill(when, &mine);
}

int main(void)
{
    struct timespec when;
    int n;
    other(1);
    fill(&when, &n);
    other(2);
    between(&when, &n);
    deep(2, &when);
    printf("%ld %ld %d %d\n", when.tv_sec, when.tv_nsec, n, shared);
    return 0;
}
