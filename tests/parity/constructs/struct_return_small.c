/* small structs returned: one number, one pointer, one long */
#include <stdio.h>

struct number {
    int value;
};
struct handle {
    int *at;
};
struct offset {
    long by;
};
int cells[3] = {10, 20, 30};

static struct number number(int i) { return (struct number){cells[i]}; }

static struct handle handle(int i)
{
    struct handle h = {&cells[i]};
    return h;
}

static struct offset distance(struct handle a, struct handle b)
{
    return (struct offset){b.at - a.at};
}

int main(void)
{
    struct number n = number(1);
    struct handle h = handle(2);
    struct offset o = distance(handle(0), h);
    *h.at += n.value;
    printf("%d %d %ld %d\n", n.value, cells[2], o.by, number(0).value);
    return 0;
}
