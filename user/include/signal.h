/* Signals (POSIX.1-2017 <signal.h>), with Linux's numbers. Each still does what it does by default;
   handlers are not there yet. */
#ifndef PAWL_SIGNAL_H
#define PAWL_SIGNAL_H

#include <pawl/signals.h>
#include <sys/types.h>

#define NSIG 65
#define SIGIOT SIGABRT
#define SIGPOLL SIGIO

typedef int sig_atomic_t;

/* Sends the calling process a signal. Gives 0, or -1: EINVAL (no such signal). */
int raise(int signal);

/* Writes "TEXT: DESCRIPTION\n" to standard error; DESCRIPTION alone if text is NULL or empty. */
void psignal(int signal, const char *text);

#endif
