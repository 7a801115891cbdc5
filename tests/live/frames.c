/* Frames of every kind: arguments on the stack, structures by value, arrays of variable length, jumps, nested
   functions, handlers. Run by live.test, at many levels of optimization. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <stdarg.h>
#include <setjmp.h>
#include <pthread.h>
#include <signal.h>
#include <unistd.h>

int shared;
struct big { long a[6]; };
struct small { char c; int i; double d; };

static int nine(int a, int b, int c, int d, int e, int f, int g, long h, short i)
{
    shared = a;
    int r = shared + b * 2 + c * 3 + d * 4 + e * 5 + f * 6;
    shared = r;
    return r + g * 7 + (int)h * 8 + i * 9 + shared;
}

static long by_value(struct big b, int n, struct small s)
{
    shared++;
    long sum = 0;
    for (int i = 0; i < 6; i++) {
        shared += (int)b.a[i];
        sum += b.a[i] * n;
    }
    shared++;
    return sum + s.c + s.i + (long)s.d;
}

static struct big make(int n)
{
    struct big b;
    for (int i = 0; i < 6; i++) {
        shared++;
        b.a[i] = n + i;
    }
    return b;
}

static int sum(int n, ...)
{
    va_list list;
    int s = 0;
    shared = n;
    va_start(list, n);
    for (int i = 0; i < n; i++) {
        shared++;
        s += va_arg(list, int);
    }
    va_end(list);
    return s + shared;
}

static int reverse(int n)
{
    int v[n], copy[n + 3], s = 0;
    for (int i = 0; i < n; i++) {
        shared++;
        v[i] = i * i;
    }
    for (int i = n; i > 0; i--) {
        shared += v[i - 1];
        copy[n - i] = v[i - 1];
    }
    int *end = copy + n;
    while (end > copy) {
        shared++;
        s = s * 3 + *--end;
    }
    return s;
}

static int pointers(void)
{
    int a[10], *end = &a[10], x = 3, y = 4, *p = &x, **q = &p;
    for (int *i = a; i < end; i++)
        *i = shared++;
    struct { int one, two; int *three; } s = {1, 2, &y};
    int *two = &s.two;
    shared++;
    **q += *two + *s.three;
    shared++;
    while (end != a) {
        x += *--end;
        shared++;
    }
    return x + y;
}

static jmp_buf where;
static void deep(int n, long carry)
{
    char pad[40];
    shared++;
    memset(pad, n, sizeof pad);
    if (n == 0)
        longjmp(where, 1 + (int)carry % 100);
    deep(n - 1, carry + pad[3]);
    shared++;
}

static int jumps(int a)
{
    volatile int kept = a * 3;
    int plain = a * 5, r;
    shared++;
    if ((r = setjmp(where)) == 0) {
        deep(4, plain);
        return 0;
    }
    shared++;
    return r + kept + plain;
}

static int chosen(int n)
{
    int a = shared + 1, b = shared + 2, c = shared + 3, d = shared + 4;
    for (int i = 0; i < 3; i++) {
        shared++;
        switch (n + i) {
        case 0: a += b; shared++; break;
        case 1: b += c; break;
        case 2: c += shared; break;
        case 3: d += a; shared++; break;
        case 4: a += d + c; break;
        case 5: b -= d; shared++; break;
        case 6: c -= a; break;
        default: d--; break;
        }
    }
    shared++;
    return a + b * 2 + c * 3 + d * 4;
}

static int nested(int n)
{
    int x = n, y = n + 1;
    int add(int k) { shared++; x += k; shared++; return x + y; }
    int (*f)(int) = add;
    int r = 0;
    for (int i = 0; i < 3; i++) {
        shared++;
        r += f(i) + add(2);
        y++;
    }
    return r + x;
}

static int fib(int n)
{
    shared++;
    return n < 2 ? n : fib(n - 1) + fib(n - 2);
}

static double floats(double a, float b, long double c)
{
    double r = a;
    for (int i = 0; i < 3; i++) {
        shared++;
        r = r * b + (double)c;
        c = c / 3 + shared % 2;
    }
    return r;
}

static unsigned char bytes(unsigned n)
{
    union { unsigned u; unsigned char c[4]; unsigned short s[2]; } u;
    u.u = n;
    shared++;
    u.c[1] = 7;
    shared++;
    u.s[1] ^= 0x1234;
    shared++;
    return (unsigned char)(u.c[0] + u.c[1] + u.c[2] + u.c[3]);
}

static void on_signal(int n)
{
    int local[4] = {n, n + 1};
    for (int i = 0; i < 4; i++)
        shared += local[i];
}

static void *thread(void *arg)
{
    long n = (long)arg, r = 0;
    for (int i = 0; i < 3; i++) {
        struct big b = make((int)n + i);
        r += by_value(b, i, (struct small){'a', i, 2.5});
        r += chosen((int)n + i) + reverse((int)n + 2);
        shared++;
    }
    int *on_heap = malloc(sizeof *on_heap);
    *on_heap = (int)r;
    return on_heap;
}

int main(void)
{
    signal(SIGUSR1, on_signal);
    pthread_t t[2];
    void *values[2];
    for (long i = 0; i < 2; i++)
        pthread_create(&t[i], NULL, thread, (void *)i);
    printf("%d %d\n", nine(1, 2, 3, 4, 5, 6, 7, 8, 9), sum(9, 1, 2, 3, 4, 5, 6, 7, 8, 9));
    printf("%ld\n", by_value(make(3), 2, (struct small){1, 2, 3}));
    raise(SIGUSR1);
    printf("%d %d %d %d %d %d\n", reverse(5), pointers(), jumps(7), chosen(0), chosen(3), nested(4));
    printf("%d %f %d\n", fib(6), floats(1.5, 2.5f, 3.25L), bytes(0x01020304));
    for (int i = 0; i < 2; i++) {
        pthread_join(t[i], &values[i]);
        printf("thread %d: %d\n", i, *(int *)values[i]);
        free(values[i]);
    }
    printf("%d %d %d %d %d %d %d %d %d\n", shared, 1, 2, 3, 4, 5, 6, shared, shared + 1);
    return 0;
}
