/* What the files of columns share: columns.c, what is recorded; columns_place.c, where; columns_values.c, which contents. */
#ifndef PAWL_EXPLORE_COLUMNS_PRIVATE_H
#define PAWL_EXPLORE_COLUMNS_PRIVATE_H

#include "columns.h"

typedef uint32_t grain; /* what a column of memory holds */
enum { GRAIN = sizeof(grain), IGNORED = 0xffffffff };

/* ---- Places ------------------------------------------------------------------------------- */

void places_begin(void);

/* Where the column of this address stands, or 0 if it has none yet, or IGNORED. NULL: the bytes are nothing of the
   machine's, or constant. What follows are the columns of the bytes that follow. */
uint32_t *place_of(uintptr_t at);
/* Of bytes of an image at home; those of a stack belong to no column here. */
uint32_t *place_of_home(uintptr_t at);

/* Where the bytes lie whatever image is in. */
uintptr_t place_home(uintptr_t at);

/* This has been put back: what no column holds since it follows from it is brought up to date. */
void place_changed(const grain *at);

/* ---- Values ------------------------------------------------------------------------------- */

/* How to find one: open addressing, by content. */
struct values {
    grain *value;     /* of columns of memory; local columns have theirs in local.c */
    uint32_t *table;  /* value number + 1; 0: free */
    uint32_t count, room;
};

/* The number of that value, which may be new; `memory` counts the bytes. */
uint32_t values_intern(struct values *v, grain value, size_t *memory);

#endif
