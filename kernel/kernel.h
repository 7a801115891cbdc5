/* The kernel's rooms, from the top floor down: no room calls one above it, but for the table of
   system calls in trap.c. Each function may be called only while a trap is handled. */
#ifndef PAWL_KERNEL_H
#define PAWL_KERNEL_H

#include "debugger.h"
#include "machine.h"

/* ---- trap.c: the one way in -------------------------------------------------------------- */

/* What a system call gives instead of a result when its thread waits now, or has ended. */
#define WAITING INTPTR_MIN
#define GONE (INTPTR_MIN + 1)
/* The same: it is time to end for being cancelled. */
#define CANCELLED (INTPTR_MIN + 2)

/* Each call: intptr_t sys_NAME(thread, its arguments): a result, -K_E..., WAITING, GONE or CANCELLED. */
#define CALL(name, count, arguments, way, ready) \
    intptr_t sys_##name(struct thread *t, const uintptr_t *a);
#include "syscalls.def"
#undef CALL

/* Reads the boot block and starts the first programs: kernel_boot without the first choice. */
void kernel_begin(const struct boot *boot);
/* kernel_trap in its parts, for who goes on without asking the door. Notes that what `current` announced
   before is done, and what it announces now; gives the thread that goes on at once, after a call that is no
   step, or NULL: somebody is to be chosen. */
struct thread *kernel_note(struct thread *current, const struct trap *trap);
/* Performs what t has announced: true if t goes on to run, after image_resume. */
bool kernel_perform(struct thread *t);
/* Instead of that: its call fails with this error, which is one of faults.def, or FAULT_KILL: its process is killed. */
bool fail_next(struct thread *t, unsigned error);
/* The errors with which the call that t has announced may be told to fail, the last one FAULT_KILL: number i, 0 if
   there are no more. True if that one is among them. */
unsigned fault_of(struct thread *t, unsigned i);
bool may_fail(struct thread *t, unsigned error);

/* region.c: metal mode's timer has interrupted t: its slice ends. */
void region_preempt(struct thread *t, const struct trap *trap);

/* What t has announced is done: it has yet to run on. */
void announce_start(struct thread *t);

/* True if t's announced operation can be performed now without waiting. */
bool can_perform(struct thread *t);

/* True if t, not free, can make a step: the same, or its step at least starts a timer. */
bool can_step(struct thread *t);

/* True if t has yet to run on to its next announcement: it is new, or was handed what it waited for.
   That run touches nothing that others could see, so it is no step and takes no tick: the
   step is the operation that follows. */
static inline bool runs_on(const struct thread *t)
{
    return t->announced.kind == TRAP_POINT && t->announced.number == OP_START;
}

/* True if t is one of machine.ready. */
static inline bool is_runnable(const struct thread *t)
{
    return t->state == STATE_READY && !process_of(t)->stopped;
}

/* True if t has announced that it gives way: sched_yield; or that, or a sleep. */
static inline bool yields(const struct thread *t)
{
    return t->announced.kind == TRAP_SYSCALL && t->announced.number == SYS_sched_yield;
}
static inline bool gives_way(const struct thread *t)
{
    unsigned call = t->announced.number;
    return yields(t) || (t->announced.kind == TRAP_SYSCALL &&
                         (call == SYS_sleep || call == SYS_usleep || call == SYS_nanosleep));
}

/* True if a system call is made in a step, not QUIET. */
bool call_is_step(unsigned number);

/* Begins the call of t, which cannot be completed now: t waits. */
void begin(struct thread *t);

/* Performs the waiting call of t for it, in a step of another thread. */
void complete(struct thread *t);

#include "rooms_process.h"
#include "rooms_file.h"
#include "rooms_ipc.h"

/* ---- wait.c: who waits for what ---------------------------------------------------------- */

/* t waits for the object; `return wait_for(...)` from its call, which is performed again when it
   can complete. In a call that is performed again it changes nothing. */
intptr_t wait_for(struct thread *t, enum object object, uintptr_t which);
/* The same, but at tick `deadline` the call ends with `on_timeout`; WAITING: it is performed again
   then, untimed. */
intptr_t wait_until(struct thread *t, enum object object, uintptr_t which, uint64_t deadline,
                    intptr_t on_timeout);
/* Somebody may wait for what has just changed. */
static inline void wait_changed(void) { machine.changed = true; }
/* Hands what has changed to those who wait for it, first come, first served. */
void wait_settle(void);
/* Without lines, who cannot complete its call has not begun it. Before an object goes, those who want
   something of it begin: they are told that it has gone (EIDRM), as if they had stood in a line. */
void wait_begin(void);
/* The call of t, which waits, waits for something else from now on, at the end of the line, untimed:
   for its second stage. */
void wait_turn(struct thread *t, enum object object, uintptr_t which);
/* True if w waits for the object in user memory that t knows by this address. */
bool waits_on(const struct thread *w, const struct thread *t, enum object object, uintptr_t which);
/* t waits no longer, nobody says why. */
void wait_leave(struct thread *t);
/* The call of a waiting thread ends with this result. */
void wait_end(struct thread *t, intptr_t result);
/* The first waiter from `from` on (machine.line to begin with), NULL if none: for loops. */
static inline struct thread *waiter(unsigned from)
{
    return from == NOBODY ? 0 : &machine.threads[from];
}
bool ready_never(struct thread *t);

/* True if `which` of such an object is an address in user memory. */
static inline bool in_memory(enum object object)
{
    return object == OBJECT_WORD || (object >= OBJECT_MUTEX && object <= OBJECT_ONCE);
}
/* Notes who holds what, for reports. */
void hold(struct thread *t, enum object object, uintptr_t which);
void unhold(struct thread *t, enum object object, uintptr_t which);
/* What `holder` holds of that for which t waits, or NULL. */
const struct held *held_by(const struct thread *holder, const struct thread *t);

/* ---- sched.c, schedule.c, door.c, clock.c ------------------------------------------------ */

enum choice {
    CHOOSE_NEXT,   /* who makes the next step: a member of `among`; THREADS + i: i's timer fires; 2 * THREADS + i:
                      i's call fails, schedule_error(); AGAIN: a signal came, it is another question now */
    CHOOSE_WAITER, /* which of several waiters is taken: a member of `among` */
    CHOOSE_NUMBER, /* what pawl_choose gives */
    CHOOSE_LOSS,   /* what becomes of a datagram: enum fate */
};

enum { AGAIN = NOBODY - 1 };

/* The one door: answers what is not determined. The answer is below n, and in `among` unless
   that is NULL. `t` is the thread concerned (that ran last, that asks), or NULL. */
unsigned choose(enum choice kind, unsigned n, const uint32_t *among, struct thread *t);

/* The thread to make the next step, or NULL: the run is over, and nobody can go on. */
struct thread *sched_next(void);
void sched_ready(struct thread *t);

/* A process has failed by that signal: with BOOT_FAILURE, the run ends before anybody else goes on. */
void sched_failed(unsigned signal);

void sched_unready(struct thread *t);

/* The answer of the explicit schedule; NOBODY if it has none: the policy is asked, unless the
   schedule is still active, and then nobody can go on but by a timer. */
unsigned schedule_next(const uint32_t *among);
unsigned schedule_error(void);
unsigned schedule_waiter(const uint32_t *among);
unsigned schedule_number(unsigned n, const struct thread *t);
/* At the end of a run: true if an entry is left that has to be fulfilled. */
bool schedule_unfinished(void);
static inline bool schedule_active(void)
{
    return machine.schedule.entry < machine.boot->schedule_count;
}

/* The tick it is. With --clock=free time stands still: nothing that a program can come to know depends on
   how many steps were made; machine.tick counts on, for limits and reports. */
uint64_t clock_now(void);
/* Fires the timers that are due. */
void clock_fire(void);
/* True if a timer of t, which lives, may fire: its own, if it waits, else its process's alarm; else with
   --clock=free a program marked & that goes on is hung up. And lets it, whatever the date. */
bool clock_may_fire(struct thread *t);
void clock_fire_one(struct thread *t);
/* Jumps to the earliest deadline; false if there is none. */
bool clock_jump(void);
/* What a sleep that a signal ends gives: it has told how long it would have gone on. */
intptr_t clock_remaining(struct thread *t);
/* Ticks, rounded up, as a duration. */
int64_t clock_ticks_of(const struct k_timespec *time);
/* Finds the earliest deadline again after waiters came or left. */
void clock_update(void);
/* Ticks, rounded up, of a duration in user memory; -K_EFAULT, -K_EINVAL if it is none. */
int64_t clock_ticks(struct thread *t, uintptr_t timespec);
/* The same of a date (CLOCK_REALTIME): the tick when it is reached, 0 if it is past. */
int64_t clock_date(struct thread *t, uintptr_t timespec);
/* The same of any clock's. */
int64_t clock_date_of(struct thread *t, int clock, uintptr_t timespec);
/* The seconds of CLOCK_REALTIME. */
static inline long clock_seconds(void)
{
    return BOOT_DATE + (long)(clock_now() / TICKS_PER_SECOND);
}

/* ---- outside.c: what comes from outside, and when ---------------------------------------- */

void outside_boot(void);
/* Enters what is due at this tick. */
void outside_enter(void);
/* Nobody can go on: jumps to what comes next, before that tick; false if there is nothing. */
bool outside_jump(uint64_t before);
/* Waits for the keyboard; false if it gives nothing any more, or there is nobody to type for. */
bool outside_wait(void);
/* Bytes of the line that was typed, at most `length`; 0: its end of file. And takes them off. */
size_t outside_line(size_t length);
void outside_take(size_t size);
/* schedule.c: true if the entry is about this thread. */
bool schedule_means(const struct boot_entry *e, const struct thread *t);

/* ---- image.c, image_pool.c, user.c: memory --------------------------------------------------- */

static inline const struct slot *slot_of(const struct image *image)
{
    return &slots[programs[image->program].slot];
}
/* A fresh image of the program, with no stack yet: index or -K_ENOMEM, -K_EAGAIN. */
intptr_t image_new(unsigned program);
/* A copy of t's image with t's stack and that of the thread its process began with, if that is another
   (else NULL): index or -K_ENOMEM, -K_EAGAIN. */
intptr_t image_fork(struct thread *t, const struct thread *leader);
/* A stack in the image, that of this number if it is free, else the first: index or -K_EAGAIN, -K_ENOMEM. */
intptr_t image_stack_new(struct image *image, unsigned wish);
/* The thread that used the stack is gone; with the last one the image goes, too. */
void image_stack_free(struct image *image, unsigned stack);

/* Keeps an image while nobody lives in it, and no longer. */
void image_keep(struct image *image);
void image_let_go(struct image *image);
/* Highest address of a stack plus 1. */
uintptr_t image_stack_top(const struct image *image, unsigned stack);
/* Sets the end of the heap (0: asks); the end in force. */
uintptr_t image_brk(struct image *image, uintptr_t end);
/* Copies into an image that is being made. */
void image_write(struct image *image, uintptr_t to, const void *from, size_t length);
/* Bytes that are not live yet, of a stack, will be written by image_write. */
void image_prepare(struct image *image, uintptr_t from, uintptr_t to);
/* Makes t the running one: brings its image in, sets user_info and protection. */
void image_resume(struct thread *t);

/* Gives back an image in which no thread ever lived. */
void image_free(struct image *image);

/* Where the bytes at `address` of the image lie now; *length shrinks to what lies there in one
   piece. NULL if there is nothing. */
void *user_at(struct image *image, uintptr_t address, size_t *length);
/* True if the process may touch these bytes. */
bool user_may(const struct process *p, uintptr_t address, size_t length, bool write);
/* Copies; 0 or -K_EFAULT, and then nothing was copied. */
int user_read(struct thread *t, void *to, uintptr_t from, size_t length);
int user_write(struct thread *t, uintptr_t to, const void *from, size_t length);
/* A string of at most size - 1 bytes: its length, -K_EFAULT or -K_ENAMETOOLONG. */
intptr_t user_string(struct thread *t, char *to, uintptr_t from, size_t size);
/* True if `address` means the same bytes to both. */
bool user_shares(const struct thread *a, const struct thread *b, uintptr_t address);
/* An int in user memory that the kernel may change in place, NULL if there is none. */
int *user_int(struct thread *t, uintptr_t address);

/* ---- trace.c, report.c, check.c, check_owned.c: what happened, is all well --------------- */

static inline bool tracing(void) { return machine.flags & BOOT_TRACE; }
/* Records an event of t (NULL: of the machine) where its program stands. */
void trace(enum event event, const struct thread *t, uint64_t address, uint64_t value, unsigned size);
/* The same in every run, of bytes: in as many records as they need. */
void trace_bytes(enum event event, const struct thread *t, const uint8_t *bytes, size_t length);
/* Records what t prints. */
void trace_output(const struct thread *t, const uint8_t *bytes, size_t length);
/* Records the path of what waiting or left behind are about, if it has one. */
void trace_name(enum object object, uintptr_t which);
void trace_flush(void);
static inline void high_water(enum high which, unsigned now)
{
    if (now > machine.high[which])
        machine.high[which] = (uint16_t)now;
}

/* Nobody can go on and no timer is pending: ended, idle or a deadlock. */
_Noreturn void report_over(void);
/* How the run ends if nobody can go on: EXIT, IDLE or DEADLOCK. */
enum end report_kind(void);

/* The run is over: says how, and what is left. */
_Noreturn void report_end(enum end end, uint64_t detail);

/* Stops with the first invariant that does not hold. */
void kernel_check(void);
/* The same after a step of t; an access touches no table, so after one only the threads are looked
   at: most steps are accesses. */
void kernel_check_step(const struct thread *t);
void check_images(void);
void check_files(void);
void check_fs(void);
void check_locks(void);
void check_sem_sets(void);
void check_messages(void);
void check_signals(void);
void check_shared(void);
void check_sockets(void);
void check_free(void);
#define CHECK(condition) \
    ((condition) ? (void)0 : arch_panic(#condition, __func__))

#endif
