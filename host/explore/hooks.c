/* What kernel and library call before each access (see explore.mk), and the port's part that moves memory for the
   kernel. */
#include <stdlib.h>
#include <string.h>

#include "columns.h"
#include "kernel.h"
#include "port.h"

#define HOOK(how, size, write)                                                                      \
    void record_##how##size(uintptr_t at);                                                          \
    void record_##how##size(uintptr_t at) { record_touch(at, size, write); }                        \
    void record_unaligned_##how##size(uintptr_t at);                                                \
    void record_unaligned_##how##size(uintptr_t at) { record_touch(at, size, write); }
HOOK(read, 1, false)
HOOK(read, 2, false)
HOOK(read, 4, false)
HOOK(read, 8, false)
HOOK(read, 16, false)
HOOK(write, 1, true)
HOOK(write, 2, true)
HOOK(write, 4, true)
HOOK(write, 8, true)
HOOK(write, 16, true)

void record_read_range(uintptr_t at, size_t length);
void record_read_range(uintptr_t at, size_t length) { record_touch(at, length, false); }

void record_write_range(uintptr_t at, size_t length);
void record_write_range(uintptr_t at, size_t length) { record_touch(at, length, true); }

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
