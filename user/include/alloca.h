/* Memory on the stack, until the function returns. */
#ifndef PAWL_ALLOCA_H
#define PAWL_ALLOCA_H

#define alloca(size) __builtin_alloca(size)

#endif
