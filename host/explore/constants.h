/* Who took columns for constant that may yet vary. The constant columns that a step read, in the order in which it read
   them, are a path in a tree that all steps share, for most read the same: thousands in a fork. When a column begins to
   vary, all whose path leads over it are told to forget what they know. */
#ifndef PAWL_EXPLORE_CONSTANTS_H
#define PAWL_EXPLORE_CONSTANTS_H

#include <stddef.h>
#include <stdint.h>

/* A path begins, is led on, and ends with who went it. */
void constants_begin(void);
void constants_read(uint32_t column);
void constants_end(unsigned thread, uint32_t local);

/* The column is constant no more. */
void constants_drop(uint32_t column, void (*drop)(unsigned thread, uint32_t local));

size_t constants_memory(void);

#endif
