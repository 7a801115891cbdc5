/* a queue between two ends on the heap */
#include <stdio.h>
#include <stdlib.h>

struct item {
    int value;
    struct item *next;
};
struct queue {
    struct item *first, **last;
    int length;
} queue;

static void put(struct queue *q, int value)
{
    struct item *i = malloc(sizeof *i);
    *i = (struct item){value, NULL};
    *q->last = i;
    q->last = &i->next;
    q->length++;
}

static int take(struct queue *q)
{
    struct item *i = q->first;
    int value = i->value;
    if (!(q->first = i->next))
        q->last = &q->first;
    q->length--;
    free(i);
    return value;
}

int main(void)
{
    queue.last = &queue.first;
    put(&queue, 4);
    put(&queue, 5);
    printf("%d ", take(&queue));
    put(&queue, 6);
    printf("%d %d", take(&queue), take(&queue));
    printf(" %d\n", queue.length);
    return 0;
}
