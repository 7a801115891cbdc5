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

#include "tables_process.h"
#include "tables_file.h"
#include "tables_ipc.h"

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
    uint8_t failed;             /* BOOT_FAILURE: the signal that a process failed by */

    /* region.c */
    bool region;                /* one has begun */

    /* signal.c, job.c */
    bool handlers;              /* a signal has had a handler in this run */
    bool pending;               /* a thread or process may have a pending signal */
    struct signal_info signal_infos[SIGNAL_INFOS];
    uint16_t foreground;        /* the console's process group */

    /* outside.c */
    uint64_t outside;           /* when something comes, or may: UINT64_MAX never */
    uint32_t next_event;        /* in the boot block */

    /* wait.c */
    uint16_t line, line_end;    /* all waiters, in the order of arrival */

    /* False, and NOBODY, between two steps. */
    bool stirred;               /* async.c: some file is */
    bool changed;               /* wait.c: something that somebody may wait for has changed */
    uint16_t acting;            /* trap.c: the thread whose call is being performed */

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

    /* image.c, image_pool.c */
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
    uint16_t undo_count;        /* of the entries that are in use */
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

/* Entries of these tables that were ever used: what lies above is free, and need not be looked at. */
static inline unsigned threads_used(void) { return machine.high[HIGH_THREADS]; }
static inline unsigned pids_used(void) { return machine.high[HIGH_PROCESSES]; }
static inline struct thread *threads_end(void) { return machine.threads + threads_used(); }
static inline struct process *processes_end(void) { return machine.processes + pids_used(); }
static inline struct file *files_end(void) { return machine.files + machine.high[HIGH_FILES]; }

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
