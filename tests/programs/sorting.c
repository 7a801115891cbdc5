/* qsort and bsearch: numbers, structs, texts by pointer; nothing to sort. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct entry {
    char name[8];
    int value;
};

static int by_value(const void *a, const void *b)
{
    return ((const struct entry *)a)->value - ((const struct entry *)b)->value;
}
static int by_number(const void *a, const void *b) { return *(const int *)a - *(const int *)b; }
static int by_text(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

int main(void)
{
    int numbers[200];
    unsigned seed = 1, wrong = 0;
    for (int i = 0; i < 200; i++)
        numbers[i] = (seed = seed * 1103515245u + 12345u) >> 16 & 0xff;
    qsort(numbers, 200, sizeof numbers[0], by_number);
    for (int i = 1; i < 200; i++)
        wrong += numbers[i - 1] > numbers[i];
    printf("wrong %u, first %d, last %d\n", wrong, numbers[0], numbers[199]);
    struct entry e[] = {{"c", 30}, {"a", 10}, {"d", 40}, {"b", 20}}, key = {"", 30}, none = {"", 35};
    qsort(e, 4, sizeof e[0], by_value);
    printf("%s %s %s %s\n", e[0].name, e[1].name, e[2].name, e[3].name);
    struct entry *found = bsearch(&key, e, 4, sizeof e[0], by_value);
    printf("found %s, none %d\n", found->name, bsearch(&none, e, 4, sizeof e[0], by_value) == NULL);
    const char *words[] = {"pear", "apple", "fig", "plum"};
    qsort(words, 4, sizeof words[0], by_text);
    printf("%s %s %s %s\n", words[0], words[1], words[2], words[3]);
    qsort(words, 0, sizeof words[0], by_text);
    return 0;
}
