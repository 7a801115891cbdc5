/* Memory (old name of a part of <stdlib.h>). */
#ifndef PAWL_MALLOC_H
#define PAWL_MALLOC_H

#include <stdlib.h>

/* A block aligned to a power of two, to a page. NULL: EINVAL, ENOMEM. */
void *memalign(size_t alignment, size_t size);
void *valloc(size_t size);

#endif
