/* The whole machine is one value: `machine`. Read this first. Every mutable byte of the kernel is a
   field of it, in a table of fixed size; the fields of a struct stand in groups, each headed by
   who may change them. Indexes rather than pointers where one table names another's entry. */
#ifndef PAWL_MACHINE_H
#define PAWL_MACHINE_H

#include "abi.h"
#include "arch.h"
#include "boot.h"
#include "config.h"
#include "program.h"
#include "set.h"
#include "trace.h"

enum { NOBODY = 0xffff }; /* no thread, no image, no file, ... */
enum { CEILINGS = 4 };    /* mutexes with a ceiling that a thread may have at a time */

/* A condition's wait: until it is signalled, then for the mutex. */
enum stage { STAGE_FIRST, STAGE_SECOND };

/* What a thread waits for. It stands in the one line of all waiters, in the order of arrival. */
struct wait {
    uint16_t next, before;  /* in machine.line */
    uint8_t object;         /* enum object */
    bool timed;             /* deadline holds */
    uintptr_t which;        /* which object */
    uint64_t since;         /* tick */
    uint64_t deadline;      /* tick at which the call ends with on_timeout */
    intptr_t on_timeout;
    size_t done;            /* bytes that a call in pieces has moved so far */
    uint8_t stage;          /* of a call that waits for one thing after the other: enum stage */
    uint16_t message;       /* that a waiting sender has, or NOBODY */
    uint16_t fifo;          /* node that it opens, and is counted in its pipe, or NOBODY */
    uint32_t seen;          /* how often its other end had been opened before */
};

/* A semaphore that a thread got and nobody gave back yet: for reports of deadlocks only. */
struct held {
    uintptr_t which;
    uint32_t pc;
    uint16_t image; /* a WORD is one of an image */
    uint8_t object; /* OBJECT_NONE: free entry */
};

struct thread {
    /* The port, at each trap; the kernel through arch_context_*. First, for the port's sake. */
    struct context context;

    /* trap.c: what it has announced. `running`: that is being performed, it has not trapped since. */
    struct trap announced;
    bool running;

    /* thread.c, at its birth */
    uint16_t number;            /* P1 is 1 */
    uint16_t process;           /* pid */
    uint16_t stack;             /* index in its image */
    struct thread_block *block; /* user address, top of the stack */
    uint16_t lender;            /* vfork.c: thread whose stack this is, or NOBODY */
    uintptr_t vfork_return;     /* vfork.c: where its vfork returns to */
    uintptr_t start;            /* the function it began with */

    /* sched.c */
    uint8_t state;              /* enum state */

    /* thread.c, cancel.c */
    bool detached;              /* nobody will join it, or somebody has */
    uint8_t cancel;             /* enum cancel, added up */
    uintptr_t value;            /* ENDED: what pthread_join gives */

    /* rwlock.c: the barrier where it has arrived (0: none), and whether that has opened */
    uintptr_t barrier;
    bool passed;

    /* priority.c */
    uint8_t policy;             /* SCHED_... */
    uint8_t priority;           /* of SCHED_FIFO and SCHED_RR */
    int8_t nice;                /* higher runs first under POLICY_PRIO: what follows from all that */
    uint8_t ceilings[CEILINGS]; /* of the PTHREAD_PRIO_PROTECT mutexes it has; 0: free entry */

    /* wait.c */
    struct wait wait;
    struct held held[HELD];

    /* signal.c: sets of signals */
    uint32_t mask;              /* that have to wait */
    uint32_t pending;           /* sent to this thread, not taken yet */
    uint32_t mask_before;       /* sigsuspend: the mask that comes back */
    bool suspended;             /* mask_before holds */

    /* semop.c: what a semop asked for when it began to wait */
    struct k_sembuf ops[SEM_OPS];
};

/* What a process does when a signal comes, where that is not the default. */
struct action {
    uintptr_t handler;          /* or K_SIG_DFL, K_SIG_IGN */
    uint32_t mask;              /* signals that wait while the handler runs */
    int flags;                  /* SA_... */
    uint8_t signal;             /* 0: free entry */
};

/* What came with a pending signal. Only signal.c. */
struct signal_info {
    uint16_t process;           /* pid it was sent to; 0: free entry */
    uint16_t thread;            /* the thread it was sent to: its number; 0: any of the process */
    struct k_siginfo info;
};

/* What a parent has not been told yet by waitpid. */
enum news { NEWS_NONE, NEWS_STOPPED, NEWS_CONTINUED };

enum life { LIFE_NONE, LIFE_ALIVE, LIFE_ZOMBIE };

/* A pid is an index into machine.processes. 0 is the machine itself (idle), 1 is init: kernel
   entries without threads, always there. */
struct process {
    /* process.c */
    uint8_t life;               /* enum life */
    bool execed;                /* since it was created: its parent moves it to no group any more */
    bool first;                 /* one that a command started, not a descendant */
    uint16_t parent;
    uint16_t command;           /* machine.commands: whose descendant it is */
    uint16_t image;
    uint16_t program;           /* which it runs, or ran before it ended */
    uint16_t threads;           /* alive */
    uint16_t leader;            /* number of the thread it began with, whose stack stays as long as it */
    int status;                 /* as wait() gives it */

    /* segment.c: what it may touch of shared memory, the latest first */
    uint16_t mappings;          /* or NOBODY */

    /* job.c */
    uint16_t group, session;    /* the pid of the process that began it */
    uint8_t stopped;            /* by this signal: none of its threads goes on; 0: not */
    uint8_t news;               /* enum news */

    /* signal.c: sets of signals, and what they do */
    uint32_t pending;           /* sent to the process, taken by no thread yet */
    uint32_t ignored;
    struct action actions[ACTIONS];

    /* alarm.c: ticks; 0: none */
    uint64_t alarm, alarm_interval;

    /* file.c: open file description of each descriptor, or NOBODY */
    uint16_t descriptors[DESCRIPTORS];
    uint8_t descriptor_flags[DESCRIPTORS];
    uint16_t directory;         /* node of the working directory */
    uint16_t umask;
};

/* Memory: see program.h for the layout. Only image.c changes it. */
struct image {
    uint16_t program;           /* index into programs[] */
    uint16_t threads;           /* that live in it; 0: a free entry */
    uint32_t heap_end;          /* offset in the slot: the program's break */
    uint32_t reserved;          /* pages of the pool that are kept for it */
    SET(STACKS) stacks;         /* in use */
    uint16_t owner[STACKS];     /* the thread on each stack in use */
    _Alignas(8) uint16_t pages[SLOT_PAGES]; /* backing store of each page: pool page + 1, 0 none */
};

/* A program to start, as the boot block says it. Only process.c changes it. */
struct command {
    uint16_t program;
    bool background;
    bool started;
    uint16_t firsts;            /* first processes that are alive */
    int status;                 /* of the first processes: the first that is not 0 */
    uint32_t argc, argv;        /* in the boot block */
    int8_t nice;
    uint16_t group;             /* of its first processes */
};

enum file_kind {
    FILE_FREE,
#define FILE_KIND(name, ops) FILE_##name,
#include "files.def"
#undef FILE_KIND
    FILE_KINDS
};

/* An open file description: what fork and dup share. Only file.c changes it. */
struct file {
    uint8_t kind;               /* enum file_kind */
    uint16_t references;
    uint16_t index;             /* of the pipe or queue, or what its kind says */
    uint16_t node;              /* that was opened, or NOBODY */
    uint32_t offset;            /* of the next byte; in a directory, of the next entry */
    int flags;                  /* O_... */
    int owner;                  /* F_SETOWN: whom SIGIO goes to */
    uint8_t stirred;            /* async.c: signals that its owner is to get (enum stir) */
};

enum node_kind { NODE_FREE, NODE_FILE, NODE_DIRECTORY, NODE_FIFO, NODE_SOCKET, NODE_PROGRAM,
                 NODE_DEVICE, NODE_PROC };

/* A file of whatever kind. It lives while it has a name or somebody holds it. Only fs.c; its bytes
   only fs_data.c. */
struct node {
    uint8_t kind;               /* enum node_kind */
    uint16_t mode;              /* permissions: 07777 */
    uint16_t uid, gid;
    uint16_t links;             /* names */
    uint16_t opens;             /* open files, working directories, whatever else holds it */
    uint16_t index;             /* DIRECTORY: parent; FIFO: pipe, while open; others: what it is one of */
    uint16_t first;             /* FILE: of its blocks, or NOBODY */
    uint16_t segment;           /* FILE: with its bytes, since it is mapped, or NOBODY */
    uint32_t size;
    uint32_t mtime, ctime, atime; /* seconds */
};

/* An entry of a directory; "." and ".." have none. Only fs.c. */
struct name {
    uint16_t directory;
    uint16_t node;              /* 0, the root, has no name: a free entry */
    char text[NAME_LENGTH];
};

/* On the bytes [from, to] of a file. Only lock.c. */
enum lock_type { LOCK_NONE /* a free entry */, LOCK_READ, LOCK_WRITE };
enum { LOCK_END = 0xfffffffe }; /* as far as files can go */
struct lock {
    uint8_t type;               /* enum lock_type */
    bool whole;                 /* of flock, not of fcntl */
    uint16_t node;
    uint16_t owner;             /* pid; of flock the open file */
    uint32_t from, to;
};

/* A piece of a file's bytes. Blocks that are missing in a chain are holes. Only fs_data.c. */
struct block {
    uint16_t next;              /* of the file */
    bool used;
    uint32_t number;            /* which of the file, rising */
};

/* Only pipe.c. */
struct pipe {
    bool used;
    uint16_t number;            /* in order of creation, from 1: its name */
    uint16_t node;              /* the FIFO that it belongs to, or NOBODY */
    uint16_t readers, writers;  /* open descriptions, and threads that wait in a FIFO's open */
    uint32_t reads, writes;     /* how often it was opened so */
    uint32_t first, count;      /* ring: offset of the oldest byte, how many */
    uint8_t bytes[PIPE_SIZE];
};

/* A System V set. Only semset.c. Its values are machine.sems[first ... first + count). */
struct sem_set {
    int key;
    uint16_t count;             /* 0: free entry */
    uint16_t first;
    uint16_t sequence;          /* times this entry was used: part of the id */
    uint16_t mode;
    unsigned uid, gid;
    long otime, ctime;
};

struct sem {
    int value;
    int pid;                    /* last that changed it */
};

/* SEM_UNDO: what is added to a semaphore when a process ends. Only semop.c. */
enum { SEM_UNDOS = SEMS };
struct sem_undo {
    uint16_t process;           /* pid; 0: free entry */
    uint16_t sem;               /* in machine.sems */
    int adjust;                 /* never 0 */
};

/* A message of either kind of queue: in the pool of message.c, linked in its queue's order. */
struct message {
    uint16_t next;
    bool used;
    uint32_t length;
    uint32_t place;             /* first unit of its bytes in machine.message_pool */
    long type;                  /* System V type, or POSIX priority */
};

/* A System V queue. Only msg.c. */
struct msg_queue {
    bool used;
    int key;
    uint16_t sequence;
    uint16_t mode;
    unsigned uid, gid;
    uint16_t first, last;       /* messages, or NOBODY */
    uint32_t count, bytes, limit;
    int last_sender, last_receiver;
    long stime, rtime, ctime;
};

/* Who is told of the next message in an empty queue. Only mq_notify.c. */
struct mq_notify {
    uint16_t process;           /* pid; 0: nobody */
    uint16_t number;            /* of this registration, from 1 */
    uint8_t how, signal;        /* K_SIGEV_... */
    bool told;                  /* of the last registration: a message ended it */
    uintptr_t value, function;  /* of the struct sigevent */
};

/* A POSIX queue. Only mq.c. */
struct mq {
    bool used, unlinked;
    uint16_t mode;
    struct mq_notify notify;
    char name[MQ_NAME];
    uint16_t opens;             /* open descriptions */
    uint16_t first, count;      /* messages by priority */
    uint32_t most, longest;     /* mq_maxmsg, mq_msgsize */
};

/* Shared memory: see segment.c, which alone changes the first group, and all mappings. */
enum segment_kind { SEGMENT_FREE, SEGMENT_SYSTEM_V, SEGMENT_ANONYMOUS, SEGMENT_FILE,
                    SEGMENT_SEMAPHORES };
enum { SEGMENTS = SHM_CHUNKS };
struct segment {
    uint8_t kind;               /* enum segment_kind */
    uint8_t first, chunks;      /* of the pool */
    uint16_t mappings;          /* that name it */
    uint16_t sequence;          /* times this entry was used: part of the id */
    uint32_t size;              /* as it was asked for */

    uint16_t node;              /* fs_mapped.c: whose bytes these are */

    /* shm.c */
    bool removed, locked;
    uint16_t mode;
    int key;
    unsigned uid, gid;
    uint16_t creator, last;     /* pids: that made it, that attached or detached it last */
    long atime, dtime, ctime;
};

/* A named semaphore. Only sem_named.c. Its value is in the segment of them all. */
struct named_sem {
    bool used, unlinked;
    uint16_t mode;
    char name[SEM_NAME];
};

/* A range of a segment that a process may touch. */
struct mapping {
    uint16_t process;           /* pid; 0: free entry */
    uint16_t next;              /* of this process, or NOBODY */
    uint8_t segment;
    uint8_t rights, most;       /* K_PROT_...: now, and that mprotect may give */
    uint32_t from, length;      /* in the pool */
};

/* The pool, outside of the machine's other state: programs touch it. The port places it so that its
   protection can tell chunks from each other. */
extern uint8_t shared_memory[SHM_CHUNKS][SHM_CHUNK];
/* What a socket is called: an address without its family. */
struct socket_name {
    uint32_t ip;                /* AF_INET: the bytes as they come; 0: any */
    uint16_t port;              /* the same; 0: none */
    uint8_t length;             /* AF_UNIX: bytes of the path; 0: none */
    char path[SOCKET_PATH];
};

enum socket_state {
    SOCKET_FREE,
    SOCKET_NEW,                 /* not connected */
    SOCKET_LISTENING,
    SOCKET_CONNECTING,          /* AF_INET: the listener's line is full */
    SOCKET_CONNECTED,           /* of datagrams: it has a peer */
    SOCKET_BROKEN,              /* AF_INET: the connection was reset */
};

/* What setsockopt has set. */
struct socket_options {
    bool reuse_address, reuse_port, keep_alive, broadcast, dont_route, urgent_in_line, no_delay;
    int linger;                 /* seconds; -1: off */
    uint32_t receive_limit, send_limit;       /* bytes */
    uint64_t receive_timeout, send_timeout;   /* ticks; 0: none */
};

/* Only socket*.c. What it has received lies in machine.socket_bytes. */
struct socket {
    uint8_t state;              /* enum socket_state */
    uint8_t family, type;       /* K_AF_..., K_SOCK_... */
    bool open;                  /* an open file names it; otherwise it waits to be accepted */
    bool bound;
    bool in_ended, out_ended;   /* nothing more will come, nothing more may be sent */
    bool finished;              /* AF_INET: the other side has said that nothing more will come */
    bool in_progress;           /* connect gave EINPROGRESS and nobody asked since */
    int error;                  /* what the next call is told */
    uint16_t number;            /* in order of creation, from 1: its name in traces */
    uint16_t node;              /* AF_UNIX: of its path, or NOBODY */
    uint16_t peer;              /* the other end, or NOBODY: there is none (any more) */
    uint16_t listener, next;    /* whose line it stands in to be accepted, who is behind it */
    uint16_t first, last;       /* a listener's line */
    uint16_t pending, backlog;  /* how many stand there; more than this may not */
    uint32_t begin, count;      /* ring: offset of the oldest byte, how many */
    uint32_t held;              /* bytes behind them: a datagram that waits to be overtaken */
    uint32_t urgent_at;         /* bytes before the urgent one */
    uint8_t urgent;             /* enum urgent */
    struct socket_name here, there;
    struct socket_options options;
};

/* An explicit schedule as far as it has been followed. Only schedule.c. */
struct schedule {
    uint32_t entry;             /* in the boot block; == schedule_count: the policy goes on */
    uint32_t done;              /* steps made for this entry */
    uint16_t number;            /* of the thread that this entry moves, once found; 0: not yet */
    bool moved;                 /* a step was made since the last loop began */
    bool looped;                /* a loop came round: it may end anywhere */
};

/* The most entries that each table ever held, for `make size`. */
enum high { HIGH_THREADS, HIGH_PROCESSES, HIGH_IMAGES, HIGH_FILES, HIGH_PIPES, HIGH_SEMS,
            HIGH_MESSAGES, HIGH_POOL, HIGH_NODES, HIGH_NAMES, HIGH_BLOCKS,
            HIGH_STACK /* bytes; noted by kernel_check */, HIGHS };

extern struct machine {
    /* boot.c, once */
    const struct boot *boot;
    uint32_t flags;             /* enum boot_flags */
    uint32_t policy, quantum;

    /* clock.c */
    uint64_t tick;
    uint64_t slept;             /* ticks that were jumped over: no steps */
    uint64_t deadline;          /* the earliest of all waiters', UINT64_MAX: none */
    uint64_t hangup;            /* when programs marked & are sent SIGHUP, UINT64_MAX: not yet */

    /* sched.c */
    SET(THREADS) ready;         /* threads in STATE_READY */
    uint16_t last;              /* thread that made the last step, and its number (0: none yet) */
    uint16_t last_number;
    uint16_t turn;              /* thread whose turn it is: it may not have made a step yet */
    uint32_t slice;             /* ticks it may still run */
    uint64_t preemptions;
    uint64_t switches;          /* from one thread to another */
    uint64_t random;            /* state of the generator */
    struct schedule schedule;

    /* trap.c */
    uint16_t acting;            /* the thread whose call is being performed, or NOBODY */

    /* signal.c, job.c */
    bool handlers;              /* a signal has had a handler in this run */
    struct signal_info signal_infos[SIGNAL_INFOS];
    uint16_t foreground;        /* the console's process group */

    /* outside.c */
    uint64_t outside;           /* when something comes, or may: UINT64_MAX never */
    uint32_t next_event;        /* in the boot block */

    /* wait.c */
    uint16_t line, line_end;    /* all waiters, in order of arrival */
    bool stirred;               /* async.c: some file is */
    bool changed;               /* something that somebody may wait for has changed */

    /* trap.c: system calls performed; file.c, message.c: bytes that went through the kernel, in and out */
    uint64_t calls;
    uint64_t copied;

    /* process.c */
    uint16_t next_number;       /* of the thread to be created next */
    uint16_t commands_alive;    /* unmarked commands not ended yet */
    uint16_t next_command;
    uint16_t shared_image;      /* of programs that share their data; NOBODY: none yet, or no more */
    struct command commands[COMMANDS];
    struct process processes[PROCESSES];
    struct thread threads[THREADS];

    /* image.c */
    uint16_t resumed;           /* the thread that runs now or ran until this trap, or NOBODY */
    uint16_t resident[SLOTS];   /* whose image is in each slot, or NOBODY */
    uint32_t pool_reserved;     /* pages kept for images */
    uint32_t pool_hint;         /* no page below it is free */
    uint32_t pool_used[(POOL_PAGES + 31) / 32];
    struct image images[IMAGES];

    /* file.c, pipe.c */
    uint16_t typed_count;       /* bytes that were typed and nobody has read yet */
    uint8_t typed[TYPED];
    uint32_t input_place;       /* bytes of the console's input read so far */
    uint16_t pipe_number;
    struct file files[FILES];
    struct pipe pipes[PIPES];

    /* fs.c, fs_data.c */
    struct node nodes[NODES + 1]; /* the last is what is looked at in /proc */
    struct name names[NAMES];
    uint16_t home;              /* node of the directory in which programs start */
    uint32_t block_hint;        /* no block below it is free */
    struct block blocks[BLOCKS];
    struct lock locks[LOCKS];
    /* socket*.c */
    uint16_t socket_number;
    uint16_t socket_port;       /* that was given last to who asked for none in particular */
    struct socket sockets[SOCKETS];

    /* semset.c, semop.c */
    struct sem_set sem_sets[SEM_SETS];
    struct sem sems[SEMS];
    struct sem_undo sem_undos[SEM_UNDOS];

    /* message.c, msg.c, mq.c */
    struct msg_queue msg_queues[MSG_QUEUES];
    struct mq mqs[MQS];
    struct message messages[MESSAGES];
    uint32_t message_units;     /* of the pool that are in use */
    uint32_t message_used[(MESSAGE_POOL / MESSAGE_UNIT + 31) / 32];

    /* segment.c, shm.c */
    struct segment segments[SEGMENTS];
    struct mapping mappings[SHM_MAPPINGS];
    struct named_sem named_sems[NAMED_SEMS];

    /* trace.c */
    uint16_t records;           /* in the buffer */
    uint16_t high[HIGHS];
    struct record buffer[TRACE_BUFFER];

    /* The last, for they are large: bytes of files, of messages and of images that are out. */
    uint8_t block_bytes[BLOCKS][BLOCK];
    uint8_t message_pool[MESSAGE_POOL];
    uint8_t socket_bytes[SOCKETS][SOCKET_BUFFER];
    _Alignas(8) uint8_t pool[POOL_PAGES][PAGE];
} machine;

/* Shorthands that only read. */
static inline bool lives(const struct thread *t)
{
    return t->state == STATE_READY || t->state == STATE_WAITING;
}
static inline unsigned thread_index(const struct thread *t) { return (unsigned)(t - machine.threads); }
static inline struct process *process_of(const struct thread *t)
{
    return &machine.processes[t->process];
}
static inline struct image *image_of(const struct thread *t)
{
    return &machine.images[process_of(t)->image];
}

#endif
