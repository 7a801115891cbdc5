/* A part of kernel.h: System V's and POSIX's objects, and shared memory. */
#ifndef PAWL_ROOMS_IPC_H
#define PAWL_ROOMS_IPC_H

/* ---- ipc.c: what System V's objects have in common --------------------------------------- */

/* A new one; its sequence stays. */
void ipc_begin(struct ipc *ipc, int key, int flags);
/* For IPC_STAT; by IPC_SET. */
struct k_ipc_perm ipc_perm(const struct ipc *ipc);
void ipc_change(struct ipc *ipc, const struct k_ipc_perm *perm);
/* True if the user, who owns all objects, has by `mode` what is asked for as in modes or flags. */
static inline bool ipc_may(unsigned mode, unsigned asked)
{
    return !((asked >> 6 | asked >> 3 | asked) & 7 & ~(mode >> 6));
}

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

#endif
