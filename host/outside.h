/* What comes to a run from outside: `type=TICK:TEXT` and `signal=WHO:SIGNAL@TICK`, on the command line or
   before the entries of a schedule. */
#ifndef PAWL_OUTSIDE_H
#define PAWL_OUTSIDE_H

#include <stdio.h>

#include "boot.h"
#include "schedule_text.h"
#include "trace.h"

struct outside {
    struct boot_event *events; /* in the order of their ticks; `a` of BOOT_TYPE counts in `bytes` */
    size_t count;
    char *bytes; /* all that is typed */
    size_t size;
};

/* Adds what the option says. Fails the command if it says nothing sensible. */
void outside_add(struct outside *outside, const char *option, const char *value,
                 const struct schedule_names *names);

void outside_free(struct outside *outside);

/* Writes the record of something typed as options, " type=12:ls\n"; records of one tick join. `*last`:
   the tick of the one before, UINT64_MAX to begin with. */
void outside_print(const struct record *record, uint64_t *last, FILE *to);

#endif
