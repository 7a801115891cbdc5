/* A part of machine.h: System V's and POSIX's objects, and shared memory. */
#ifndef PAWL_TABLES_IPC_H
#define PAWL_TABLES_IPC_H

/* What System V's objects have in common: see ipc.c. */
struct ipc {
    int key;
    uint16_t sequence;          /* times this entry was used: part of the id */
    uint16_t mode;
    unsigned uid, gid;
    long ctime;
};

/* A System V set. Only semset.c. Its values are machine.sems[first ... first + count). */
struct sem_set {
    struct ipc ipc;
    uint16_t count;             /* 0: free entry */
    uint16_t first;
    long otime;
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
    struct ipc ipc;
    bool used;
    uint16_t first, last;       /* messages, or NOBODY */
    uint32_t count, bytes, limit;
    int last_sender, last_receiver;
    long stime, rtime;
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
    uint32_t size;              /* as it was asked for */

    uint16_t node;              /* fs_mapped.c: whose bytes these are */

    /* shm.c */
    bool removed, locked;
    uint16_t creator, last;     /* pids: that made it, that attached or detached it last */
    struct ipc ipc;             /* its sequence counts segments of every kind */
    long atime, dtime;
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

#endif
