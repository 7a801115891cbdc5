/* What the parts of the generator share.

   generate.c             dice, flavours
   generate_statements.c  what a thread does with memory, in critical sections, by choice
   generate_calls.c       what it asks of the kernel and the library
   generate_functions.c   functions, and what all programs begin with
   generate_frames.c      whole programs */
#ifndef PAWL_GENERATE_H
#define PAWL_GENERATE_H

#include <stdbool.h>
#include <stdio.h>

/* ---- generate.c ----------------------------------------------------------------------------- */

enum { MEMORY = 1, LOCKS = 2, CONDITIONS = 4, SEMAPHORES = 8, POINTERS = 16, LIBRARY = 32, TIMES = 64,
       SIGNALS = 128, PIPES = 256, CHOICES = 512, MARKS = 1024, HEAP = 2048, ATOMICS = 4096, SPINS = 8192,
       DATAGRAMS = 16384, /* with PIPES: instead of a pipe, what is sent over UDP */
       LOADS = 32768, /* with ATOMICS: those that only load, too */
       ROUNDS = 65536, /* with MARKS: round after round of them, and who has waited may begin again */
       GUARDED = 131072 /* memory behind a lock, most of the time */ };
extern unsigned menu; /* of these */

unsigned dice(unsigned sides);
const char *one_of(const char *words); /* "this|that" */

/* ---- generate_statements.c ------------------------------------------------------------------ */

extern int budget;      /* operations that this thread still has */
extern int depth;       /* of blocks */
extern unsigned locals; /* heap variables of this function so far */

void indent(void);
#define SAY(...) (indent(), printf(__VA_ARGS__), putchar('\n'))

const char *shared(void); /* a variable */
const char *value(void);
const char *test(void);
void statement(void);
void block(int most); /* of statements */

/* ---- generate_calls.c ----------------------------------------------------------------------- */

void locks(void);
void conditions(void);
void semaphores(void);
void library(void);
void times(void);
void signals(void);
void pipes(void);

/* ---- generate_functions.c ------------------------------------------------------------------- */

void body(int operations);
void preamble(void);
void set_up(void); /* what the menu needs before anybody begins */
void function(const char *head, int operations, const char *end);

/* ---- generate_frames.c ---------------------------------------------------------------------- */

void books(void);             /* P1, P2, ... as the textbooks have them: processes over one memory */
void threads(void);           /* a main function whose threads may reach into its stack */
void processes(bool shares);  /* parent and children, by fork or by spawn: memory of one's own, or one for all */

#endif
