/* From a moment at which the door asks who goes next to the next such moment: what the parts of the machine share. */
#ifndef PAWL_ORACLE_GO_H
#define PAWL_ORACLE_GO_H

#include "oracle.h"

/* What the door is told, and what happens. */
extern struct going {
    bool answered;                    /* who goes has been said */
    unsigned who;                     /* as choose() gives it */
    unsigned signal;                  /* not that, but this signal is sent to that thread's process; 0: none */
    unsigned asked;                   /* questions within the move so far */
    uint16_t answers[MOST_ANSWERS];   /* which alternative, from 0 */
    uint16_t values[MOST_ANSWERS];    /* what that was */
    uint16_t alternatives[MOST_ANSWERS];
    char text[4096];
    size_t length;
    struct record records[512];
    unsigned record_count;
    SET(THREADS) enabled;             /* who can go next, as the door was told in the end */
} going;

/* True: the door has asked again; false: the run has ended. The machine is left as it is then. */
bool go(unsigned who, unsigned signal);

/* Has the last question that has further alternatives take the next one; false if there is none. */
bool next_answers(void);

/* Who can go in this state, without going; the machine is that of the state afterwards. */
void look(number state);

struct thread *somebody(void); /* who lives, or NULL */
bool has_timer(const struct thread *t);

#endif
