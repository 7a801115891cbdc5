/* The fewest preemptions with which the assertion of user/labs/safestack.c fails, counted by what shares nothing with the
   explorer: the algorithm as a table of steps, one shared access each, and a breadth-first search over pairs of a state
   and who moved last, in which to leave one who could go on costs 1 and all else nothing.
     safestack_count ROUNDS ROUNDS ROUNDS [yield] [mark]
   ROUNDS of each thread, 0: for ever. `yield`: one that finds nothing to take gives way. `mark`: the assertion is not that
   the owner's name is read as it was written, but that an exchange of the element's mark finds none. */
#include <assert.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { THREADS = 3, ELEMENTS = 3, NONE = 3, SIZE = 1 << 21, NEVER = 1000 };

struct thread {
    uint8_t round, top, below, mine; /* what is not needed any more is 0 */
    enum at { LOOK, GIVE_WAY, GET_HEAD, UNLINK, TAKE, COUNT_DOWN, LINK_BACK, OWN, CHECK, READ_HEAD, LINK, PUT,
              COUNT_UP, OVER } at; /* what it is about to do */
};

static struct state {
    uint8_t head, count, below[ELEMENTS], owner[ELEMENTS];
    uint32_t last;
    struct thread threads[THREADS];
} states[SIZE];

static uint8_t cost[SIZE]; /* 1 + the least; 0: there is no state here */
static uint32_t now[2 * SIZE], later[SIZE], now_count, later_count, known;
static unsigned rounds[THREADS];
static bool yields, marks;

static struct thread begin(uint8_t round) { return (struct thread){round, .at = LOOK}; }

static void pop(struct state *s, struct thread *t)
{
    bool same = s->head == t->top;
    switch (t->at) {
    case LOOK: t->at = s->count > 1 ? GET_HEAD : yields ? GIVE_WAY : LOOK; break;
    case GIVE_WAY: t->at = LOOK; break;
    case GET_HEAD: assert(s->head != NONE); t->top = s->head, t->at = UNLINK; break;
    case UNLINK:
        t->below = s->below[t->top], s->below[t->top] = NONE, t->at = TAKE;
        if (t->below == NONE)
            *t = begin(t->round);
        break;
    case TAKE: s->head = same ? t->below : s->head, t->at = same ? COUNT_DOWN : LINK_BACK; break;
    case COUNT_DOWN: s->count--, *t = (struct thread){t->round, .mine = t->top, .at = OWN}; break;
    default: s->below[t->top] = t->below, *t = begin(t->round);
    }
}

static void push(struct state *s, struct thread *t, unsigned most)
{
    bool same = s->head == t->top;
    switch (t->at) {
    case READ_HEAD: t->top = s->head, t->at = LINK; break;
    case LINK: s->below[t->mine] = t->top, t->at = PUT; break;
    case PUT: t->top = s->head, s->head = same ? t->mine : s->head, t->at = same ? COUNT_UP : LINK; break;
    default:
        s->count++, *t = begin(t->round + (most > 0));
        t->at = most && t->round == most ? OVER : LOOK;
    }
}

/* One step of a thread; false if the assertion fails. */
static bool step(struct state *s, unsigned i)
{
    struct thread *t = &s->threads[i];
    uint8_t *owner = &s->owner[t->mine], found = *owner, name = (uint8_t)(i + 1);
    if (t->at < OWN)
        pop(s, t);
    else if (t->at > CHECK)
        push(s, t, rounds[i]);
    else if (t->at == OWN)
        *owner = marks ? 1 : name, t->at = CHECK;
    else /* with `mark` it is taken away */
        *owner = marks ? 0 : found, t->at = READ_HEAD;
    return !(marks ? t->at == CHECK && found : t->at == READ_HEAD && found != name);
}

/* The state is come to with so many preemptions. */
static void come(const struct state *s, unsigned preemptions, bool dearer)
{
    uint64_t hash = 0;
    for (unsigned i = 0; i < sizeof *s; i++)
        hash = (hash + ((const uint8_t *)s)[i]) * UINT64_C(0x9e3779b97f4a7c15), hash ^= hash >> 29;
    uint32_t at = hash % SIZE;
    while (cost[at] && memcmp(&states[at], s, sizeof *s) != 0)
        at = (at + 1) % SIZE;
    if (cost[at] && cost[at] <= 1 + preemptions)
        return;
    known += !cost[at];
    assert(known < SIZE / 4 * 3);
    states[at] = *s;
    cost[at] = (uint8_t)(1 + preemptions);
    *(dearer ? &later[later_count++] : &now[now_count++]) = at;
}

/* All steps from states with so many preemptions; the fewest with which one fails. */
static unsigned go_through(unsigned preemptions)
{
    unsigned least = NEVER;
    for (uint32_t head = 0; head < now_count; head++)
        for (unsigned i = 0; i < THREADS && cost[now[head]] == 1 + preemptions; i++) {
            struct state s = states[now[head]];
            enum at left = s.last < THREADS ? s.threads[s.last].at : OVER;
            bool dearer = s.last != i && left != OVER && left != GIVE_WAY;
            s.last = i;
            if (s.threads[i].at == OVER)
                continue;
            if (step(&s, i))
                come(&s, preemptions + dearer, dearer);
            else if (preemptions + dearer < least)
                least = preemptions + dearer;
        }
    return least;
}

int main(int argc, char **argv)
{
    unsigned least = NEVER;
    for (int i = 1; i < argc; i++)
        if (i <= THREADS)
            rounds[i - 1] = (unsigned)atoi(argv[i]);
        else
            *(strcmp(argv[i], "yield") == 0 ? &yields : &marks) = true;
    come(&(struct state){.count = ELEMENTS, .last = THREADS, .below = {1, 2, NONE}}, 0, false);
    for (unsigned preemptions = 0; now_count && preemptions < least; preemptions++) {
        unsigned found = go_through(preemptions);
        least = found < least ? found : least;
        memcpy(now, later, later_count * sizeof *now);
        now_count = later_count, later_count = 0;
    }
    printf(least == NEVER ? "none\n" : "%u\n", least);
    return 0;
}
