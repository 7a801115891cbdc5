/* The live frames of a thread, as far as its records showed them: a record tells the innermost
   function and its frame address; the frames of its callers are known from earlier records. */
#ifndef PAWL_FRAMES_H
#define PAWL_FRAMES_H

#include "symbols.h"

struct frame {
    const struct function *function;
    uint64_t cfa; /* canonical frame address */
};

/* Outermost first. Begins as {0}. */
struct frames {
    struct frame *items;
    size_t count, room;
    uint64_t sp; /* at the last record */
};

/* The thread stands at `code` (not NULL) with these registers: frames below are gone. */
void frames_note(struct frames *frames, const struct code *code, uint64_t sp, uint64_t fp);

/* What fork gives the child. */
void frames_copy(struct frames *to, const struct frames *from);

void frames_drop(struct frames *frames);

/* The local variable that holds this address, *offset in it; NULL if no known frame has one. */
const struct variable *frames_variable(const struct frames *frames, uint64_t address,
                                       uint64_t *offset);

/* The name of the array of variable length that must be there, "fn:a", or NULL. */
const char *frames_lost(const struct frames *frames, uint64_t address);

#endif
