/* Sizes of the tables on mps2-an385: those of the host, but for stacks and pages. */
#ifndef PAWL_CONFIG_H
#define PAWL_CONFIG_H

enum {
    THREADS = 128,          /* in the machine */
    COMMANDS = 16,          /* programs started one after the other */
    PROCESSES = 128,        /* with pids 0 (idle) and 1 (init) */
    IMAGES = 128,
    STACKS = 128,           /* threads that may live in one image */
    STACK_SIZE = 4096,      /* bytes a stack, with its guard */
    STACK_GUARD = 128,      /* no-access bytes at a stack's lower end */
    HEAP_SIZE = 65536,    /* bytes a program's heap may have */
    STACK_FRESH = 1024,     /* bytes below a start's stack pointer that poisoning fills */
    PAGE = 1024,            /* backing store: bytes a page */
    POOL_PAGES = 10480,     /* and how many there are */
    SLOT_PAGES = 1024,      /* the largest slot, in pages */
    SLOTS = 32,

    DESCRIPTORS = 32,       /* a process */
    FILES = 128,            /* open file descriptions */
    PIPES = 32,
    PIPE_SIZE = 65536,
    PIPE_BUF = 4096,
    SEM_SETS = 32,
    SEMS = 128,             /* in all sets together */
    SEM_OPS = 16,           /* operations in one semop */
    MSG_QUEUES = 32,
    MSG_BYTES = 16384,      /* most bytes in one queue (msg_qbytes) */
    MQS = 16,
    MESSAGES = 256,         /* in all queues together */
    MESSAGE_BYTES = 8192,   /* the longest message */
    MESSAGE_POOL = 262144,  /* bytes of all messages */
    MESSAGE_UNIT = 32,      /* in pieces of this size */
    MQ_NAME = 64,
    SHM_CHUNKS = 16,        /* shared memory: so many pieces, 8 or 16, */
    SHM_CHUNK = 16384,      /* of so many bytes, a power of two */
    SHM_MAPPINGS = 512,     /* of all processes */
    SOCKETS = 64,           /* connections count twice */
    SOCKET_BUFFER = 8192,   /* bytes that each has received and holds */
    SOCKET_PATH = 108,      /* the longest name of AF_UNIX */
    NAMED_SEMS = 32,        /* named semaphores */
    SEM_NAME = 60,          /* bytes of a name, with the 0 at its end; 4 fewer than a file, as elsewhere */
    HELD = 8,               /* semaphores that a report remembers as held by one thread */

    NODES = 128,            /* files, directories, ... of the file system */
    NAMES = 192,            /* of them, in all directories together */
    NAME_LENGTH = 64,       /* bytes of a name, with the 0 at its end: NAME_MAX + 1 */
    PATH_LENGTH = 128,      /* the same of a path */
    BLOCK = 512,            /* bytes of a file: in pieces of this size */
    BLOCKS = 1024,          /* and how many there are */
    LOCKS = 64,             /* of fcntl and flock */
    ACTIONS = 31,          /* signals that a process catches */
    SIGNAL_INFOS = 256,    /* pending signals in the machine whose sender is known */

    TYPED = 256,        /* bytes typed at the console that nobody has read yet */
    TRACE_BUFFER = 64,      /* records */
};

#endif
