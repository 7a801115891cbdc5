/* an atomic pointer: a stack without a lock */
#include <stdatomic.h>
#include <stdio.h>

struct node {
    int value;
    struct node *next;
} nodes[3] = {{1, 0}, {2, 0}, {3, 0}};
_Atomic(struct node *) top;

static void push(struct node *n)
{
    n->next = atomic_load(&top);
    while (!atomic_compare_exchange_weak(&top, &n->next, n))
        ;
}

int main(void)
{
    for (int i = 0; i < 3; i++)
        push(&nodes[i]);
    struct node *first = atomic_load(&top);
    printf("%d %d\n", first->value, first->next->value);
    return 0;
}
