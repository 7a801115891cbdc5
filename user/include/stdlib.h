/* Memory, numbers, sorting, the end of a process (C11 7.22, POSIX.1-2017 <stdlib.h>). */
#ifndef PAWL_STDLIB_H
#define PAWL_STDLIB_H

#include <alloca.h>
#include <stddef.h>

#define EXIT_SUCCESS 0
#define EXIT_FAILURE 1
#define RAND_MAX 2147483647
#define MB_CUR_MAX 1

typedef struct {
    int quot, rem;
} div_t;
typedef struct {
    long quot, rem;
} ldiv_t;
typedef struct {
    long long quot, rem;
} lldiv_t;

/* ---- The end of a process ---------------------------------------------------------------- */

/* Calls what atexit was given, the last first, writes what lies in the buffers of stdio, and ends
   the process; the low 8 bits of status are what the parent's wait gets. */
_Noreturn void exit(int status);
_Noreturn void _Exit(int status);

/* Ends the process by SIGABRT. Buffers are not written. */
_Noreturn void abort(void);

/* Has the shell carry out a command (POSIX.1-2017) and waits for its end; meanwhile SIGCHLD is blocked,
   SIGINT and SIGQUIT are ignored. Gives the shell's status as waitpid does (127 as its exit status if there is no
   shell), or -1: EAGAIN, ENOMEM (no process), ECHILD (somebody else has taken the status). For NULL: 1 if
   there is a shell, else 0. */
int system(const char *command);

/* Has `function` called by exit. Gives 0, or 1 when 32 are registered already. */
int atexit(void (*function)(void));

/* ---- The environment ----------------------------------------------------------------------- */

/* The value of a variable of the environment, or NULL. A program that a command starts has PATH, HOME,
   PWD, USER, SHELL, TERM and LANG. */
char *getenv(const char *name);

/* Gives a variable a value, unless it has one and overwrite is 0. 0, or -1: EINVAL (the name is empty
   or has a '='), ENOMEM. */
int setenv(const char *name, const char *value, int overwrite);

/* Takes "NAME=value" itself into the environment, no copy; without a '=' it removes the variable.
   0, or -1: ENOMEM, EINVAL. */
int putenv(char *string);

/* Removes a variable; 0 also if there is none. -1: EINVAL, as setenv. */
int unsetenv(const char *name);

/* Removes them all (not POSIX, but everywhere): environ is NULL then. */
int clearenv(void);

/* ---- Memory ------------------------------------------------------------------------------ */

/* Blocks of the heap, aligned for any type; what was freed last is given out first. NULL: ENOMEM.
   calloc's are all zeros; realloc gives a block of another size with what the old one held, and
   frees that. To free a block twice, or what is no block, says so on standard error and ends by
   SIGABRT. A block that was freed is all zeros until it is given out again. */
void *malloc(size_t size);
void *calloc(size_t count, size_t size);
void *realloc(void *block, size_t size);
void free(void *block);
/* realloc of count * size bytes: NULL, ENOMEM, if there is no such number. */
void *reallocarray(void *block, size_t count, size_t size);

/* A block aligned to a power of two: NULL with EINVAL, ENOMEM; posix_memalign gives 0 with the block
   in *block, or the error's number. */
void *aligned_alloc(size_t alignment, size_t size);
int posix_memalign(void **block, size_t alignment, size_t size);

/* ---- Files that nobody else has ---------------------------------------------------------- */

/* Changes the six Xs at the end of `name` so that no file has it, and makes and opens such a file
   (O_RDWR, mode 0600; with further flags; with `suffix` characters behind the Xs), or such a directory
   (mode 0700). The letters are counted: the same in each run. The descriptor, name, or -1, NULL:
   EINVAL (no Xs), EEXIST, and what open or mkdir says. */
int mkstemp(char *name);
int mkostemp(char *name, int flags);
int mkstemps(char *name, int suffix);
int mkostemps(char *name, int suffix, int flags);
char *mkdtemp(char *name);

/* Changes it to a name that no file has now; to "" if it cannot. */
char *mktemp(char *name);

/* ---- Numbers ----------------------------------------------------------------------------- */

/* The number at the text's beginning, 0 if there is none. These read the text one byte at a time,
 * each announced unless it is a constant. */
int atoi(const char *text);
long atol(const char *text);
long long atoll(const char *text);
double atof(const char *text);

/* The number at the beginning of the text in base 2 to 36, or base 0: as C writes it. *end, unless
   end is NULL, is where it ends: the text's beginning if there is none. Beyond the range: the
   nearest that there is, with ERANGE. */
long strtol(const char *text, char **end, int base);
long long strtoll(const char *text, char **end, int base);
unsigned long strtoul(const char *text, char **end, int base);
unsigned long long strtoull(const char *text, char **end, int base);

/* The double nearest to the number, exactly; decimal, hexadecimal, "inf" and "nan". ERANGE with
   infinity or what is left when it is too large or too small. long double is read as a double. */
double strtod(const char *text, char **end);
float strtof(const char *text, char **end);
long double strtold(const char *text, char **end);

/* n without its sign. */
int abs(int n);
long labs(long n);
long long llabs(long long n);
/* Quotient and remainder. */
div_t div(int n, int by);
ldiv_t ldiv(long n, long by);
lldiv_t lldiv(long long n, long long by);

/* Numbers from 0 to RAND_MAX that look random: the sequence that Linux gives for the same seed, on
   every machine. One sequence for all that share the memory. */
int rand(void);
void srand(unsigned seed);
int rand_r(unsigned *seed);
long random(void);
void srandom(unsigned seed);

/* The same by 48 bits, as POSIX computes them: from 0 up to 1, from 0 up to 2^31, from -2^31 up to
   2^31; of a state of one's own, or of one for all, which srand48, seed48 (giving the old one) and
   lcong48 set. */
double drand48(void);
double erand48(unsigned short state[3]);
long lrand48(void);
long nrand48(unsigned short state[3]);
long mrand48(void);
long jrand48(unsigned short state[3]);
void srand48(long seed);
unsigned short *seed48(unsigned short state[3]);
void lcong48(unsigned short state[7]);

/* ---- Sorting and searching --------------------------------------------------------------- */

/* Sorts `count` elements of `size` bytes; equal ones keep their order. What it moves it announces
   in pieces of 8 bytes. */
void qsort(void *elements, size_t count, size_t size, int (*compare)(const void *, const void *));

/* An element of a sorted array that equals the key, or NULL. */
void *bsearch(const void *key, const void *elements, size_t count, size_t size,
              int (*compare)(const void *, const void *));

#endif
