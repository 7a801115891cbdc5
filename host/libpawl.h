/* libpawl: Pawl's machine inside a program of your own, for tests of your own.

   A test program is linked with one object that holds the C programs under test, and starts, steps,
   watches, copies and repeats their machine:

       pawl cc --on=host -o programs.o sender.c receiver.c
       cc -o test test.c programs.o $(pkg-config --cflags --libs libpawl)

   The addresses of a machine are fixed, so a process has one machine, and these functions are about
   it. They are not for several host threads at once. While a machine is booted, SIGSEGV, SIGBUS,
   SIGILL, SIGFPE, SIGTRAP and SIGVTALRM are Pawl's; what is not about the machine it passes on to
   whoever caught it before pawl_boot.

   Functions that say "or NULL" or "or false" when something is wrong leave the reason, one line in
   words, in pawl_error(). Nothing here prints or ends the process. Strings and arrays that are
   returned stay as they are until the machine goes on, unless said otherwise. */
#ifndef LIBPAWL_H
#define LIBPAWL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* The reason of the last failure. Never NULL. */
const char *pawl_error(void);

/* ---- A run: from booting to its end ------------------------------------------------------- */

/* Who makes the next step when no schedule says so. */
enum pawl_policy { PAWL_RR, PAWL_COOP, PAWL_PRIO, PAWL_RANDOM };

/* What a run is told. All zero is a good beginning: it is what `pawl run` does without options,
   with every program started once, in the order in which `pawl cc` was given them. */
struct pawl_options {
    const char *const *commands; /* as on pawl's command line: "server 9190 &"; ends with NULL */
    const int *priorities; /* of the commands, for PAWL_PRIO: -128 to 127, higher first; or NULL */
    const char *schedule;  /* "P1:1 P2:* P1:*"; NULL: none */
    enum pawl_policy policy;
    unsigned quantum;  /* ticks; 0: 1000 */
    uint64_t seed;     /* of PAWL_RANDOM; 0: 1 */
    uint64_t limit;    /* ticks; 0: 100 million */
    const void *input; /* what the console reads, then end of file */
    size_t input_size;
    bool wake_any;   /* --wake=any */
    bool clock_free; /* --clock=free */
    bool no_trace;   /* record only what reports need: faster */
    bool check;      /* the kernel checks its tables after every trap */
    bool poison;     /* fresh stacks and heaps hold rubbish instead of zeros */
    bool paranoid;   /* close all memory but the running thread's: slow */
};

/* How a run stands or has ended. */
enum pawl_end {
    PAWL_RUNNING,
    PAWL_EXIT,     /* nobody is left */
    PAWL_IDLE,     /* only those are left that do not count: programs marked &, orphans */
    PAWL_DEADLOCK, /* somebody waits for what nobody will do */
    PAWL_LIMITED,  /* stopped at options.limit */
    PAWL_FAILED,   /* a process has aborted or died of a fault, and that was to end the run: failure=stop */
    PAWL_MISFIT,   /* the schedule does not fit: pawl_misfit() says where */
    PAWL_BROKEN,   /* the kernel failed a check of its own: pawl_error() says which */
};

/* Starts a machine, ending the one before. `options` may be NULL; what it points to is not needed
   afterwards. The first step of the first thread has begun. Or false: a command that names no
   program, a schedule that cannot be read. */
bool pawl_boot(const struct pawl_options *options);

/* Ends the machine and frees what it took. Copies stay; they are freed one by one. */
void pawl_close(void);

/* Goes on to the next trap: the running thread runs until it announces its next operation; then
   somebody is chosen, and what that thread had announced is performed. False if the run is over. */
bool pawl_trap(void);

/* Goes on until a new step has begun. (A trap is one, but for calls that are no operation, such as
   asking for heap.) False if the run is over. */
bool pawl_step(void);

/* Goes on until `tick` is reached or the run is over. */
enum pawl_end pawl_run_until(uint64_t tick);

/* Goes on to the end. */
enum pawl_end pawl_run(void);

/* From the next choice on this schedule decides, instead of what is left of the one before; after
   its last entry the policy goes on. Or false: it cannot be read. */
bool pawl_schedule(const char *schedule);

enum pawl_end pawl_end(void);

/* The exit status of `pawl run`: that of the first program that is not marked &, 128 + number if a
   signal ended it, 124 to 126 as pawl says. -1 while the run goes on. */
int pawl_status(void);

/* Steps so far, preemptions among them, and the time. */
uint64_t pawl_steps(void);
uint64_t pawl_preemptions(void);
uint64_t pawl_tick(void);

/* The entry of the schedule that did not fit, counted from 0, and the text's column where it
   begins, from 1; false if all fits. */
bool pawl_misfit(unsigned *entry, unsigned *column);

/* What was printed, 0-terminated; `length` may be NULL. */
const char *pawl_output(size_t *length);

/* ---- Copies ------------------------------------------------------------------------------- */

struct pawl_snapshot;

/* A copy of the whole machine as it stands: memory, clock, output and trace so far. Or NULL. */
struct pawl_snapshot *pawl_save(void);

/* Makes the machine what it was. The copy can be used again; it must come from the same process. */
void pawl_restore(const struct pawl_snapshot *snapshot);

void pawl_free(struct pawl_snapshot *snapshot);

/* Bytes that it takes. */
size_t pawl_snapshot_size(const struct pawl_snapshot *snapshot);

/* True if every table of the kernel is consistent with the others. False ends the run
   (PAWL_BROKEN). */
bool pawl_check(void);

/* ---- Who is there ------------------------------------------------------------------------- */

enum pawl_thread_state { PAWL_READY, PAWL_WAITING };

struct pawl_thread {
    unsigned number; /* 1: it is called P1 in traces and schedules */
    int pid;
    const char *program;
    uintptr_t start; /* the function that it began with */
    enum pawl_thread_state state;
    bool running; /* it goes on when the machine does */

    /* What it has announced, or, if it is running, now performs. */
    const char *operation;  /* "start", "read", "write", "atomic", "loop", "mark", "call" */
    const char *call;       /* the system call's name if that is "call", else NULL */
    uintptr_t arguments[6]; /* of the call; else address and length */
    uintptr_t pc;           /* return address in the program */

    /* Only while it waits. */
    const char *object; /* "semaphore", "pipe", "child", ...: see pawl_objects */
    uintptr_t which;
    uint64_t since;    /* tick */
    uint64_t deadline; /* tick, UINT64_MAX: none */
};

/* The threads there are, by number: how many, of which the first `most` are stored. */
size_t pawl_threads(struct pawl_thread *threads, size_t most);

/* One of them. Or false: it has ended, or never was. */
bool pawl_thread(unsigned number, struct pawl_thread *thread);

/* The number of the thread that goes on when the machine does; 0 if the run is over. */
unsigned pawl_running(void);

struct pawl_process {
    int pid, parent;
    const char *program;
    bool zombie;
    int status; /* of a zombie, as wait() gives it */
    unsigned threads, descriptors;
};

/* The processes there are, zombies too, by pid; those of the kernel (0 and 1) left out. */
size_t pawl_processes(struct pawl_process *processes, size_t most);

/* An object of the kernel that threads share. */
struct pawl_object {
    const char *kind; /* "pipe", "sem" or "msg" (System V), "mq" (POSIX) */
    uintptr_t which;  /* its id; of pipes and POSIX queues the number; as threads wait for it */
    int key;          /* System V */
    const char *name; /* mq; else NULL */
    unsigned count;   /* bytes in a pipe, messages in a queue, semaphores in a set */
    unsigned readers, writers; /* of a pipe: open ends */
    unsigned waiters;
};

size_t pawl_objects(struct pawl_object *objects, size_t most);

/* Values of the semaphores of the set with this id: how many, of which `most` are stored. */
size_t pawl_semaphores(int id, int *values, size_t most);

/* ---- What is in memory -------------------------------------------------------------------- */

/* Copies memory of a process, wherever it lies now. With pid 0: what lies at that address in its
   slot, that is, the data of whichever process of that program ran last, even after its end. Or
   false: there is nothing at the address. */
bool pawl_read(int pid, uintptr_t address, void *to, size_t length);

/* Copies a variable: "balance", "queue.items[3].next", "worker:calls" for a static one of a
   function. Its size must be `size`. Found by the debug information of the running executable,
   which must not have been stripped. Or false: there is none, or several programs have one each. */
bool pawl_variable(int pid, const char *name, void *to, size_t size);

/* ---- What happened ------------------------------------------------------------------------ */

struct pawl_event {
    uint64_t tick;
    unsigned thread;         /* its number; 0: the machine itself */
    const char *name;        /* "read", "write", "call", "switch", ...: as in the trace's text */
    uint64_t address, value; /* what the event is about; pawl's docs say it for each */
    unsigned size;
    uintptr_t pc; /* return address in the program; 0: none */
};

/* Events so far, and the one with this index. Or false: there is none. */
size_t pawl_event_count(void);
bool pawl_event(size_t index, struct pawl_event *event);

/* The trace as text, line by line what `pawl run --trace` writes, without its head. 0-terminated,
   the caller's to free(). Or NULL. */
char *pawl_trace(void);

#ifdef __cplusplus
}
#endif

#endif
