/* qsort and bsearch. The program's own compare touches elements with its own announcements. */
#include <stdlib.h>
#include <string.h>

#include "internal.h"

/* What is being sorted. */
struct sort {
    char *elements;
    size_t size;
    int (*compare)(const void *, const void *);
    struct library_caller caller;
};

static bool in_order(const struct sort *sort, size_t a, size_t b)
{
    int order = sort->compare(sort->elements + a * sort->size, sort->elements + b * sort->size);
    library_caller_restore(sort->caller);
    return order <= 0;
}

enum { PIECE = 8 };

/* Exchanges two elements piece by piece. */
static void swap(const struct sort *sort, size_t a, size_t b)
{
    char *at = sort->elements + a * sort->size, *bt = sort->elements + b * sort->size;
    for (size_t done = 0; done < sort->size; done += PIECE, at += PIECE, bt += PIECE) {
        char from_a[PIECE], from_b[PIECE];
        size_t now = sort->size - done < PIECE ? sort->size - done : PIECE;
        announce_read(at, now);
        __builtin_memcpy(from_a, at, now);
        announce_read(bt, now);
        __builtin_memcpy(from_b, bt, now);
        announce_write(at, now);
        __builtin_memcpy(at, from_b, now);
        announce_write(bt, now);
        __builtin_memcpy(bt, from_a, now);
    }
}

static void reverse(const struct sort *sort, size_t from, size_t to)
{
    while (from + 1 < to)
        swap(sort, from++, --to);
}

/* Exchanges the neighbouring runs [from, middle) and [middle, to). */
static void exchange(const struct sort *sort, size_t from, size_t middle, size_t to)
{
    reverse(sort, from, middle);
    reverse(sort, middle, to);
    reverse(sort, from, to);
}

/* Where `element` belongs in [from, to): behind the elements that equal it, or before them. */
static size_t place_of(const struct sort *sort, size_t element, size_t from, size_t to, bool behind)
{
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        bool before = behind ? in_order(sort, middle, element) : !in_order(sort, element, middle);
        if (before)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

/* Merges two sorted neighbours in place: cuts the longer in half, finds where its middle element
   belongs in the other, exchanges the two runs between, and so has two smaller merges. */
static void merge(const struct sort *sort, size_t from, size_t middle, size_t to)
{
    while (from < middle && middle < to) {
        size_t cut1, cut2;
        if (to - from == 2) {
            if (!in_order(sort, from, middle))
                swap(sort, from, middle);
            return;
        }
        if (middle - from >= to - middle) {
            cut1 = from + (middle - from) / 2;
            cut2 = place_of(sort, cut1, middle, to, false);
        } else {
            cut2 = middle + (to - middle) / 2;
            cut1 = place_of(sort, cut2, from, middle, true);
        }
        if (cut1 < middle && middle < cut2)
            exchange(sort, cut1, middle, cut2);
        size_t now = cut1 + (cut2 - middle);
        merge(sort, from, cut1, now);
        from = now;
        middle = cut2;
    }
}

static void sort_range(const struct sort *sort, size_t from, size_t to)
{
    if (to - from < 2)
        return;
    size_t middle = from + (to - from) / 2;
    sort_range(sort, from, middle);
    sort_range(sort, middle, to);
    if (!in_order(sort, middle - 1, middle))
        merge(sort, from, middle, to);
}

void qsort(void *elements, size_t count, size_t size, int (*compare)(const void *, const void *))
{
    struct sort sort = {elements, size, compare, library_caller_save()};
    sort_range(&sort, 0, count);
}

void *bsearch(const void *key, const void *elements, size_t count, size_t size,
              int (*compare)(const void *, const void *))
{
    struct library_caller caller = library_caller_save();
    size_t from = 0, to = count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        const char *element = (const char *)elements + middle * size;
        int order = compare(key, element);
        library_caller_restore(caller);
        if (order == 0)
            return (void *)element;
        if (order < 0)
            to = middle;
        else
            from = middle + 1;
    }
    return NULL;
}
