/* The unit tests' machine: a test boots it and then plays its threads, by giving kernel_trap the
   traps that their code would have made. */
#ifndef PAWL_PLAY_H
#define PAWL_PLAY_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "kernel.h"

/* The programs there are; each number of entries is a thread that starts in its one image. */
enum { SOLO, PAIR, TRIO, ELSE /* like SOLO, in a slot of its own */ };

/* What a run is told; what is left out is one SOLO with a slice that never ends. */
struct setup {
    struct boot_command commands[COMMANDS + 1];
    unsigned command_count;
    const struct boot_entry *schedule;
    unsigned schedule_count;
    unsigned policy, quantum, flags;
    uint64_t seed, limit;
    const char *input;
};
void boot_with(const struct setup *setup);
#define boot(...) boot_with(&(struct setup){__VA_ARGS__})
#define ONE(p) .commands = {{.program = (p)}}, .command_count = 1

/* The thread that runs. */
extern struct thread *now;

/* Lets `now` make a system call; it goes on with this result, or the test fails. */
intptr_t call_with(unsigned number, const uintptr_t args[6]);
#define call(name, ...) call_with(SYS_##name, (uintptr_t[6]){__VA_ARGS__})

/* The same, but it waits, gives way or ends: the thread that goes on instead. */
struct thread *leave_with(unsigned number, const uintptr_t args[6]);
#define leave(name, ...) leave_with(SYS_##name, (uintptr_t[6]){__VA_ARGS__})

/* Announces an access, a mark, fuel: who goes on. */
struct thread *point(unsigned operation, uintptr_t address, size_t length);

/* `count` steps, each a read: the numbers of the threads that made them. */
const char *steps(unsigned count);

/* `now` faults: who goes on. */
struct thread *fault(unsigned signal, uintptr_t address);

/* `now` gives way until the thread of this number runs. */
void go(unsigned number);
/* The thread of this number, NULL if it has ended; its result. */
struct thread *thread(unsigned number);
intptr_t result_of(unsigned number);

/* Bytes of the running image: an address for calls, and where the test finds them, at any offset,
   whatever its type's alignment. */
uintptr_t at(unsigned offset);
#define GET(type, offset)                                                                          \
    (((struct __attribute__((packed, may_alias)) { type value; } *)at(offset))->value)
#define PUT(type, offset, ...) (GET(type, offset) = (type)__VA_ARGS__)
/* An address of constants. */
uintptr_t constant(void);
void put_string(unsigned offset, const char *string);

/* The run ends in the statement: with which status and how. */
#define assert_ends(how, status, ...)                                                              \
    do {                                                                                           \
        if (!setjmp(*expect_end())) {                                                              \
            __VA_ARGS__;                                                                           \
            expect_nothing();                                                                      \
            fail_msg("the run goes on");                                                           \
        }                                                                                          \
        assert_int_equal(status, end_status);                                                      \
        assert_int_equal(how, last_event(EVENT_END)->size);                                        \
    } while (0)

/* The kernel finds itself broken in the statement, with words that contain `text`. */
#define assert_panics(text, ...)                                                                   \
    do {                                                                                           \
        if (!setjmp(*expect_panic())) {                                                            \
            __VA_ARGS__;                                                                           \
            expect_nothing();                                                                      \
            fail_msg("no panic: " text);                                                           \
        }                                                                                          \
        assert_contains(panic_text, text);                                                         \
    } while (0)

extern int end_status;
extern char panic_text[256];
jmp_buf *expect_end(void);
jmp_buf *expect_panic(void);
void expect_nothing(void);
void assert_contains(const char *text, const char *part);

/* Records so far; the last of an event (the test fails if there is none), and how many. */
const struct record *last_event(enum event event);
unsigned count_events(enum event event);
extern struct record played[];
extern unsigned played_count;
/* What was printed. */
extern char printed[1024];

/* cmocka's main, in TAP. */
#define RUN(tests)                                                                                 \
    int main(void)                                                                                 \
    {                                                                                              \
        cmocka_set_message_output(CM_OUTPUT_TAP);                                                  \
        return cmocka_run_group_tests(tests, NULL, NULL);                                          \
    }

#endif
