/* What programs print, on a terminal: each line with the thread that printed it, in its colour. */
#ifndef PAWL_LANES_H
#define PAWL_LANES_H

#include <stdbool.h>

#include "trace.h"

struct lanes {
    unsigned thread;  /* who printed last */
    bool within_line; /* and has not ended the line */
};

/* Prints what an OUTPUT record holds to standard output; ignores other records. */
void lanes_print(struct lanes *lanes, const struct record *record);

/* Ends the last line if need be. */
void lanes_end(struct lanes *lanes);

#endif
