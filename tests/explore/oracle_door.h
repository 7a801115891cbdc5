#ifndef PAWL_ORACLE_DOOR_H
#define PAWL_ORACLE_DOOR_H

#include "kernel.h"

/* Who makes the next step (oracle_machine.c), and what is asked within one. */
unsigned oracle_next(const uint32_t *among);
unsigned oracle_answer(enum choice kind, unsigned n, const uint32_t *among);

#endif
