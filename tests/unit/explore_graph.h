/* A graph in memory that plays the engine (host/explore/engine.h): tests say which states there are, who
   lives there, and what each thread can do.

   graph_clear; then states, moves, views and ends in any order; then either graph_explored, for what begins on a
   finished graph (states have the numbers that the test knows), or engine_begin, for what explores by
   itself: states are then found, and numbered, as moves are asked for (graph_found tells which number one has). */
#ifndef PAWL_EXPLORE_GRAPH_H
#define PAWL_EXPLORE_GRAPH_H

#include "engine.h"

void graph_clear(void);

/* A new state; the first is 0, the initial one. With this many threads (indexes from 0), P1, P2, ...,
   none of which can do anything yet. */
unsigned graph_state(unsigned threads);

/* Another move that this thread can make. What it returns may be changed until the next call. Its label
   is the thread's number and the kind, and, of the second and further alternatives, an answer. */
struct move *graph_move(unsigned from, unsigned thread, unsigned to, unsigned flags);
struct move *graph_timer(unsigned from, unsigned thread, unsigned to, unsigned flags);
struct move *graph_signal(unsigned from, unsigned thread, unsigned to, unsigned flags);
struct move *graph_fails(unsigned from, unsigned thread, enum failure failure);

/* A note that moves may have. */
uint32_t graph_note(const struct note *note);

/* What the thread is about to do there, to be changed; number 0: it does not live there. ENABLED, COSTLY and
   TIMED are added by the moves that it has, unless `graph_free` says that leaving it costs nothing. */
struct view *graph_view(unsigned state, unsigned thread);
void graph_free(unsigned state, unsigned thread);

/* How it ends there; otherwise EXIT. What engine_value gives there. */
void graph_end(unsigned state, unsigned end);
void graph_value(unsigned state, int64_t value);

void graph_explored(void);

/* The number that a state of the test has for the engine; NO_STATE: not found yet. And the other way. */
state_id graph_found(unsigned state);
unsigned graph_which(state_id state);

#endif
