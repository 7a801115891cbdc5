/* A part of kernel.h: what has a descriptor. */
#ifndef PAWL_ROOMS_FILE_H
#define PAWL_ROOMS_FILE_H

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
/* True if two names are the same. */
bool fs_same(const char *a, const char *b);
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

#endif
