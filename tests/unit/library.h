/* The programs' C library inside a test: its functions under the names lib_F, its state in a slot
   of the test's own, its system calls answered by library.c. */
#ifndef TEST_LIBRARY_H
#define TEST_LIBRARY_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* Declares function `name` of the library as lib_`name`. */
#define LIBRARY(result, name, ...) result lib_##name(__VA_ARGS__) __asm__("lib." #name)

/* A fresh slot: the library as it is when a program starts. For cmocka's setup. */
int library_fresh(void **state);

/* What the library has announced since library_fresh or library_forget. */
struct announcement {
    int operation;
    const void *address;
    size_t length;
};
enum { ANNOUNCEMENTS = 4096 };
extern struct announcement announced[ANNOUNCEMENTS];
extern unsigned announcements;
void library_forget(void);

/* Called at each announcement, if not NULL: what somebody else does meanwhile. */
extern void (*library_meanwhile)(void);

/* What was written to each descriptor, and in how many calls; what descriptor 0 gives. */
extern char written[3][65536];
extern unsigned written_count[3], writes[3];
extern const char *library_input;
extern bool library_terminal;

/* Blocks that the trace was told of, less those it was told the end of. */
extern int library_blocks;

/* A call of the library that ends the process comes back here with a status: 128 + signal, or
 * exit's. */
extern jmp_buf library_ended;
extern int library_status;

/* The errno that programs see. */
int library_errno(void);

#endif
