#include "grow.h"

#include <stdio.h>
#include <stdlib.h>

static void *or_end(void *at)
{
    if (!at) {
        fputs("pawl: out of memory while exploring\n", stderr);
        exit(2);
    }
    return at;
}

void *grow_again(void *at, size_t bytes) { return or_end(realloc(at, bytes ? bytes : 1)); }

void *grow_zeros(size_t bytes) { return or_end(calloc(1, bytes ? bytes : 1)); }
