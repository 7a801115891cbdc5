/* pawl gdb --record: a run under QEMU is recorded without the debugger, which then has the replay:
   there gdb goes backwards by instructions, too. All files lie in the debugger's folder;
   FOLDER/boot is there already. */
#ifndef PAWL_RECORDING_H
#define PAWL_RECORDING_H

#include "machine.h"

/* Makes the run: writes FOLDER/recording and FOLDER/disk, what it printed into FOLDER/console, its
   records into FOLDER/records. Ctrl+C ends a run that does not end; what there is by then is
   recorded. */
void recording_make(const struct machine_job *job, const char *folder);

/* The command line of its replay. */
struct list recording_words(const struct machine_job *job, const char *folder);

#endif
