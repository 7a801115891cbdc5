/* Tables small enough to be filled in a test. */
#ifndef PAWL_CONFIG_H
#define PAWL_CONFIG_H

enum {
    THREADS = 12,
    COMMANDS = 4,
    PROCESSES = 12,
    IMAGES = 6,
    STACKS = 6,
    STACK_SIZE = 4096,
    STACK_GUARD = 256,
    HEAP_SIZE = 8192,
    STACK_FRESH = 1024,
    PAGE = 1024,
    POOL_PAGES = 72,
    SLOT_PAGES = 64,
    SLOTS = 4,

    DESCRIPTORS = 8,
    FILES = 10,
    PIPES = 3,
    PIPE_SIZE = 256,
    PIPE_BUF = 64,
    SEM_SETS = 4,
    SEMS = 12,
    SEM_OPS = 4,
    MSG_QUEUES = 4,
    MSG_BYTES = 256,
    MQS = 4,
    MESSAGES = 12,
    MESSAGE_BYTES = 128,
    MESSAGE_POOL = 512,
    MESSAGE_UNIT = 16,
    MQ_NAME = 16,
    SHM_CHUNKS = 8,
    SHM_CHUNK = 1024,
    SHM_MAPPINGS = 12,
    SOCKETS = 8,
    SOCKET_BUFFER = 256,
    SOCKET_PATH = 32,
    NAMED_SEMS = 4,
    SEM_NAME = 12,
    HELD = 4,

    NODES = 28,
    NAMES = 40,
    NAME_LENGTH = 16,
    PATH_LENGTH = 64,
    BLOCK = 32,
    BLOCKS = 24,
    LOCKS = 6,
    ACTIONS = 4,
    SIGNAL_INFOS = 4,

    TYPED = 64,         /* bytes typed at the console that nobody has read yet */
    TRACE_BUFFER = 16,
};

#endif
