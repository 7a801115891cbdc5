/* Local arrays that do not change, and whose address others get. */
#include <stddef.h>
#include <stdio.h>

static int count(char *const *strings)
{
    int n = 0;
    while (strings[n])
        n++;
    return n;
}

static int sum(const int *numbers, int n)
{
    return n ? numbers[0] + sum(numbers + 1, n - 1) : 0;
}

int main(void)
{
    char *const many[] = {"a", "b", NULL};
    char *changing[] = {"c", NULL};
    char *const one[] = {"d", NULL};
    char *const none[] = {NULL};
    const char *const plain[] = {"e", "f", "g"};
    const int numbers[] = {1, 2, 3, 4, 5};
    const int zeros[8] = {0};
    const int few[8] = {1, 2};
    const char text[] = "text";
    const struct { int number; const char *name; } pair = {7, "seven"}, *p = &pair;
    printf("%d %d %d %d %s\n", count(many), count(changing), count(one), count(none), plain[1]);
    printf("%d %d %d %s %d %s\n", sum(numbers, 5), sum(zeros, 8), sum(few, 8), text, p->number, p->name);
    return 0;
}
