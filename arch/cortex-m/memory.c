/* What the compiler calls to copy and fill, in the kernel; see CORTEX_M_OWN_NAMES in port.mk. */
#include "arch.h"

void *memcpy(void *restrict to, const void *restrict from, size_t length);
void *memset(void *to, int value, size_t length);

void *memcpy(void *restrict to, const void *restrict from, size_t length)
{
    arch_copy(to, from, length);
    return to;
}

void *memset(void *to, int value, size_t length)
{
    if (value == 0) {
        arch_clear(to, length);
        return to;
    }
    volatile uint8_t *byte = to; /* or this loop would become a call of memset */
    for (size_t i = 0; i < length; i++)
        byte[i] = (uint8_t)value;
    return to;
}
