/* What hooks_stack.S is elsewhere, on the stack of whoever calls. */
#ifdef __aarch64__

#include <stdbool.h>

#include "columns.h"

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

#endif
