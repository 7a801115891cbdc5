/* Arrays that grow: memory that is never given back until the end. */
#ifndef PAWL_EXPLORE_GROW_H
#define PAWL_EXPLORE_GROW_H

#include <stddef.h>

/* Like realloc and calloc; without memory they end the process with a message. */
void *grow_again(void *at, size_t bytes);
void *grow_zeros(size_t bytes);

/* Makes room for one more in `array`, which has `count` of `room`; `memory` counts the bytes. */
#define GROW(array, count, room, memory)                                                            \
    do {                                                                                            \
        if ((count) == (room)) {                                                                    \
            size_t grow_room_ = (room) ? 2 * (size_t)(room) : 4;                                    \
            (array) = grow_again((array), grow_room_ * sizeof *(array));                            \
            (memory) += (grow_room_ - (room)) * sizeof *(array);                                    \
            (room) = (__typeof__(room))grow_room_;                                                  \
        }                                                                                           \
    } while (0)

#endif
