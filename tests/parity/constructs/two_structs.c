/* two processes that copy structs */
#include <stdio.h>

struct pair {
    int left, right;
} shared, mine[2];
int torn;

static void work(int me)
{
    for (int i = 0; i < 5; i++) {
        mine[me].left = mine[me].right = i * 10 + me;
        shared = mine[me];
        struct pair seen = shared, *p = &seen;
        if (p->left != p->right)
            torn++;
    }
}

void P1(void) { work(0); }

void P2(void)
{
    work(1);
    printf("%d\n", torn);
}
