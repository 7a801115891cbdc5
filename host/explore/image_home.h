/* Where images lie while states are explored: each at its home, always. */
#ifndef PAWL_EXPLORE_IMAGE_HOME_H
#define PAWL_EXPLORE_IMAGE_HOME_H

#include <stdint.h>

enum { IMAGE_HOME_SIZE = 16 << 20 }; /* as large as a slot */
#define IMAGE_HOMES ((uintptr_t)0x100000000)

/* The first byte of this image: an offset in its slot is an offset from here. The home of a free image is
   all zeros. */
static inline uint8_t *image_home(unsigned image)
{
    return (uint8_t *)(IMAGE_HOMES + (uintptr_t)image * IMAGE_HOME_SIZE);
}

/* Maps the homes, once a process; before the first image is made it happens by itself. */
void image_homes_map(void);

#endif
