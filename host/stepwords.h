/* From the explorer's words for a schedule ("1*3 ?2=1 t1", explore/protocol.h) to a schedule's text. */
#ifndef PAWL_STEPWORDS_H
#define PAWL_STEPWORDS_H

#include <stdbool.h>

/* The schedule (docs/schedules.md) that `words` are, behind `options`: "wake=any clock=free", or "". One that
   goes round for ever gets a limit, unless `options` has one; one that `stops` gets one at its end, if time stands
   still. A new string; NULL: they are no such words. */
char *schedule_of_words(const char *words, const char *options, bool stops);

#endif
