/* What System V's sets of semaphores, queues and segments have in common: key, owner, mode, and what IPC_STAT and
   IPC_SET do with them. */
#include "kernel.h"

void ipc_begin(struct ipc *ipc, int key, int flags)
{
    ipc->key = key;
    ipc->mode = flags & 0777;
    ipc->uid = ipc->gid = USER;
    ipc->ctime = clock_seconds();
}

struct k_ipc_perm ipc_perm(const struct ipc *ipc)
{
    return (struct k_ipc_perm){.key = ipc->key,
                               .uid = ipc->uid,
                               .gid = ipc->gid,
                               .cuid = USER,
                               .cgid = USER,
                               .mode = ipc->mode,
                               .seq = ipc->sequence};
}

void ipc_change(struct ipc *ipc, const struct k_ipc_perm *perm)
{
    ipc->uid = perm->uid;
    ipc->gid = perm->gid;
    ipc->mode = perm->mode & 0777;
    ipc->ctime = clock_seconds();
}
