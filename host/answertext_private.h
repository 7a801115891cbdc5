/* What the parts of the answer's text share. */
#ifndef PAWL_ANSWERTEXT_PRIVATE_H
#define PAWL_ANSWERTEXT_PRIVATE_H

#include "answertext.h"
#include "example.h"

/* Where it is written. */
struct paper {
    FILE *to;
    bool colour;
    unsigned width; /* columns */
};

/* The table of outcomes; shares are of `random` runs (0: none were made). */
void answertext_outcomes(const struct answer *answer, uint64_t random, const struct paper *paper);

/* The three conditions and overtaking, if there are marks. */
void answertext_conditions(const struct answer *answer, const struct paper *paper);

/* Lines that no run comes to. */
void answertext_unreached(const struct answer *answer, const struct paper *paper);

/* States, transitions, memory, time. */
void answertext_counts(const struct answer *answer, const struct paper *paper);

/* The repair hint: explores again with neighbouring steps of one thread fused, for about as long as the first
   exploration took; says nothing if that did not help. */
void answertext_hint(struct exploration *exploration, const struct answer *answer, const struct example *example,
                     const struct paper *paper);

#endif
