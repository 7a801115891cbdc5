/* Functions on whose stacks it is known what is dead: sample.c is compiled at several levels. */
#include <stdbool.h>
#include <stdint.h>

/* Values that lie nowhere else. */
#define MARK(n) (UINT64_C(0x5a17c0de00000000) + (n))

void stop(unsigned which);      /* looks at the stack as if the thread announced something */
uint64_t value(uint64_t mark);  /* gives what it is given */
void use(uint64_t value);
void learn(uint64_t *address);  /* gets to know an address */

/* Looks at the stack, too (at stop `which`), as who is announced to read and write through `expected`, and forgets it. */
bool __tsan_atomic64_compare_exchange_strong(volatile uint64_t *at, uint64_t *expected, uint64_t value, int which, int);

struct sample {
    void (*dead_and_live)(void), (*known)(void), (*loop)(void), (*array)(unsigned), (*chosen)(unsigned), (*outer)(void),
        (*many)(void), (*unnamed)(void), (*literal)(void), (*lent)(void);
};
extern const struct sample plain, debuggable, optimized;
