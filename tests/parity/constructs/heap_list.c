/* a linked list on the heap */
#include <stdio.h>
#include <stdlib.h>

struct node {
    int value;
    struct node *next;
};
struct node *head;
int length;

static void push(int value)
{
    struct node *n = malloc(sizeof *n);
    n->value = value;
    n->next = head;
    head = n;
    length++;
}

int main(void)
{
    for (int i = 1; i <= 4; i++)
        push(i * i);
    while (head) {
        struct node *n = head;
        head = n->next;
        printf("%d ", n->value);
        free(n);
        length--;
    }
    printf("%d\n", length);
    return 0;
}
