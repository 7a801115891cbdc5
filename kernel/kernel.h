/* The kernel's rooms, from the top floor down: no room calls one above it, but for the table of
   system calls in trap.c. Each function may be called only while a trap is handled. */
#ifndef PAWL_KERNEL_H
#define PAWL_KERNEL_H

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

/* ---- init.c: what is started ------------------------------------------------------------- */

/* Starts the first programs. */
void init_boot(void);
/* Starts the commands whose turn it is. */
void init_start(void);
/* A first process has ended. */
void command_ended(struct process *p);
/* True if the process keeps a run from being over: see "The end of a run" in design.md. */
bool process_counts(const struct process *p);

/* ---- process.c: who lives ---------------------------------------------------------------- */

enum { INIT = 1 };
enum created { CREATED_PROGRAM, CREATED_FORK, CREATED_SPAWN, CREATED_THREAD, CREATED_VFORK };

/* A free entry, or NULL. */
struct process *process_free(void);
/* Enters p, alive, without threads. */
void process_enter(struct process *p, unsigned parent, unsigned command, unsigned image);
/* Enters p as a child of t's process, with what it inherits besides memory. */
void process_enter_child(struct process *p, const struct thread *t, unsigned image);
void trace_created(const struct thread *t, enum created how);
/* Ends the process with a wait() status: all its threads, its descriptors; parents are told. */
void process_end(struct process *p, int status);
/* Sends SIGHUP to the programs marked & that still go on. */
void process_hang_up(void);
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

/* ---- file.c, console.c, pipe.c: descriptors ------------------------------------------------ */

/* What an open file does, by its kind (files.def). A missing function: that cannot be done with it
   (EBADF, or EINVAL where its kind says so); a missing question: it never waits. */
struct file_ops {
    /* As system calls; the arguments have been checked. */
    intptr_t (*read)(struct thread *t, struct file *f, uintptr_t to, size_t length);
    intptr_t (*write)(struct thread *t, struct file *f, uintptr_t from, size_t length);
    /* Would a read not wait? A write, of which `done` bytes have gone already? */
    bool (*can_read)(const struct file *f);
    bool (*can_write)(const struct file *f, size_t length, size_t done);
    /* The last descriptor that names it is gone. */
    void (*closed)(struct file *f);
    /* A descriptor of p's that named it is gone. */
    void (*dropped)(const struct process *p, const struct file *f);
    /* Which events hold now (K_POLL...). Missing: what the questions above say. */
    unsigned (*poll)(const struct file *f);
    /* The bytes that can be read now, for FIONREAD. */
    intptr_t (*unread)(const struct file *f);
    /* Does a call that waits end after a time? Then its step starts a timer. */
    bool (*timed)(const struct file *f, bool write);
};
#define FILE_KIND(name, ops) extern const struct file_ops ops##_ops;
#include "files.def"
#undef FILE_KIND

const struct file_ops *file_ops_of(const struct file *f);
/* The open file of descriptor d of t's process, or NULL (EBADF). */
struct file *file_of(struct thread *t, uintptr_t d);
/* A new open file description on the lowest free descriptor not below `from`:
   the descriptor, -K_EMFILE or -K_ENFILE. */
intptr_t file_open(struct thread *t, enum file_kind kind, unsigned index, int flags, unsigned from);
/* The same for an opened node, which it holds. */
intptr_t file_open_node(struct thread *t, enum file_kind kind, unsigned index, int flags, unsigned node);
/* 0, or what file_open would give now instead of a descriptor. */
intptr_t file_room(struct thread *t);
/* The lowest free descriptor not below `from`, or -K_EMFILE; it names f from now on, with no flags. */
intptr_t file_descriptor(const struct process *p, unsigned from);
void file_point_to(struct process *p, unsigned descriptor, struct file *f);
/* A descriptor is closed; with the last one that names it, an open file goes. */
void file_drop(struct process *p, unsigned d);
/* A child's descriptors, working directory, umask: those of its parent. */
void files_inherit(struct process *child, const struct process *parent);
void files_close_all(struct process *p);
void files_close_on_exec(struct process *p);
/* Descriptors 0, 1, 2 on the console, for a process that a command starts. */
void files_console(struct process *p);

/* pipe.c: a fresh one, used, without ends, for a FIFO (its node) or NOBODY; its index or -K_ENFILE.
   It goes with the last of its ends, which count in readers and writers. */
intptr_t pipe_new(unsigned node);
void pipe_enter(struct pipe *p, int access, int change);

/* fifo.c: opens a FIFO, or waits for its other end; what a thread that opens it has entered goes. */
intptr_t fifo_open(struct thread *t, unsigned node, int flags);
void fifo_abandon(struct thread *t);
/* Can a waiting open go on? Would one that begins now not wait? */
bool fifo_can_open(const struct thread *t);
bool fifo_would_open(const struct node *n, int flags);
bool ready_open(struct thread *t);

bool ready_read(struct thread *t);
bool ready_write(struct thread *t);

/* ---- lock.c: of fcntl and flock ----------------------------------------------------------- */

/* F_GETLK, F_SETLK, F_SETLKW. */
intptr_t lock_fcntl(struct thread *t, const uintptr_t *a);
/* The process has closed a descriptor of the file: all that it has locked of it is free. */
void lock_descriptor_closed(const struct process *p, const struct file *f);
/* Its last descriptor is closed. */
void lock_file_closed(const struct file *f);
bool ready_fcntl(struct thread *t);
bool ready_flock(struct thread *t);

/* ---- fs.c, fs_data.c: nodes, their names, their bytes --------------------------------------- */

enum { ROOT = 0, USER = 1000 /* the one user, and group */ };
enum device { DEVICE_NULL, DEVICE_ZERO, DEVICE_CONSOLE };
enum may { MAY_READ = 4, MAY_WRITE = 2, MAY_GO = 1 };

/* Where a path leads. */
struct place {
    unsigned node;              /* or NOBODY: the last name is free */
    unsigned directory;         /* in which the last name is looked up */
    bool special;               /* the last part is "." or "..", or the path is "/" alone */
    bool slash;                 /* the path ends with '/' */
    char name[NAME_LENGTH];     /* the last part */
};

/* A new node of the user's that has no name yet: index or -K_ENOSPC. */
intptr_t fs_new(enum node_kind kind, unsigned mode, unsigned index);
/* Takes the first part of a path: where the next one begins, or NULL if the name is too long. */
const char *fs_part(struct place *place, const char *path);
/* fs_boot.c. The tree that every run begins with. */
void fs_boot(void);
/* Copies a path in: 0, -K_EFAULT, -K_ENAMETOOLONG, or -K_ENOENT if it is empty. */
intptr_t fs_path(struct thread *t, char to[PATH_LENGTH], uintptr_t user_path);
/* Follows a path as far as the directory of its last part: 0, -K_ENOENT, -K_ENOTDIR, -K_EACCES,
   -K_ENAMETOOLONG. */
intptr_t fs_walk(struct thread *t, const char *path, struct place *place);
/* The node's index (NODES: something in /proc, until the next call), or -K_ENOENT, .... */
intptr_t fs_find(struct thread *t, const char *path);
/* A new node with one name, the user's, with `mode` but for the umask: its index, or -K_EEXIST,
   -K_ENOENT, -K_EACCES, -K_ENOSPC, .... It is gone when it has lost its name and nobody holds it. */
intptr_t fs_make(struct thread *t, const char *path, enum node_kind kind, unsigned mode, unsigned index);
intptr_t fs_make_at(struct thread *t, const struct place *place, enum node_kind kind, unsigned mode,
                    unsigned index);
/* One more name of a node: 0 or -K_ENOSPC. */
intptr_t fs_name(unsigned directory, const char *text, unsigned node);
/* Takes away the name that the path led to; the node stays while somebody holds it. */
void fs_unname(const struct place *place);
/* Gives the name of `from` to `to`, whose own node loses it. */
void fs_rename(const struct place *from, const struct place *to);
/* Keeps a node while it has no name, and no longer. Whoever holds one is counted in check_fs.c. */
void fs_hold(unsigned node);
void fs_release(unsigned node);
static inline struct node *node_of(unsigned index) { return &machine.nodes[index]; }
/* True if the user may do all of `wanted` (enum may) with it. */
bool fs_may(const struct node *n, unsigned wanted);
bool fs_is_directory(const struct node *n);
/* The entry of a directory with this name, as t sees it: a node, or NOBODY. */
unsigned fs_entry(const struct thread *t, unsigned directory, const char *name);
/* The path to a node, at the end of `path`: where it begins, or -K_ENOENT, -K_ENAMETOOLONG. */
int fs_path_to(unsigned node, char path[PATH_LENGTH]);
void fs_touch(struct node *n); /* its bytes have changed now */

/* open and unlink, of a path in the kernel's memory. */
intptr_t open_path(struct thread *t, const char *path, int flags, unsigned mode);
intptr_t unlink_path(struct thread *t, const char *path);

/* proc.c: /proc, by `index` of a NODE_PROC. */
enum proc { PROC_ROOT, PROC_PROCESS, PROC_STATUS, PROC_STAT, PROC_COMM, PROC_SYSVIPC, PROC_MSG,
            PROC_SEM, PROC_SHM, PROC_LOCKS, PROC_UPTIME, PROCS };
bool proc_is_directory(unsigned index);
/* Makes node NODES show it. */
unsigned proc_look(unsigned index);
unsigned proc_entry(const struct thread *t, unsigned index, const char *name);
/* The entry at or behind *place, which moves there: its name and index. */
bool proc_list(unsigned index, uint32_t *place, char name[NAME_LENGTH], unsigned *found);

/* A file's bytes lie where these functions know, and nobody else does. They move up to `length`
   bytes: how many, or -K_E.... What was never written reads as 0. */
intptr_t data_read(struct thread *t, struct node *n, uint32_t offset, uintptr_t to, size_t length);
intptr_t data_write(struct thread *t, struct node *n, uint32_t offset, uintptr_t from, size_t length);
/* The same with the kernel's own memory, for the boot block's files. */
intptr_t data_put(struct node *n, uint32_t offset, const void *from, size_t length);
/* Makes it that long; what is new reads as 0. */
void data_resize(struct node *n, uint32_t size);
/* How many blocks it has. */
uint32_t data_blocks(const struct node *n);
enum { DATA_MOST = 0x7fffffff }; /* bytes of a file */

/* ---- sem.c: semaphores in user memory; semset.c, semop.c: System V sets ------------------ */

bool ready_P(struct thread *t);

struct sem_set *semset_find(uintptr_t id); /* NULL if there is none */
unsigned semset_id(const struct sem_set *s);

bool ready_semop(struct thread *t);
/* Threads that wait for the set's semaphore to become 0, or to grow. */
intptr_t semop_waiters(const struct sem_set *s, unsigned number, bool zero);
/* What was done to the semaphores [first, first + count) is not undone any more. */
void semop_forget_undos(unsigned first, unsigned count);
/* Undoes what the process did with SEM_UNDO. */
void semop_process_ended(const struct process *p);

/* ---- msg.c, mq.c: queues ----------------------------------------------------------------- */

bool ready_msgsnd(struct thread *t);
bool ready_msgrcv(struct thread *t);
bool ready_mq_send(struct thread *t);
bool ready_mq_receive(struct thread *t);

/* mq_notify.c: for mq.c: a message has come; a descriptor of p's is gone. */
void mq_arrived(struct thread *sender, struct mq *q);
void mq_descriptor_closed(const struct process *p, const struct file *f);
bool ready_mq_notified(struct thread *t);

/* The id that programs know the queue by. */
unsigned msg_id(const struct msg_queue *q);

/* ---- socket*.c: see socket.h -------------------------------------------------------------- */

bool ready_accept(struct thread *t);
bool ready_connect(struct thread *t);
bool ready_send(struct thread *t);
bool ready_recv(struct thread *t);
/* True if a waiting thread only waits for somebody to talk to. */
bool socket_idle(struct thread *t);
/* True if descriptor d listens, or takes datagrams from whoever sends them. */
bool socket_expects(struct thread *t, unsigned d);

/* True if the next byte is the urgent one; -K_ENOTTY: no stream of AF_INET. */
intptr_t socket_at_mark(const struct file *f);

/* ---- async.c: SIGIO and SIGURG of descriptors ---------------------------------------------- */

enum stir { STIR_READY = 1, STIR_URGENT = 2 };
/* Something to read, or room: the owners of such open files are to be told. */
void async_note(enum file_kind kind, unsigned index, enum stir stir);
/* Tells them. */
void async_settle(void);
/* True if there is such a process, or (below 0) group; owners that are no more are forgotten. */
bool async_is_owner(int owner);
void async_forget(void);

/* ---- poll.c ------------------------------------------------------------------------------- */

enum { EVENTS_IN = K_POLLIN | K_POLLRDNORM, EVENTS_OUT = K_POLLOUT | K_POLLWRNORM };
/* The events that hold of an open file. */
unsigned file_events(const struct file *f);
bool ready_poll(struct thread *t);
bool ready_select(struct thread *t);
/* The same as socket_idle, of poll and select. */
bool poll_idle(struct thread *t);

/* ---- message.c: the messages of all queues ----------------------------------------------- */

/* A message of `length` <= MESSAGE_BYTES bytes copied from user memory: its index, or -K_ENOMEM,
   -K_EFAULT. */
intptr_t message_new(struct thread *t, uintptr_t from, size_t length);
/* True if message_new would give -K_ENOMEM now. */
bool message_pool_full(size_t length);
/* Copies the first `length` bytes of a message to user memory: 0 or -K_EFAULT. */
int message_copy(struct thread *t, uintptr_t to, unsigned index, size_t length);
void message_free(unsigned index);

/* Notes that a call has copied so many bytes of data, if it has: its result. For <pawl.h>. */
static inline intptr_t copied(intptr_t result)
{
    if (result > 0)
        machine.copied += (uint64_t)result;
    return result;
}

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

/* ---- segment.c: shared memory; shm.c: System V; mmap.c, fs_mapped.c: mappings ------------ */

/* A segment of fresh zeros, without mappings; NULL if the pool has no such piece. */
struct segment *segment_new(enum segment_kind kind, size_t size);
/* One that nobody maps goes. */
void segment_free(struct segment *s);
uintptr_t segment_address(const struct segment *s);
/* The segment in which the address lies, or NULL. */
struct segment *segment_at(uintptr_t address);
/* The bytes that may be touched of a segment of `size` bytes. */
uint32_t segment_room(uint32_t size);

/* Takes the chunks behind it, too, that it may have `size` bytes; false if they are not free. */
bool segment_grow(struct segment *s, uint64_t size);

/* Bytes [from, from + length) of the segment become p's; NULL if the table is full. */
struct mapping *segment_map(struct process *p, struct segment *s, uint32_t from, uint32_t length,
                            unsigned rights);
/* p's latest mapping in which the address lies, or NULL. */
struct mapping *mapping_of(const struct process *p, uintptr_t address);
/* Cuts m, in which address `from` lies, so that it begins there at the earliest, and ends at `end` at
   the latest: the part in which `from` lies, NULL if the table is full. */
struct mapping *mapping_cut(struct process *p, struct mapping *m, uintptr_t from, uintptr_t end);
/* The mapping goes; what becomes of the segment, its kind says. */
void segment_unmap(struct process *p, struct mapping *m);

/* True if the address lies in the pool; if the process may touch these bytes of it. */
bool shm_has(uintptr_t address);
bool shm_may(const struct process *p, uintptr_t address, size_t length, bool write);
/* What a process gets that touches what it may not. */
unsigned shm_signal(const struct process *p, uintptr_t address);
/* The set of chunks of which it may touch any. */
uint32_t shm_chunks(const struct process *p);

/* A child's mappings: those of its parent, if there is room for them. */
bool shm_can_inherit(const struct process *parent);
void shm_inherit(struct process *child, const struct process *parent);
void shm_detach_all(struct process *p);

/* The id that programs know the segment by. */
unsigned shm_id(const struct segment *s);

/* For segment.c: p's mapping of this segment, from its byte `from` on, has gone. */
void shm_detached(struct process *p, struct segment *s, uint32_t from);
void anonymous_left(struct process *p, struct segment *s, uint32_t from);
void mapped_file_left(struct process *p, struct segment *s, uint32_t from);
void sem_named_left(struct process *p, struct segment *s, uint32_t from);

/* sem_named.c: where the semaphore's value is. */
int *sem_named_value(const struct named_sem *n);

/* fs_mapped.c: for mmap.c: the segment with the file's bytes, for up to `end` bytes; NULL without
   room. Who then maps nothing of it calls mapped_file_left. */
struct segment *mapped_segment(unsigned node, size_t end);
/* For fs_data.c: block `number` of a file that lies in a segment, NULL without room; its new size. */
uint8_t *mapped_block(const struct node *n, uint32_t number);
void mapped_resize(struct node *n, uint32_t size);

/* The name of a semaphore or of shared memory, without slashes before it: its length, -K_EFAULT,
   -K_EINVAL or -K_ENAMETOOLONG. */
intptr_t ipc_name(struct thread *t, char *name, size_t size, uintptr_t from);

/* True if the user, who owns all objects, has by `mode` what is asked for as in modes or flags. */
static inline bool ipc_may(unsigned mode, unsigned asked)
{
    return !((asked >> 6 | asked >> 3 | asked) & 7 & ~(mode >> 6));
}

/* ---- sched.c, schedule.c, door.c, clock.c ------------------------------------------------ */

enum choice {
    CHOOSE_NEXT,   /* who makes the next step: a member of `among`, or THREADS + i: i's timer fires */
    CHOOSE_WAITER, /* which of several waiters is taken: a member of `among` */
    CHOOSE_NUMBER, /* what pawl_choose gives */
    CHOOSE_LOSS,   /* what becomes of a datagram: enum fate */
};

/* The one door: answers what is not determined. The answer is below n, and in `among` unless
   that is NULL. `t` is the thread concerned (that ran last, that asks), or NULL. */
unsigned choose(enum choice kind, unsigned n, const uint32_t *among, struct thread *t);

/* The thread to make the next step, or NULL: the run is over, and nobody can go on. */
struct thread *sched_next(void);
void sched_ready(struct thread *t);
void sched_unready(struct thread *t);

/* The answer of the explicit schedule; NOBODY if it has none: the policy is asked, unless the
   schedule is still active, and then nobody can go on but by a timer. */
unsigned schedule_next(const uint32_t *among);
unsigned schedule_waiter(const uint32_t *among);
unsigned schedule_number(unsigned n, const struct thread *t);
/* At the end of a run: true if an entry is left that has to be fulfilled. */
bool schedule_unfinished(void);
static inline bool schedule_active(void)
{
    return machine.schedule.entry < machine.boot->schedule_count;
}

/* Fires the timers that are due. */
void clock_fire(void);
/* Fires the timer of this waiter now, whatever the date. */
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
    return BOOT_DATE + (long)(machine.tick / TICKS_PER_SECOND);
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

/* ---- image.c, user.c: memory --------------------------------------------------------------------- */

static inline const struct slot *slot_of(const struct image *image)
{
    return &slots[programs[image->program].slot];
}
/* A fresh image of the program, with no stack yet: index or -K_ENOMEM, -K_EAGAIN. */
intptr_t image_new(unsigned program);
/* A copy of t's image with t's stack and that of the thread its process began with, if that is another
   (else NULL): index or -K_ENOMEM, -K_EAGAIN. */
intptr_t image_fork(struct thread *t, const struct thread *leader);
/* A stack in the image: index or -K_EAGAIN, -K_ENOMEM. */
intptr_t image_stack_new(struct image *image);
/* The thread that used the stack is gone; with the last one the image goes, too. */
void image_stack_free(struct image *image, unsigned stack);

/* Keeps an image while nobody lives in it, and no longer. */
void image_keep(struct image *image);
void image_let_go(struct image *image);
/* Highest address of a stack plus 1. */
uintptr_t image_stack_top(const struct image *image, unsigned stack);
/* Sets the end of the heap (0: asks); the end in force. */
uintptr_t image_brk(struct image *image, uintptr_t end);
/* Makes room for what is written there before the image comes in for the first time. */
void image_reach(struct image *image, uintptr_t from, uintptr_t to);
/* Copies into an image that is being made. */
void image_write(struct image *image, uintptr_t to, const void *from, size_t length);
/* Bytes below the stack pointer of a thread of the image will be written by image_write. */
void image_prepare(struct image *image, uintptr_t from, uintptr_t to);
/* Makes t the running one: brings its image in, sets user_info and protection. */
void image_resume(struct thread *t);

/* Gives back an image in which no thread ever lived. */
void image_drop(struct image *image);

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
#define CHECK(condition) \
    ((condition) ? (void)0 : arch_panic(#condition, __func__))

#endif
