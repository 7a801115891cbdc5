/* Keys and modes of System V objects (POSIX.1-2017 <sys/ipc.h>). */
#ifndef PAWL_SYS_IPC_H
#define PAWL_SYS_IPC_H

#include <sys/types.h>

#define IPC_PRIVATE ((key_t)0) /* a new object that nobody finds by key */
#define IPC_CREAT 01000        /* make it if it is not there */
#define IPC_EXCL 02000         /* and fail with EEXIST if it is */
#define IPC_NOWAIT 04000       /* fail with EAGAIN or ENOMSG rather than wait */
#define IPC_RMID 0
#define IPC_SET 1
#define IPC_STAT 2

struct ipc_perm {
    key_t __key;
    uid_t uid;
    gid_t gid;
    uid_t cuid;
    gid_t cgid;
    unsigned short mode;
    unsigned short __seq;
};

/* A key made of a file, by whatever path, and of the low eight bits of a number, of which they should
   not all be 0. -1, which serves as a key like any other: as stat. */
key_t ftok(const char *path, int number);

#endif
