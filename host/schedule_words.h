/* Words of schedules that mean the same in all programs. false: there is no such word. */
#ifndef PAWL_SCHEDULE_WORDS_H
#define PAWL_SCHEDULE_WORDS_H

#include <stdbool.h>
#include <stdint.h>

bool schedule_call(const char *name, uint64_t *call);
bool schedule_access(const char *name, uint64_t *operation);

/* With or without SIG. */
bool schedule_signal(const char *name, uint32_t *number);

/* The name of one of the errors in faults.def, or KILL. */
bool schedule_error_name(const char *name, uint32_t *number);

#endif
