/* A part of machine.h: what has a descriptor, or a name in the file system. */
#ifndef PAWL_TABLES_FILE_H
#define PAWL_TABLES_FILE_H

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

#endif
