/* Error numbers (POSIX.1-2017 <errno.h>), with Linux's values. A function that fails says so by its
   result and leaves the reason in errno; one that succeeds leaves errno alone. Each thread has its
   own errno: to read or set it is no access to memory that somebody could share, and no step. */
#ifndef PAWL_ERRNO_H
#define PAWL_ERRNO_H

#include <pawl/errors.h>

#define ENOTSUP EOPNOTSUPP
#define EWOULDBLOCK EAGAIN

int *__errno_location(void);
#define errno (*__errno_location())

/* argv[0], and its part behind the last '/' (GNU). */
extern char *program_invocation_name, *program_invocation_short_name;

#endif
