/* Types that several headers give (POSIX.1-2017 <sys/types.h>). */
#ifndef PAWL_SYS_TYPES_H
#define PAWL_SYS_TYPES_H

#include <stddef.h>
#include <stdint.h>

typedef int pid_t;
typedef unsigned uid_t;
typedef unsigned gid_t;
typedef unsigned id_t;
typedef unsigned mode_t;
typedef long off_t;
typedef unsigned long ino_t;
typedef unsigned long dev_t;
typedef unsigned long nlink_t;
typedef long blksize_t;
typedef long blkcnt_t;
typedef int key_t;
typedef __PTRDIFF_TYPE__ ssize_t;
typedef long time_t;
typedef long suseconds_t;
typedef unsigned useconds_t;
typedef long clock_t;
typedef int clockid_t;
typedef unsigned long pthread_t; /* the thread's number in the run: P3 is 3 */

typedef unsigned char u_char;
typedef unsigned short u_short;
typedef unsigned int u_int;
typedef unsigned long u_long;
typedef unsigned int uint;
typedef unsigned short ushort;

#endif
