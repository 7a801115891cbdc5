/* The generated C file that tells a kernel which programs its machine has (kernel/program.h). */
#ifndef PAWL_PROGRAMS_H
#define PAWL_PROGRAMS_H

#include "guest.h"
#include "target.h"

/* Programs that share a slot, and, if there are several, their data. */
struct group {
    struct guest *guests;
    size_t count;
    char *object; /* where guest_join has put them */
};

/* The C text, a new string. */
char *programs_text(const struct group *groups, size_t count, const struct target *target);

#endif
