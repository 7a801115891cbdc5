/* Sizes of the tables on lm3s6965evb: all of the machine in 64 KiB of RAM. */
#ifndef PAWL_CONFIG_H
#define PAWL_CONFIG_H

enum {
    THREADS = 10,           /* in the machine */
    COMMANDS = 4,           /* programs started one after the other */
    PROCESSES = 12,         /* with pids 0 (idle) and 1 (init) */
    IMAGES = 8,
    STACKS = 6,             /* threads that may live in one image */
    STACK_SIZE = 2048,      /* bytes a stack, with its guard */
    STACK_GUARD = 128,      /* no-access bytes at a stack's lower end */
    HEAP_SIZE = 1024,       /* bytes a program's heap may have */
    STACK_FRESH = 512,      /* bytes below a start's stack pointer that poisoning fills */
    PAGE = 256,             /* backing store: bytes a page */
    POOL_PAGES = 84,        /* and how many there are */
    SLOT_PAGES = 64,        /* the largest slot, in pages */
    SLOTS = 1,

    DESCRIPTORS = 8,        /* a process */
    FILES = 16,             /* open file descriptions */
    PIPES = 3,
    PIPE_SIZE = 512,
    PIPE_BUF = 512,
    SEM_SETS = 4,
    SEMS = 16,              /* in all sets together */
    SEM_OPS = 8,            /* operations in one semop */
    MSG_QUEUES = 4,
    MSG_BYTES = 512,        /* most bytes in one queue (msg_qbytes) */
    MQS = 4,
    MESSAGES = 16,          /* in all queues together */
    MESSAGE_BYTES = 256,    /* the longest message */
    MESSAGE_POOL = 1024,    /* bytes of all messages */
    MESSAGE_UNIT = 32,      /* in pieces of this size */
    MQ_NAME = 16,
    SHM_CHUNKS = 8,         /* shared memory: so many pieces, 8 or 16, */
    SHM_CHUNK = 128,        /* of so many bytes, a power of two */
    SHM_MAPPINGS = 8,       /* of all processes */
    SOCKETS = 4,            /* connections count twice */
    SOCKET_BUFFER = 128,    /* bytes that each has received and holds */
    SOCKET_PATH = 16,       /* the longest name of AF_UNIX */
    NAMED_SEMS = 4,         /* named semaphores */
    SEM_NAME = 12,          /* bytes of a name, with the 0 at its end */
    HELD = 4,               /* semaphores that a report remembers as held by one thread */

    NODES = 20,             /* files, directories, ... of the file system */
    NAMES = 26,             /* of them, in all directories together */
    NAME_LENGTH = 16,       /* bytes of a name, with the 0 at its end */
    PATH_LENGTH = 48,       /* the same of a path */
    BLOCK = 64,             /* bytes of a file: in pieces of this size */
    BLOCKS = 16,            /* and how many there are */
    LOCKS = 8,              /* of fcntl and flock */
    ACTIONS = 3,           /* signals that a process catches */
    SIGNAL_INFOS = 8,      /* pending signals in the machine whose sender is known */

    TYPED = 64,         /* bytes typed at the console that nobody has read yet */
    TRACE_BUFFER = 8,       /* records */
};

#endif
