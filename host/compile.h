/* Makes one C file an object, with the points, through the cache. */
#ifndef PAWL_COMPILE_H
#define PAWL_COMPILE_H

#include "target.h"
#include "text.h"

struct unit {
    const char *source; /* the C file, as it was named */
    struct list files;  /* it, and the headers that come with it */
    char *path;   /* of the object, in the cache; names and sections as the compiler gave them */
    char *key;    /* digest of all that the object depends on */
    char *digest; /* of its source, the headers that come with it, and the flags: the same
                     wherever it lies and whatever it is compiled for */
};

/* Compiles `source` for `target` with `cflags` behind Pawl's own. What the compiler says goes to
   standard error, each time; if the file does not compile, the command fails. */
struct unit compile_file(const struct target *target, const char *source,
                         const struct list *cflags);

#endif
