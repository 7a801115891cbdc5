/* Where the debugger opens on a run that fails. */
#ifndef PAWL_OPENING_H
#define PAWL_OPENING_H

#include "given.h"

/* Makes the run once, if its schedule was asked for, and, if it fails, writes FOLDER/opening: "TICK
   PLACE WHY", when so many ticks are over the step that fails comes next, and PLACE is a function
   of the kernel to stop at. */
void opening_write(const struct given *given, struct session *session, const char *folder);

#endif
