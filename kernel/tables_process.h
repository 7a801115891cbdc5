/* A part of machine.h: who lives, and where. A field's group says who may change it. */
#ifndef PAWL_TABLES_PROCESS_H
#define PAWL_TABLES_PROCESS_H

/* A condition's wait: until it is signalled, then for the mutex. */
enum stage { STAGE_FIRST, STAGE_SECOND };

/* What a thread waits for. It stands in the one line of all waiters: see wait.c. */
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
    _Alignas(8) uint16_t number; /* P1 is 1 */
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
    bool hung_up;               /* it was sent SIGHUP because nobody else was left */
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

/* Memory: see program.h for the layout. Only image.c and image_pool.c change it. */
struct image {
    uint16_t program;           /* index into programs[] */
    uint32_t heap_end;          /* offset in the slot: the program's break */
    uint32_t reserved;          /* pages of the pool that are kept for it */
    uint16_t threads;           /* that live in it; 0: a free entry */
    SET(STACKS) stacks;         /* in use: those that have an owner */
    _Alignas(8) uint16_t owner[STACKS]; /* the thread on each stack, + 1; 0: it is free; NOBODY: not entered yet */
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

#endif
