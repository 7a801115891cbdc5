/* On AArch64 all is live. */
#ifdef __aarch64__

#include "live.h"

uint8_t live_filler;

void live_mask(const struct context *context, uint8_t *stack, uintptr_t sp, uintptr_t top,
               struct context *canonical)
{
    (void)context, (void)stack, (void)sp, (void)top, (void)canonical;
}

#endif
