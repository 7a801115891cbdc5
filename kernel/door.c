/* The door: every choice. An explicit schedule answers as long as it lasts, then a policy. */
#include "kernel.h"

/* PCG of 32 bits of output on 64 bits of state (O'Neill 2014), so that a seed gives the same
   numbers on every machine. */
static uint32_t random_number(void)
{
    uint64_t old = machine.random;
    machine.random = old * 6364136223846793005u + 1442695040888963407u;
    uint32_t shifted = (uint32_t)((old >> 18 ^ old) >> 27);
    unsigned turn = (unsigned)(old >> 59);
    return shifted >> turn | shifted << (-turn & 31);
}

/* Below n, each equally likely but for one in 2^32/n. */
static unsigned random_below(unsigned n)
{
    return (unsigned)((uint64_t)random_number() * n >> 32);
}

static unsigned random_member(const uint32_t *among, unsigned count)
{
    unsigned size = set_size(among, count);
    if (!size)
        return NOBODY;
    unsigned member = set_next(among, count, 0);
    for (unsigned skip = random_below(size); skip; skip--)
        member = set_next(among, count, member + 1);
    return member;
}

/* The member after the one whose turn it is, in the circle of all threads. */
static unsigned next_in_turn(const uint32_t *among)
{
    unsigned next = set_next(among, THREADS, machine.turn + 1u);
    if (next == THREADS)
        next = set_next(among, THREADS, 0);
    return next == THREADS ? NOBODY : next;
}


static bool may_stay(const uint32_t *among)
{
    return set_has(among, machine.turn) && !yields(&machine.threads[machine.turn]);
}

static unsigned round_robin(const uint32_t *among)
{
    return machine.slice && may_stay(among) ? machine.turn : next_in_turn(among);
}

static unsigned cooperative(const uint32_t *among)
{
    return may_stay(among) ? machine.turn : next_in_turn(among);
}

/* Round robin among the most urgent. */
static unsigned priority(const uint32_t *among)
{
    SET(THREADS) urgent = {{0}};
    int most = INT8_MIN;
    for (unsigned i = set_next(among, THREADS, 0); i < THREADS; i = set_next(among, THREADS, i + 1))
        if (machine.threads[i].nice > most)
            most = machine.threads[i].nice;
    for (unsigned i = set_next(among, THREADS, 0); i < THREADS; i = set_next(among, THREADS, i + 1))
        if (machine.threads[i].nice == most)
            set_add(urgent.word, i);
    return round_robin(urgent.word);
}

static unsigned policy_next(const uint32_t *among)
{
    switch (machine.policy) {
    case POLICY_COOP:
        return cooperative(among);
    case POLICY_PRIO:
        return priority(among);
    case POLICY_RANDOM:
        return random_member(among, THREADS);
    default:
        return round_robin(among);
    }
}

unsigned choose(enum choice kind, unsigned n, const uint32_t *among, struct thread *t)
{
    unsigned answer = NOBODY;
    bool random = machine.policy == POLICY_RANDOM;
    switch (kind) {
    case CHOOSE_NEXT:
        if (schedule_active())
            answer = schedule_next(among);
        return answer != NOBODY || schedule_active() ? answer : policy_next(among);
    case CHOOSE_WAITER:
        if (schedule_active())
            answer = schedule_waiter(among);
        if (answer == NOBODY)
            answer = random ? random_member(among, n) : set_next(among, n, 0);
        return answer;
    default:
        if (schedule_active())
            answer = schedule_number(n, t);
        if (answer == NOBODY)
            answer = random ? random_below(n) : 0;
        return answer;
    }
}
