/* Read before each test of the suite: some ask for POSIX.1-2001's number of an option, and no later one. */
#include <pawl/options.h>
#undef _POSIX_ASYNCHRONOUS_IO
#define _POSIX_ASYNCHRONOUS_IO 200112L
