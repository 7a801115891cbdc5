/* Bugs that tests switch on, one at a time (`--planted=N`), to see that they are found: tests/explore/planted.test.
   Each is looked at only where steps are really run, or once. */
#ifndef PAWL_EXPLORE_PLANTED_H
#define PAWL_EXPLORE_PLANTED_H

#include <stdbool.h>

enum planted {
    PLANTED_NONE,

    /* the canonical form */
    PLANTED_REGISTER, /* a register that calls preserve is no part of a state */
    PLANTED_ARGUMENT, /* nor is the second argument of the call that a thread has announced */
    PLANTED_TABLE,    /* nor what System V semaphores are worth */
    PLANTED_HALF,     /* nor the upper half of any four bytes */
    PLANTED_LIVE,     /* sixteen bytes of a frame are taken to be dead that are not */

    /* what a step declares */
    PLANTED_READ,     /* what a program reads is not declared */
    PLANTED_WRITE,    /* nor that an atomic operation writes */

    /* what can happen, and what it costs */
    PLANTED_CHOICE,   /* the last of several answers is not tried */
    PLANTED_TIMER,    /* only sleeps and alarms fire */
    PLANTED_COST,     /* leaving a thread that gives way is a preemption */
    PLANTED_FAULT,    /* of the ways in which a call can fail the first is the only one */
    PLANTED_SIGNAL,   /* what comes from outside comes as often as it likes */

    /* what is made of it */
    PLANTED_ENTRY,    /* that a thread enters its critical section is not told */
    PLANTED_LOAD,     /* who loads is told to store */

    /* the reduction */
    PLANTED_CONFLICT, /* that others write what a thread reads is not seen */
    PLANTED_LOCK,     /* what others give back, or write, is a lock all the same */
    PLANTED_END,      /* nobody sees whether a thread has ended */
};

extern unsigned planted_bug;

static inline bool planted(enum planted bug) { return planted_bug == bug; }

#endif
