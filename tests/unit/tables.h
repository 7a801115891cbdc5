/* Are all tables of the machine as they were? For tests that fill them, and that make and kill. */
#ifndef PAWL_TABLES_H
#define PAWL_TABLES_H

#include "play.h"

/* Notes the machine's state, except what only counts on (ticks, numbers, ...), what a free entry still
   holds, and where the threads stand. */
void note_tables_as(unsigned note);
/* Fails, and names the first difference, if it is not the same now. */
void assert_tables_as(unsigned note);
#define note_tables() note_tables_as(0)
#define assert_tables_same() assert_tables_as(0)

/* The call fails, and changes nothing. */
#define REFUSED(error, name, ...)                                                                  \
    do {                                                                                           \
        note_tables_as(1);                                                                         \
        assert_int_equal(-(error), call(name, __VA_ARGS__));                                       \
        assert_tables_as(1);                                                                       \
    } while (0)

/* The address of a string; two can be in use at a time. */
uintptr_t text(const char *string);

/* A child of `now`, which has this number and is running. */
void fork_child(void);
/* `now` becomes the thread of this number; all processes with higher pids are killed, and waited for. */
void kill_others(unsigned number);

/* What is done 10,000 times, and then all tables are as they were: P1 makes children, who make what they
   can, and kills them while they hold it or wait for it. With the kernel's invariants checked after each
   trap. Under the sanitizers 1,000 times. */
struct many {
    void (*prepare)(void);
    void (*round)(void);
    bool with_lines;            /* else some times without lines of waiters, too: --wake=any */
};
void many_times(void **many);
#define MANY_TEST(prepare, round) MANY_TEST_OF(round, {prepare, round, false})
/* Of rounds that do not let each new thread announce something before others go on. */
#define MANY_TEST_WITH_LINES(prepare, round) MANY_TEST_OF(round, {prepare, round, true})
#define MANY_TEST_OF(round, ...) {#round, many_times, NULL, NULL, &(struct many)__VA_ARGS__}

#endif
