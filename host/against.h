/* --against: the outcomes of two versions of a program, beside each other. */
#ifndef PAWL_AGAINST_H
#define PAWL_AGAINST_H

#include "exploration.h"

struct against {
    const char *name;       /* of the other version */
    struct answer answer;   /* the other version's */
    const struct outcome **removed, **added; /* only the other version has them; only this one has */
    size_t removed_count, added_count;
};

/* Explores the other version with the same options, and compares. */
void against_run(struct against *against, const struct options *options, const struct answer *answer);

/* Tells it, for a person to read. */
void against_print(const struct against *against, FILE *to);

#endif
