/* A stack without locks: compare-and-swap sees the same top as before, and does not see that it has been away.
   잠금 없는 스택: 꼭대기가 전과 같으면 compare-and-swap은 그사이 바뀐 것을 모른다 (ABA 문제).

   In the course: hardware support for synchronisation (compare-and-swap, ABA 문제).
   P1 has read the top, A, and what comes below, B. Meanwhile P2 takes A and B, and puts A back: the top is A again, but B
   belongs to P2. P1 puts B on the top, and takes it. Cures: a counter beside the pointer, or not to use nodes again
   while somebody looks at them.

   What can come out: all goes well, or B is owned by both and the assertion fails.

   pawl: schedule both: P1:5 P2:* P1:*
   pawl: expect status 134
   pawl: schedule right: P1:* P2:*
   pawl: expect output ""
   pawl: expect status 0
   pawl: explore
   pawl: expect verdict assert
   pawl: expect violation assert 1
   pawl: watch top nodes */
#include <assert.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

struct node {
    struct node *below;
    bool owned; /* by the one who took it */
};

struct node nodes[3] = {{&nodes[1], false}, {&nodes[2], false}, {NULL, false}};
struct node *_Atomic top = &nodes[0];

static void push(struct node *node)
{
    node->owned = false;
    node->below = top;
    while (!atomic_compare_exchange_strong(&top, &node->below, node))
        ;
}

static struct node *pop(void)
{
    struct node *node = top;

    while (node && !atomic_compare_exchange_strong(&top, &node, node->below))
        ;
    if (node) {
        assert(!node->owned);
        node->owned = true;
    }
    return node;
}

void P1(void)
{
    pop();
    pop();
}

void P2(void)
{
    struct node *a = pop();

    pop();
    if (a)
        push(a);
}
