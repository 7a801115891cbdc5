/* Atomic objects (C11 7.17): the compiler's header, but that to load, store and exchange is one step. The compiler's
   macros put what goes in and what comes out into variables whose address they take, so that without optimization
   there is a point at each of those, too. Other types than integers and pointers stay with the compiler's. */
#include_next <stdatomic.h>

#ifndef PAWL_STDATOMIC_H
#define PAWL_STDATOMIC_H

/* Classes of types: 1 integers, 5 pointers. What is not chosen must be valid as well, so it is of an int. */
#define __PAWL_SCALAR(object) (__builtin_classify_type(object) == 1 || __builtin_classify_type(object) == 5)
#define __PAWL_CHOSEN(object, one, other) __builtin_choose_expr(__PAWL_SCALAR(object), one, other)
#define __PAWL_POINTER(pointer) __PAWL_CHOSEN(*(pointer), pointer, (int *)0)
#define __PAWL_VALUE(pointer, value) __PAWL_CHOSEN(*(pointer), value, 0)

#undef atomic_store_explicit
#define atomic_store_explicit(pointer, value, order)                                                                   \
    __PAWL_CHOSEN(*(pointer),                                                                                          \
                  __atomic_store_n(__PAWL_POINTER(pointer), __PAWL_VALUE(pointer, value), (order)),                    \
                  __extension__({                                                                                      \
                      __auto_type __to = (pointer);                                                                    \
                      __typeof__((void)0, *__to) __value = (value);                                                    \
                      __atomic_store(__to, &__value, (order));                                                         \
                  }))

#undef atomic_load_explicit
#define atomic_load_explicit(pointer, order)                                                                           \
    __PAWL_CHOSEN(*(pointer), __atomic_load_n(__PAWL_POINTER(pointer), (order)), __extension__({                       \
                      __auto_type __from = (pointer);                                                                  \
                      __typeof__((void)0, *__from) __value;                                                            \
                      __atomic_load(__from, &__value, (order));                                                        \
                      __value;                                                                                         \
                  }))

#undef atomic_exchange_explicit
#define atomic_exchange_explicit(pointer, value, order)                                                                \
    __PAWL_CHOSEN(*(pointer),                                                                                          \
                  __atomic_exchange_n(__PAWL_POINTER(pointer), __PAWL_VALUE(pointer, value), (order)),                 \
                  __extension__({                                                                                      \
                      __auto_type __at = (pointer);                                                                    \
                      __typeof__((void)0, *__at) __value = (value), __before;                                          \
                      __atomic_exchange(__at, &__value, &__before, (order));                                           \
                      __before;                                                                                        \
                  }))

#define __PAWL_COMPARE(pointer, expected, value, weak, order, failing)                                                 \
    __PAWL_CHOSEN(*(pointer),                                                                                          \
                  __atomic_compare_exchange_n(__PAWL_POINTER(pointer), __PAWL_VALUE(pointer, expected),                \
                                              __PAWL_VALUE(pointer, value), weak, (order), (failing)),                 \
                  __extension__({                                                                                      \
                      __auto_type __at = (pointer);                                                                    \
                      __typeof__((void)0, *__at) __value = (value);                                                    \
                      __atomic_compare_exchange(__at, (expected), &__value, weak, (order), (failing));                 \
                  }))

#undef atomic_compare_exchange_strong_explicit
#define atomic_compare_exchange_strong_explicit(pointer, expected, value, order, failing)                              \
    __PAWL_COMPARE(pointer, expected, value, 0, order, failing)
#undef atomic_compare_exchange_weak_explicit
#define atomic_compare_exchange_weak_explicit(pointer, expected, value, order, failing)                                \
    __PAWL_COMPARE(pointer, expected, value, 1, order, failing)

#endif
