/* What a compare-and-swap expects lies where the program says, which others may see, too. Apart from points.c, since
   the explorer's library records what is touched here. */
#include "internal.h"

#define EXPECTED(bits)                                                                             \
    bool library_expected##bits(uint##bits##_t *old, uint##bits##_t before)                        \
    {                                                                                              \
        if (*old == before)                                                                        \
            return true;                                                                           \
        *old = before;                                                                             \
        return false;                                                                              \
    }

EXPECTED(8)
EXPECTED(16)
EXPECTED(32)
EXPECTED(64)
