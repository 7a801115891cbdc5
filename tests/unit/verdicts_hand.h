/* Graphs made by hand, state by state and step by step, and what the verdicts say of them. */
#ifndef PAWL_VERDICTS_HAND_H
#define PAWL_VERDICTS_HAND_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "abi.h"
#include "explore_graph.h"
#include "trace.h"
#include "verdicts.h"

/* So many states, in each of which so many threads live; then what they are about, and their steps. */
void begin(unsigned states, unsigned threads);
void step(unsigned from, unsigned thread, unsigned to);
void shared(unsigned from, unsigned thread, unsigned to);
void waits(unsigned state, unsigned thread, unsigned object, unsigned flags);
void phase(unsigned state, unsigned thread, unsigned now);
void gone(unsigned state, unsigned thread);

/* Judges the graph, or what is known of it (a bit a state; NULL: all). */
extern struct verdicts *verdicts;
void judge_graph(const uint8_t *known);

/* The same; then each of `expected` (kind, state, kind, state, ..., VERDICTS) is a target, and no other state is. */
void judged(unsigned first, ...);

/* The loop from there is made by these threads: "12" is P1, then P2. */
void loop_is(enum verdict kind, state_id state, const char *threads);

/* cmocka's teardown of a group, and its main, in TAP. */
int verdicts_finish(void **state);
#define RUN(tests)                                                                                 \
    int main(void)                                                                                 \
    {                                                                                              \
        cmocka_set_message_output(CM_OUTPUT_TAP);                                                  \
        return cmocka_run_group_tests(tests, NULL, verdicts_finish);                               \
    }

#endif
