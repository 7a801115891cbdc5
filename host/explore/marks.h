/* Marks of <pawl.h>: where each thread stands with respect to its critical section. */
#ifndef PAWL_EXPLORE_MARKS_H
#define PAWL_EXPLORE_MARKS_H

#include <stdbool.h>
#include <stdint.h>

#include "config.h"

struct thread;

/* t makes this mark (enum mark): gives MOVE_... flags, and notes in native_happened if two are inside now. */
uint16_t marks_made(struct thread *t, unsigned mark);

unsigned marks_phase(unsigned thread); /* enum phase */

/* Those that have ended are outside. */
void marks_forget_dead(void);

/* True if t's program has printed that an assertion failed. */
bool marks_asserting(const struct thread *t);

/* --faults=1: the run has had its one fault. --signal=SIG: this signal has come from outside, once. */
bool marks_faulted(void);
void marks_fault(void);
bool marks_signalled(unsigned signal);
void marks_signal(unsigned signal);

/* A grain for each thread, which states comprise; then one that says how many are inside, and one that says what came from
   outside: whether the run has had its fault, and which signals. */
enum { MARKS_INSIDE = THREADS, MARKS_FAULT, MARKS_GRAINS, MARKS_SIZE = MARKS_GRAINS * 8 };
extern uint8_t marks_bytes[MARKS_GRAINS][8];

#endif
