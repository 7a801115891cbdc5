/* In place of kernel/door.c: exploring, who makes the next step is not asked; of what a step itself asks, every answer
   is given in turn. */
#include "kernel.h"
#include "native.h"

static unsigned pick(enum answer_kind kind, unsigned count, struct thread *t, struct answer **answer)
{
    struct answers *a = native_answers;
    static struct answer none;
    *answer = &none;
    if (!a || a->count == ANSWERS_MAX)
        return 0;
    unsigned i = a->count++;
    if (i >= a->given)
        a->pick[i] = 0;
    a->of[i] = count;
    *answer = &a->answer[i];
    (*answer)->kind = (uint8_t)kind;
    (*answer)->thread = t && kind == ANSWER_NUMBER ? t->number : 0;
    (*answer)->value = a->pick[i];
    return a->pick[i];
}

unsigned choose(enum choice kind, unsigned n, const uint32_t *among, struct thread *t)
{
    struct answer *answer;
    if (kind == CHOOSE_NUMBER)
        return pick(ANSWER_NUMBER, n, t, &answer);
    if (kind == CHOOSE_LOSS)
        return pick(ANSWER_FATE, n, t, &answer);
    unsigned skip = pick(ANSWER_WAITER, set_size(among, n), t, &answer);
    unsigned member = set_next(among, n, 0);
    while (skip--)
        member = set_next(among, n, member + 1);
    answer->value = machine.threads[member].number;
    return member;
}
