/* Ranges of the basic types, and of what POSIX names (C11 5.2.4.2.1, POSIX.1-2017 <limits.h>).
   Limits that a table of the kernel sets are those of the largest machine. */
#ifndef PAWL_LIMITS_H
#define PAWL_LIMITS_H

#undef CHAR_BIT
#undef SCHAR_MIN
#undef SCHAR_MAX
#undef UCHAR_MAX
#undef CHAR_MIN
#undef CHAR_MAX
#undef SHRT_MIN
#undef SHRT_MAX
#undef USHRT_MAX
#undef INT_MIN
#undef INT_MAX
#undef UINT_MAX
#undef LONG_MIN
#undef LONG_MAX
#undef ULONG_MAX
#undef LLONG_MIN
#undef LLONG_MAX
#undef ULLONG_MAX

#define CHAR_BIT 8
#define SCHAR_MIN (-128)
#define SCHAR_MAX 127
#define UCHAR_MAX 255
#define CHAR_MIN SCHAR_MIN
#define CHAR_MAX SCHAR_MAX
#define SHRT_MIN (-32768)
#define SHRT_MAX 32767
#define USHRT_MAX 65535
#define INT_MIN (-2147483647 - 1)
#define INT_MAX 2147483647
#define UINT_MAX 4294967295U
#define LONG_MIN (-__LONG_MAX__ - 1L)
#define LONG_MAX __LONG_MAX__
#define ULONG_MAX (__LONG_MAX__ * 2UL + 1UL)
#define LLONG_MIN (-__LONG_LONG_MAX__ - 1LL)
#define LLONG_MAX __LONG_LONG_MAX__
#define ULLONG_MAX (__LONG_LONG_MAX__ * 2ULL + 1ULL)
#define LONG_BIT (8 * __SIZEOF_LONG__)
#define WORD_BIT 32
#define SSIZE_MAX __PTRDIFF_MAX__
#undef MB_LEN_MAX
#define MB_LEN_MAX 1

#define AIO_PRIO_DELTA_MAX 20
#define ARG_MAX 4096
#define ATEXIT_MAX 32
#define CHILD_MAX 126
#define OPEN_MAX 32
#define PIPE_BUF 4096
#define MQ_PRIO_MAX 32768
#define SEM_VALUE_MAX 0x7fffffff
#include <pawl/stack.h>
#define PTHREAD_KEYS_MAX 128
#define PTHREAD_DESTRUCTOR_ITERATIONS 4
#define PTHREAD_THREADS_MAX 126
#define NAME_MAX 63
#define PATH_MAX 128

#define _POSIX_PIPE_BUF 512
#define _POSIX_NAME_MAX 14
#define _POSIX_PATH_MAX 256
#define _POSIX_LINK_MAX 8
#define _POSIX_SSIZE_MAX 32767
#define _POSIX_HOST_NAME_MAX 255
#define _POSIX_LOGIN_NAME_MAX 9
#define _POSIX_AIO_LISTIO_MAX 2
#define _POSIX_AIO_MAX 1
#define _POSIX_MQ_OPEN_MAX 8
#define _POSIX_SEM_NSEMS_MAX 256
#define _POSIX_OPEN_MAX 20
#define _POSIX_CHILD_MAX 25
#define _POSIX_SEM_VALUE_MAX 32767
#define _POSIX_THREAD_KEYS_MAX 128
#define _POSIX_THREAD_DESTRUCTOR_ITERATIONS 4
#define _POSIX_THREAD_THREADS_MAX 64
#define _POSIX_MQ_PRIO_MAX 32
#define _POSIX_ARG_MAX 4096

#endif
