/* Numbers of stops and of marks go together: see test_live.c. */
#include "sample.h"

static void dead_and_live(void)
{
    uint64_t first = value(MARK(1)), second = value(MARK(2));
    stop(10); /* both are read */
    use(first);
    stop(11); /* the second */
    use(second);
    stop(12); /* none */
}

static void known(void)
{
    uint64_t own = value(MARK(1)), shown = value(MARK(2));
    learn(&shown);
    use(own);
    stop(20); /* what others know stays */
}

static void loop(void)
{
    uint64_t sum = value(MARK(1)), step = value(MARK(2));
    for (unsigned i = 0; i < 2; i++) {
        stop(30); /* read the next time round */
        use(sum);
        use(step);
    }
    stop(31);
}

static void array(unsigned i)
{
    uint64_t items[3] = {value(MARK(1)), value(MARK(2)), value(MARK(3))};
    stop(40);
    use(items[i]);
}

static void chosen(unsigned i)
{
    uint64_t a = value(MARK(1)), b = value(MARK(2)), c = value(MARK(3));
    stop(50);
    switch (i) {
    case 0: use(a); break;
    case 1: use(b); break;
    case 2: use(a + 1); break;
    case 3: use(b + 1); break;
    case 4: use(a + 2); break;
    case 5: use(b + 2); break;
    default: use(c); break;
    }
}

__attribute__((noipa)) static void inner(uint64_t mine)
{
    uint64_t own = value(mine);
    stop(60);
    use(own);
    stop(61); /* its caller's second is read later, wherever it lies now */
}

static void outer(void)
{
    uint64_t first = value(MARK(1)), second = value(MARK(2));
    use(first);
    inner(MARK(3));
    use(second);
    stop(62);
}

__attribute__((noipa)) static void seven(uint64_t a, uint64_t b, uint64_t c, uint64_t d, uint64_t e, uint64_t f,
                                            uint64_t g)
{
    stop(70);
    use(a + b + c + d + e + f + g);
}

static void many(void)
{
    seven(1, 2, 3, 4, 5, 6, MARK(1));
    stop(71);
}

static _Atomic uint64_t told;
static volatile uint64_t elsewhere;

static void unnamed(void)
{
    uint64_t shown = value(MARK(2));
    learn(&shown);
    told = value(MARK(1));
    uint64_t more = told + 1; /* to read it, it is copied without optimization, and the copy has no name */
    stop(80);
    use(more);
}

static void literal(void)
{
    learn((uint64_t[]){value(MARK(1)), value(MARK(3))});
    for (uint64_t beside = value(MARK(2)); beside; beside = 0)
        stop(90); /* what has no name is known to others all the same */
}

static void lent(void)
{
    uint64_t expected = value(MARK(1)), kept = value(MARK(2)), stored = value(MARK(3));
    __tsan_atomic64_compare_exchange_strong(&elsewhere, &expected, 0, 93, 0);
    stop(94); /* nobody knows it any more */
    __tsan_atomic64_compare_exchange_strong(&elsewhere, &kept, 0, 95, 0);
    stop(96);
    use(kept); /* ... but this one is read again */
    __tsan_atomic64_compare_exchange_strong(&elsewhere, &stored, (uintptr_t)&stored, 97, 0);
    stop(98); /* and this one's address lies elsewhere now */
}

const struct sample LEVEL = {dead_and_live, known, loop, array, chosen, outer, many, unnamed, literal, lent};
