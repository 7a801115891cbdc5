/* What variables are when a process ends, as a part of what it prints: so runs that end with other values are other
   outcomes. */
#ifndef PAWL_EXPLORE_FINALS_H
#define PAWL_EXPLORE_FINALS_H

#include <stdbool.h>

struct thread;

/* Takes "ADDRESS:SIZE,..." (protocol.h). False: it is none. */
bool finals_add(const char *text);

/* Prints them, of the image of this thread, with which its process ends. What is read for that is recorded. */
void finals_print(const struct thread *t);

#endif
