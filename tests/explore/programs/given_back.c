/* P3 gives back a semaphore that it does not have: then two can have it at once, and it protects nothing.

   pawl: explore
   pawl: expect verdict assert
   pawl: expect violation assert 1
   pawl: expect outcomes 8 */
#include <assert.h>
#include <pawl.h>
Semaphore mutex = 1;
int kept;
void P1(void) { P(&mutex); kept = 1; assert(kept == 1); V(&mutex); }
void P2(void) { P(&mutex); kept = 2; assert(kept == 2); V(&mutex); }
void P3(void) { V(&mutex); }
