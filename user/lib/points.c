/* Atomic operations of the program, and the marks of <pawl.h>: each is announced, then done. Nobody
   comes between an announcement and the next, so a plain operation is indivisible here, even one of
   64 bits, which a Cortex-M3 performs by two accesses. The order of memory that the program asks
   for does not matter: the machine has only one. */
#include <pawl.h>

#include "internal.h"

#define ATOMIC(bits, type) ATOMIC_NAMED(__tsan_atomic##bits##_, type, library_expected##bits)
#define ATOMIC_NAMED(prefix, type, expected)                                                       \
    type prefix##load(const volatile type *at, int order);                                         \
    type prefix##load(const volatile type *at, int order)                                          \
    {                                                                                              \
        (void)order;                                                                               \
        library_point(OP_LOAD, at, sizeof *at);                                                    \
        return *at;                                                                                \
    }                                                                                              \
    void prefix##store(volatile type *at, type value, int order);                                  \
    void prefix##store(volatile type *at, type value, int order)                                   \
    {                                                                                              \
        (void)order;                                                                               \
        library_point(OP_ATOMIC, at, sizeof *at);                                                  \
        *at = value;                                                                               \
    }                                                                                              \
    CHANGE(prefix##exchange, type, value)                                                          \
    CHANGE(prefix##fetch_add, type, before + value)                                                \
    CHANGE(prefix##fetch_sub, type, before - value)                                                \
    CHANGE(prefix##fetch_and, type, (before) & (value))                                            \
    CHANGE(prefix##fetch_or, type, before | value)                                                 \
    CHANGE(prefix##fetch_xor, type, before ^ value)                                                \
    CHANGE(prefix##fetch_nand, type, ~(before & value))                                            \
    COMPARE(prefix##compare_exchange_strong, type, expected)                                       \
    COMPARE(prefix##compare_exchange_weak, type, expected)                                         \
    type prefix##compare_exchange_val(volatile type *at, type old, type new, int order,            \
                                      int other);                                                  \
    type prefix##compare_exchange_val(volatile type *at, type old, type new, int order, int other) \
    {                                                                                              \
        (void)order, (void)other;                                                                  \
        library_point(OP_ATOMIC, at, sizeof *at);                                                  \
        type before = *at;                                                                         \
        if (before == old)                                                                         \
            *at = new;                                                                             \
        return before;                                                                             \
    }

#define CHANGE(name, type, after)                                                                  \
    type name(volatile type *at, type value, int order);                                           \
    type name(volatile type *at, type value, int order)                                            \
    {                                                                                              \
        (void)order;                                                                               \
        library_point(OP_ATOMIC, at, sizeof *at);                                                  \
        type before = *at;                                                                         \
        *at = (type)(after);                                                                       \
        return before;                                                                             \
    }

#define COMPARE(name, type, expected)                                                              \
    int name(volatile type *at, type *old, type new, int order, int other);                        \
    int name(volatile type *at, type *old, type new, int order, int other)                         \
    {                                                                                              \
        (void)order, (void)other;                                                                  \
        library_point(OP_ATOMIC, at, sizeof *at);                                                  \
        if (!expected(old, *at))                                                                   \
            return 0;                                                                              \
        *at = new;                                                                                 \
        return 1;                                                                                  \
    }

ATOMIC(8, uint8_t)
ATOMIC(16, uint16_t)
ATOMIC(32, uint32_t)
ATOMIC(64, uint64_t)

void __tsan_atomic_thread_fence(int order);
void __tsan_atomic_thread_fence(int order) { (void)order; }

void __tsan_atomic_signal_fence(int order);
void __tsan_atomic_signal_fence(int order) { (void)order; }

/* What arithmetic on an _Atomic double would have raised: there are no floating-point traps. */
void __atomic_feraiseexcept(int exceptions);
void __atomic_feraiseexcept(int exceptions) { (void)exceptions; }

bool test_and_set(volatile void *lock)
{
    volatile uint8_t *byte = lock;
    library_point(OP_ATOMIC, byte, 1);
    return __atomic_exchange_n(byte, 1, __ATOMIC_SEQ_CST);
}

static void mark(uintptr_t which) { library_point(OP_MARK, (const volatile void *)which, 0); }

void cs_want(void) { mark(MARK_WANT); }

void cs_wait(void) { mark(MARK_WAIT); }

void cs_enter(void) { mark(MARK_ENTER); }

void cs_leave(void) { mark(MARK_LEAVE); }
