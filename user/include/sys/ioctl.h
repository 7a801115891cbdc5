/* Control of descriptors (as on Linux). */
#ifndef PAWL_SYS_IOCTL_H
#define PAWL_SYS_IOCTL_H

#define FIONREAD 0x541b   /* int *: the bytes that can be read now; of datagrams, those of the first */
#define FIONBIO 0x5421    /* int *: sets (not 0) or clears O_NONBLOCK */
#define FIOASYNC 0x5452   /* int *: the same with O_ASYNC */
#define SIOCATMARK 0x8905 /* int *: 1 if the next byte of a stream is the urgent one */

/* 0, or -1: EBADF, ENOTTY (this descriptor has it not), EINVAL, EFAULT. */
int ioctl(int descriptor, unsigned long request, ...);

#endif
