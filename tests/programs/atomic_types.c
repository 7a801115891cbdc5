/* Atomic objects of all kinds of types: what is exchanged, compared and loaded is what was stored; arguments are evaluated once. */
#include <stdatomic.h>
#include <stdio.h>
struct pair { short a, b; };
_Atomic(struct pair) pair;
_Atomic double real;
atomic_int n; atomic_bool flag; _Atomic(char *) text; atomic_llong big; volatile atomic_uchar v;
int main(void)
{
    struct pair p = {1, 2}, q;
    atomic_store(&pair, p); q = atomic_load(&pair);
    struct pair r = atomic_exchange(&pair, ((struct pair){3,4}));
    _Bool done = atomic_compare_exchange_strong(&pair, &p, q);
    atomic_store(&real, 1.5); double d = atomic_exchange(&real, 2.5);
    atomic_store(&n, 7); int e = 7, i = 0; int *at[2] = {&e, &e};
    _Bool did = atomic_compare_exchange_strong(&n, at[i++], 9);
    atomic_store(&flag, 5); atomic_store(&text, NULL); char *before = atomic_exchange(&text, "x");
    atomic_store_explicit(&big, -1, memory_order_release); atomic_init(&v, 200);
    unsigned char u = atomic_exchange(&v, 100);
    printf("%d %d %d %d %g %g %d %d %d %s %lld %d %d %d\n", r.a, p.a, p.b, done, d, atomic_load(&real), did, atomic_load(&n), atomic_load(&flag), before ? before : "null", atomic_load(&big), u, atomic_load(&v), i);
    return 0;
}
