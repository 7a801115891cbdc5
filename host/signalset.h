/* --signal of explore. */
#ifndef PAWL_SIGNALSET_H
#define PAWL_SIGNALSET_H

#include "text.h"

/* The set of the signals named, as INT, SIGUSR1 or "INT,USR1": bit n - 1 for signal n. A name that is none ends the
   command. */
unsigned signal_set(const struct list *names);

#endif
