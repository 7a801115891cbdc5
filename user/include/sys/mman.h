/* Memory that is mapped (POSIX.1-2017 <sys/mman.h>). */
#ifndef PAWL_SYS_MMAN_H
#define PAWL_SYS_MMAN_H

#include <fcntl.h>
#include <sys/types.h>

#define PROT_NONE 0
#define PROT_READ 1
#define PROT_WRITE 2
#define PROT_EXEC 4 /* ENOTSUP */

#define MAP_SHARED 1
#define MAP_PRIVATE 2
#define MAP_FIXED 16
#define MAP_ANONYMOUS 32
#define MAP_ANON MAP_ANONYMOUS
#define MAP_FILE 0
#define MAP_FAILED ((void *)-1)

#define MS_ASYNC 1
#define MS_INVALIDATE 2
#define MS_SYNC 4

/* Maps `length` bytes of an open file from `offset`, a multiple of 4096, or with MAP_ANONYMOUS zeros
   (descriptor -1); gives their address.

   MAP_SHARED: memory shared with all who map the file or inherit the mapping by fork, at the same
   address in all of them; there are 256 KiB of it, dealt out in pieces of 16. Without PROT_WRITE a
   write is SIGSEGV, without PROT_READ a read; behind the file's last page both are SIGBUS.
   MAP_PRIVATE: memory of the program's own heap with a copy of what the file holds now; its
   protection is not enforced. MAP_FIXED works only where the mapping would lie anyway.

   MAP_FAILED: EBADF, EACCES (the descriptor cannot read; or not write, for MAP_SHARED with
   PROT_WRITE), ENODEV (no file that can be mapped), EINVAL (length 0, offset, flags), ENOTSUP
   (PROT_EXEC), EOVERFLOW (offset and length together), ENOMEM. */
void *mmap(void *address, size_t length, int protection, int flags, int descriptor, off_t offset);

/* Ends the mapping of these pages; those of a MAP_PRIVATE all at once. -1: EINVAL, ENOMEM. */
int munmap(void *address, size_t length);

/* Changes what may be done with shared pages. -1: EACCES (more than mmap could have given), ENOMEM
   (not mapped), ENOTSUP (PROT_EXEC; private pages), EINVAL. */
int mprotect(void *address, size_t length, int protection);

/* Makes a file of what is mapped, which it is already. -1: ENOMEM (not mapped), EINVAL. */
int msync(void *address, size_t length, int flags);

/* Opens a shared memory object, which is a file in /dev/shm: "/name". ftruncate gives it its size,
   mmap maps it. -1: as open; EINVAL (name). */
int shm_open(const char *name, int flags, mode_t mode);

/* Takes its name away; it lives until nobody has it open or maps it. -1: ENOENT, EACCES,
   ENAMETOOLONG. */
int shm_unlink(const char *name);

#endif
