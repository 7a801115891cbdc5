/* A part of kernel.h: who lives, who is told, who waits for whom. */
#ifndef PAWL_ROOMS_PROCESS_H
#define PAWL_ROOMS_PROCESS_H

/* ---- init.c: what is started ------------------------------------------------------------- */

/* Starts the first programs. */
void init_boot(void);
/* Starts the commands whose turn it is. */
void init_start(void);
/* A first process of the command has ended with this status. */
void command_ended(struct command *command, int status);
/* True if the process keeps a run from being over: see "The end of a run" in design.md. */
bool process_counts(const struct process *p);

/* ---- process.c: who lives ---------------------------------------------------------------- */

enum { INIT = 1 };

/* A free entry, or NULL. */
struct process *process_free(void);
/* Enters p, alive, without threads. */
void process_enter(struct process *p, unsigned parent, unsigned command, unsigned image);
/* Enters p as a child of t's process, with what it inherits besides memory. */
void process_enter_child(struct process *p, const struct thread *t, unsigned image);
void trace_created(const struct thread *t, enum created how);
/* Ends the process with a wait() status: all its threads, its descriptors; parents are told. */
void process_end(struct process *p, int status);
/* True if p is of a program marked & that goes on when all others have ended. And sends it SIGHUP. */
bool process_may_be_hung_up(const struct process *p);
void process_hang_up(struct process *p);
static inline unsigned pid_of(const struct process *p) { return (unsigned)(p - machine.processes); }

/* The entry of a dead process whose status nobody will ask for is free again. */
void process_bury(struct process *p);

/* ---- signal.c, signal_calls.c: signals --------------------------------------------------- */

#define SIGNALS_ALL UINT32_C(0x7fffffff)
#define SIGNALS_MASKABLE (SIGNALS_ALL & ~(signal_bit(K_SIGKILL) | signal_bit(K_SIGSTOP)))
static inline uint32_t signal_bit(unsigned signal) { return UINT32_C(1) << (signal - 1); }

/* Sends a signal, from the kernel. It may end the process or stop it: the caller must look whether
   its thread still lives (STATE_FREE: give GONE). The thread whose call is being performed goes
   into its handler when that call is over. */
void signal_process(struct process *p, unsigned signal);
/* The same, with who sent it and why. */
void signal_send(struct process *p, const struct k_siginfo *info);
void signal_send_thread(struct thread *t, const struct k_siginfo *info);
/* t does what it must not: true if it goes on, in its handler; else its process has ended. */
bool signal_fault(struct thread *t, unsigned signal, uintptr_t address);
/* t, or each thread of p, takes the pending signals that it does not mask. */
void signal_deliver(struct thread *t);
void signal_settle(struct process *p);
/* Takes a pending signal of the set for t: its number, 0 if there is none. */
unsigned signal_take(struct thread *t, uint32_t among, struct k_siginfo *info);
bool signal_awaits(const struct thread *t);
uint32_t signal_awaited(struct thread *t);
/* t's call waits with another mask, which a handler's end, or signal_resume, takes back. */
void signal_suspend(struct thread *t, uint32_t mask);
void signal_resume(struct thread *t);
/* Whatever is pending of the set is not any more. */
void signal_forget(struct process *p, uint32_t set);
void signal_thread_ended(struct thread *t);
/* The entry of an action that is not the default, NULL if there is none; of signal 0: a free one. */
struct action *signal_action(struct process *p, unsigned signal);
/* True if the signal does nothing to the process but, maybe, to let it continue. */
bool signal_ignored(struct process *p, unsigned signal);
/* A child's actions: its parent's. */
void signal_inherit(struct process *child, const struct process *parent);
/* exec: what was caught has its default again. */
void signal_exec(struct process *p);
/* Tells p's parent that p has ended, stopped or gone on (CLD_...). */
void signal_child(struct process *p, int code, int status);
/* True if nobody will ask how its children ended. */
bool signal_children_vanish(struct process *parent);

bool ready_sigwait(struct thread *t);

/* ---- handler.c ------------------------------------------------------------------------------- */

/* Lets t go on in its handler of the signal; what it waits in ends. For lack of stack its process
   does. */
void signal_handle(struct thread *t, const struct k_siginfo *info);
/* What the call in which t waits gives if it is interrupted now. */
intptr_t signal_interrupted(struct thread *t);
/* True if t waits in a call whose end its handlers have to wait for. */
bool signal_held_back(const struct thread *t);

/* ---- job.c: process groups, stopping ------------------------------------------------------- */

void process_stop(struct process *p, unsigned signal);
void process_continue(struct process *p);
/* True if a process is in the group, or in the session. */
bool group_exists(unsigned group);
bool session_exists(unsigned session);

/* ---- alarm.c -------------------------------------------------------------------------------- */

/* The process whose alarm comes first, NULL if none is set; that alarm comes now. */
struct process *alarm_first(void);
void alarm_fire(struct process *p);

/* ---- child.c: waiting for them ------------------------------------------------------------ */

bool ready_wait(struct thread *t);
bool ready_waitid(struct thread *t);

/* ---- thread.c: what is scheduled ----------------------------------------------------------- */

/* A free entry, or NULL: there is none, or the run has had all the 65,534 threads it can number. */
struct thread *thread_free(void);
/* Enters t as a thread of p on a stack of p's image, ready to make its first step. */
void thread_enter(struct thread *t, struct process *p, unsigned stack);
/* The same for a thread that begins in the library's start-up, below `room` bytes of arguments. */
void thread_begin(struct thread *t, struct process *p, unsigned stack, uintptr_t entry,
                  const uintptr_t argument[2], size_t room);
/* Enters t as the copy of a thread in the same call, which gives 0 there. */
void thread_enter_copy(struct thread *t, struct process *p, const struct thread *of);
/* Has t, whose process has another image now, begin anew in it. */
void thread_restart(struct thread *t, unsigned stack, uintptr_t entry, const uintptr_t argument[2],
                    size_t room);
/* Enters one that has ended, for the stack of a leader whose process another thread has forked: there lie
   the program's arguments. */
void thread_enter_ended(struct process *p, const struct thread *leader);
/* Ends t wherever it stands, or frees the entry of one that has ended. */
void thread_end(struct thread *t);
/* The thread of this number, ended or not, NULL if there is none. */
struct thread *thread_find(unsigned number);
/* The thread of t's process that can still be asked for, or NULL: joined and detached ones are forgotten. */
struct thread *thread_known(const struct thread *t, uintptr_t number);
/* True if its process began with it. */
static inline bool thread_leads(const struct thread *t) { return process_of(t)->leader == t->number; }
bool ready_join(struct thread *t);

/* ---- cancel.c: asked to end ---------------------------------------------------------------- */

enum cancel { CANCEL_DISABLED = 1, CANCEL_ASYNCHRONOUS = 2, CANCEL_PENDING = 4 };

/* True if t has been cancelled and what it has announced, or waits in, is a point where it ends. */
bool cancel_due(const struct thread *t);
/* t goes on in the library, which calls its handlers and ends it. */
void cancel_act(struct thread *t);

/* ---- priority.c: who is urgent --------------------------------------------------------------- */

/* Those that `nice` is made of, for a new thread. */
void priority_begin(struct thread *t);
/* Something that a thread's `nice` depends on has changed: its own priority, what it holds, who waits. */
void priority_changed(void);
/* True if t is of SCHED_FIFO or SCHED_RR. */
bool priority_is_real_time(const struct thread *t);
bool priority_is_valid(int policy, int priority);
/* t gets a mutex with this ceiling, or gives it back: 0, -K_EAGAIN (too many), -K_EINVAL (t is above). */
intptr_t priority_raise(struct thread *t, unsigned ceiling);
void priority_lower(struct thread *t, unsigned ceiling);

/* ---- mutex.c, cond.c, rwlock.c: <pthread.h>'s objects in user memory ------------------------- */

bool ready_mutex(struct thread *t);
/* What a lock gives that need not wait, or WAITING; nothing is done. */
intptr_t mutex_look(struct thread *t, uintptr_t address);
/* Locks it: 0, an error, or WAITING: then nothing was done. */
intptr_t mutex_lock(struct thread *t, uintptr_t address);
intptr_t mutex_unlock(struct thread *t, uintptr_t address);
/* True if t is about to lock, or waits for, a plain one that it has itself. */
bool mutex_locks_again(struct thread *t);
/* The owner of the mutex for which w waits if it lends him its priority, or NULL. */
struct thread *mutex_debtor(struct thread *w);
bool ready_cond(struct thread *t);
bool ready_once(struct thread *t);
bool ready_read_lock(struct thread *t);
bool ready_write_lock(struct thread *t);
bool ready_barrier(struct thread *t);

/* ---- vfork.c: a stack that is lent ----------------------------------------------------------- */

/* The thread that runs on t's stack until it execs or ends; NULL: t itself. */
struct thread *borrower_of(const struct thread *t);
/* t uses its stack no longer. */
void stack_leave(struct thread *t);
bool ready_vfork(struct thread *t);

/* ---- exec.c: what a program begins with ----------------------------------------------------- */

/* Strings for a program: those of a table in the memory of a thread that ends with 0, or `count` that
   stand one behind the other in the kernel's constants or the boot block. */
struct strings {
    struct thread *of;          /* NULL: `text` */
    uintptr_t table;
    const char *text;
    unsigned count;
    size_t size;                /* bytes of all, with their ends: exec.c finds it */
};
/* What programs have that a command starts. */
struct strings default_environment(void);
/* Puts argv and envp on a stack; argument: argc and argv, behind which envp lies. Gives the bytes used,
   or -K_E2BIG, -K_EFAULT. */
intptr_t push_arguments(struct image *image, unsigned stack, struct strings *argv,
                        struct strings *envp, uintptr_t argument[2]);

/* ---- image_pool.c for image.c: where an image's bytes are ----------------------------------- */

/* Highest end of an image's heap, as an offset in its slot. */
uint32_t image_heap_limit(const struct image *image);
/* Keeps room for whatever the image can ever need besides its slot, false if there is none; and what it
   needs in addition for a stack that has been entered. */
bool image_reserve(struct image *image);
bool image_reserve_stack(struct image *image);
/* A new image's bytes below the end of its heap have a place. */
void image_place(struct image *image);
/* Its bytes are in its slot. */
void image_bring_in(struct image *image);
/* What an image has has no place any more; nor has a stack that nobody uses. */
void image_release(struct image *image);
void image_release_stack(struct image *image, unsigned stack);

#endif
