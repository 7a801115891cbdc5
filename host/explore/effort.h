/* How much time and memory the search may take, and the lines that tell how far it is. */
#ifndef PAWL_EXPLORE_EFFORT_H
#define PAWL_EXPLORE_EFFORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* What the line of progress says that the engine does not know. */
struct progress {
    uint32_t frontier;
    int preemptions; /* all runs with fewer were tried; -1: no such bound */
};
extern struct progress progress;

/* Bytes in the arrays of the search; the engine counts its own. */
extern size_t search_memory;

/* milliseconds, bytes: 0 is no limit. A line of progress goes to `to` every so many milliseconds, 0: none.
   From now on SIGINT and SIGTERM ask for the best answer so far. */
void effort_begin(uint64_t milliseconds, size_t bytes, unsigned progress_every, FILE *to);

/* What is done next may take so many percent of all time and memory, with what was used before. */
void effort_share(unsigned percent);

/* So many percent of the memory, and all time. */
void effort_share_memory(unsigned percent);

/* What is done next is to take so many milliseconds at most, even if the limit has been reached: to have
   an answer at all. */
void effort_grace(unsigned milliseconds);

/* True if what is being done has to stop. To be asked at every state: it is cheap. */
bool effort_spent(void);

/* True if somebody asked for the answer so far. */
bool effort_interrupted(void);

uint64_t effort_elapsed(void); /* milliseconds */
size_t effort_memory(void);    /* bytes of all */
void effort_progress(void);    /* prints a line of progress now */

#endif
