/* Moving memory, for kernel and port, recorded; see explore.mk for the names. */
#include <stdlib.h>
#include <string.h>

#include "columns.h"
#include "kernel.h"
#include "port.h"

void record_init(void);
void record_init(void) {}

void *record_memcpy(void *to, const void *from, size_t length);
void *record_memcpy(void *to, const void *from, size_t length)
{
    record_touch((uintptr_t)from, length, false);
    record_touch((uintptr_t)to, length, true);
    return memcpy(to, from, length);
}

void *record_memmove(void *to, const void *from, size_t length);
void *record_memmove(void *to, const void *from, size_t length)
{
    record_touch((uintptr_t)from, length, false);
    record_touch((uintptr_t)to, length, true);
    return memmove(to, from, length);
}

void *record_memset(void *to, int with, size_t length);
void *record_memset(void *to, int with, size_t length)
{
    record_touch((uintptr_t)to, length, true);
    return memset(to, with, length);
}

void arch_copy(void *to, const void *from, size_t length) { record_memcpy(to, from, length); }

void arch_clear(void *to, size_t length) { record_memset(to, 0, length); }
