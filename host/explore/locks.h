/* Locks, for reduce.h: semaphores in user memory that begin with 1, and mutexes that begin free. A thread has one from when it
   gets it to when it gives it back; as long as nobody gives back what it does not have, or writes it in any other way, no two
   threads ever have the same.

   Which ones a thread has is taken to follow from its local value, and learnt with what the thread was seen to do. A lock of
   which any of this turns out to be wrong is none from then on. */
#ifndef PAWL_EXPLORE_LOCKS_H
#define PAWL_EXPLORE_LOCKS_H

#include <stddef.h>
#include <stdint.h>

struct thread;

typedef uint64_t lockset; /* bit n: the n-th that was ever got; others that there may be are none */

/* What the thread has with this local value. */
lockset locks_held(unsigned thread, uint32_t local);

/* A run begins. In it this thread got, or gave back, the object at this address: a WORD or a MUTEX. */
void locks_begin(void);
void locks_got(const struct thread *t, unsigned object, uintptr_t address);
void locks_gave(const struct thread *t, unsigned object, uintptr_t address);

/* What the thread has now, that had `held` when the run began. */
lockset locks_now(unsigned thread, lockset held);

/* In the run the thread's local value went from this one, 0 if there was no such thread, to that. */
void locks_follow(unsigned thread, uint32_t from, uint32_t to);

/* The run is over, and all that were different have been followed: what it wrote of what is there now was no lock. */
void locks_end(void);

size_t locks_memory(void);

#endif
