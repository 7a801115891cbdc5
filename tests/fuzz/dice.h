/* Dice, and arguments that they choose: sizes and addresses such that no answer depends on the
   machine's width or map. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <time.h>

enum { AREA = 384, LONGEST = 128 };

/* What calls read and write; of the heap, for some machine has little room for variables. What
   calls leave there depends on the machine's width: only calls to which bytes mean nothing read it.
 */
static char *area;
static const char constants[LONGEST + 16] = "constants";
static struct timespec length, date;
static unsigned state;

static unsigned dice(unsigned sides)
{
    state = state * 1664525u + 1013904223u;
    return (state >> 8) % sides;
}

static int seldom(void) { return dice(12) == 0; }

#define ONE_OF(...)                                                                                \
    ({                                                                                             \
        static const long choices[] = {__VA_ARGS__};                                               \
        choices[dice(sizeof choices / sizeof *choices)];                                           \
    })

/* What is no memory on any machine. */
static void *bad(void)
{
    static void *const none[] = {NULL, (void *)8, (void *)0xdead0000, (void *)0x7ffffffc};
    return none[dice(4)];
}

static void *or_bad(void *good) { return seldom() ? bad() : good; }

/* Memory of LONGEST bytes. */
static void *pointer(void) { return or_bad(seldom() ? (void *)constants : area + 16 * dice(16)); }

static size_t size(void) { return (size_t)ONE_OF(0, 1, 2, 3, 4, 7, 16, 100, LONGEST); }

static size_t any_size(void)
{
    return seldom() ? (size_t)ONE_OF(0x7fffffff, 0x7fffffff + 1ul, 0xffffffff) : size();
}

static int descriptor(void)
{
    return seldom() ? (int)ONE_OF(-1, 31, 32, 1000, 0x7fffffff, -0x7fffffff) : 3 + (int)dice(9);
}

/* A flag that mostly keeps a call from waiting. */
static int mostly(int flag) { return dice(8) ? flag : 0; }

static int id(void) { return seldom() ? (int)ONE_OF(-1, 32, 33, 1000, 0x7fffffff) : (int)dice(4); }

static struct timespec *choose_time(struct timespec *time, long seconds)
{
    time->tv_sec = seconds;
    time->tv_nsec = ONE_OF(0, 1, 10000, 999999, 999999999);
    if (seldom()) {
        time->tv_sec = -1;
        time->tv_nsec = ONE_OF(-1, 0, 1000000000);
    }
    return or_bad(time);
}

static struct timespec *some_length(void) { return choose_time(&length, 0); }

static struct timespec *some_date(void) { return choose_time(&date, 1735689600 + (long)dice(2)); }
