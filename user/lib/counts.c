/* <pawl.h>: what the machine has done so far. */
#include <pawl.h>

#include "internal.h"

_Static_assert(sizeof(struct pawl_counts) == sizeof(struct k_counts), "the same, by another name");

void pawl_counts(struct pawl_counts *counts)
{
    announce_write(counts, sizeof *counts);
    library_call(SYS_counts, counts);
}
