/* Moving bytes for the kernel; the explorer has its own (host/explore/hooks.c). */
#include <string.h>

#include "arch.h"

void arch_copy(void *to, const void *from, size_t length) { memcpy(to, from, length); }

void arch_clear(void *to, size_t length) { memset(to, 0, length); }
