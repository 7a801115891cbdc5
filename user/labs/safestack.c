/* A stack without locks that passes all tests: three threads, and an element that two of them own after seven preemptions.
   시험으로는 틀린 곳을 찾을 수 없는 잠금 없는 스택: 선점 일곱 번 뒤에 한 원소를 둘이 갖는다.

   In the course: synchronisation without locks, testing (잠금 없는 자료 구조, 모든 실행을 따라가기).
   Written anew after D. Vyukov's description of his puzzle "SafeStack" (2010). The elements are numbers; each has the one
   below it. pop marks an element by taking its link out, so that the stack should be safe from ABA: see `aba`.
   Five published tools did not find the error in twenty trials each; explore finds it, and that no run with
   fewer preemptions has it. (Two more switches are free, for the two that are left then have ended.)

   What can come out: all goes well, or an element has two owners and the assertion fails.

   pawl: schedule run: P1:* P2:* P3:*
   pawl: expect output ""
   pawl: expect status 0
   pawl: explore --safety --random=0 --preemptions=7
   pawl: expect verdict assert
   pawl: expect violation assert 7
   pawl: watch head count element */
#include <assert.h>
#include <stdatomic.h>

enum { ELEMENTS = 3, NONE = -1 };

struct element {
    atomic_int below; /* NONE: the last one, or taken */
    int owner;
};

struct element element[ELEMENTS] = {{1, 0}, {2, 0}, {NONE, 0}};
atomic_int head, count = ELEMENTS;

static int pop(void)
{
    while (count > 1) {
        int top = head, seen = top, below = atomic_exchange(&element[top].below, NONE);
        if (below == NONE)
            continue;
        if (atomic_compare_exchange_strong(&head, &seen, below)) {
            atomic_fetch_sub(&count, 1);
            return top;
        }
        atomic_exchange(&element[top].below, below);
    }
    return NONE;
}

static void push(int index)
{
    int top = head;

    do
        element[index].below = top;
    while (!atomic_compare_exchange_strong(&head, &top, index));
    atomic_fetch_add(&count, 1);
}

static void work(int name, int rounds)
{
    for (int round = 0; round < rounds; round++) {
        int mine;
        while ((mine = pop()) == NONE)
            ;
        element[mine].owner = name;
        assert(element[mine].owner == name);
        push(mine);
    }
}

void P1(void) { work(1, 2); }
void P2(void) { work(2, 2); }
void P3(void) { work(3, 1); }
