/* For <limits.h> and <pthread.h>: the least that pthread_attr_setstacksize takes, in bytes. */
#ifndef PAWL_STACK_H
#define PAWL_STACK_H

#define PTHREAD_STACK_MIN 16384

#endif
