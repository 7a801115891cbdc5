/* System V message queues (POSIX.1-2017 <sys/msg.h>). A message is a structure that begins with a
   `long` greater than 0, its type; the text follows, and sizes count the text alone. */
#ifndef PAWL_SYS_MSG_H
#define PAWL_SYS_MSG_H

#include <sys/ipc.h>

#define MSG_NOERROR 010000 /* cut a message that is too long, rather than fail with E2BIG */
#define MSG_EXCEPT 020000  /* the first message of any type but this one */

typedef unsigned long msgqnum_t;
typedef unsigned long msglen_t;

struct msgbuf {
    long mtype;
    char mtext[1];
};

struct msqid_ds {
    struct ipc_perm msg_perm;
    time_t msg_stime;
    time_t msg_rtime;
    time_t msg_ctime;
    unsigned long __msg_cbytes;
    msgqnum_t msg_qnum;  /* messages in it */
    msglen_t msg_qbytes; /* bytes of text that it may hold */
    pid_t msg_lspid;
    pid_t msg_lrpid;
};

/* The identifier of the queue with this key. -1: ENOENT (no such queue, no IPC_CREAT), EEXIST,
   ENOSPC (no room for one more). */
int msgget(key_t key, int flags);

/* Puts a message of `size` bytes of text at the queue's end; waits while the queue is full. Gives
   0, or -1: EINVAL (identifier, type below 1, size), EAGAIN (full, with IPC_NOWAIT), EIDRM (removed
   meanwhile), EFAULT. */
int msgsnd(int id, const void *message, size_t size, int flags);

/* Takes the first message of `type`; of any type if it is 0; of the lowest type not above -type if
   it is negative. Waits until there is one. Gives the bytes of text, or -1: E2BIG (longer than
   size, without MSG_NOERROR), ENOMSG (none, with IPC_NOWAIT), EIDRM, EINVAL, EFAULT. */
ssize_t msgrcv(int id, void *message, size_t size, long type, int flags);

/* IPC_STAT: fills *data. IPC_SET: sets mode and msg_qbytes from it. IPC_RMID: removes the queue,
   and who waits for it gets EIDRM. Gives 0, or -1: EINVAL, EFAULT, EPERM. */
int msgctl(int id, int command, struct msqid_ds *data);

#endif
