/* The sample program of tests/unit/sample as a machine that tests make records of. */
#ifndef PAWL_SAMPLE_H
#define PAWL_SAMPLE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "names.h"
#include "symbols.h"

/* Opens build/tests/unit/sample-NAME.elf; skips the test if it was not built. */
struct symbols *sample_open(const char *name);

/* Addresses by name; fails the test if there is no such thing. */
uint64_t sample_address(struct symbols *symbols, const char *path);
uint64_t sample_size(struct symbols *symbols, const char *path);
uint64_t sample_function(struct symbols *symbols, const char *name);

/* A return address in a line of sample.c: the end of its first piece of code. */
uint32_t sample_pc(struct symbols *symbols, unsigned line);

/* Where the local variable lies when its function stands at `pc` with frame pointer `fp`. */
uint64_t sample_local(struct symbols *symbols, uint32_t pc, uint32_t fp, const char *name);

enum { SAMPLE_STACK = 0x40000 /* far from everything else */ };

/* A record of thread P1 at that line. */
struct record sample_record(struct symbols *symbols, unsigned event, unsigned line);

/* An access to a variable. */
struct record sample_access(struct symbols *symbols, unsigned event, const char *path,
                            uint64_t value);

/* The same place, told something else. */
struct record with(struct record record, unsigned event, uint64_t address, uint64_t value,
                   unsigned size);

/* Runs a test on both machines. */
#define ON_BOTH(test)                                                                              \
    static void test##_host(void **state)                                                          \
    {                                                                                              \
        (void)state;                                                                               \
        test("host");                                                                              \
    }                                                                                              \
    static void test##_arm(void **state)                                                           \
    {                                                                                              \
        (void)state;                                                                               \
        test("arm");                                                                               \
    }
#define BOTH(test) cmocka_unit_test(test##_host), cmocka_unit_test(test##_arm)

#endif
