/* That P1's first two writes to `first` are not its own turns out when its failure has been found already: P2 reads
   them only when all of sixteen choices say so. What was taken together is taken apart then, and the failure
   is still there.

   pawl: explore --safety --preemptions=1
   pawl: expect verdict assert
   pawl: expect violation assert 0 */
#include <assert.h>
#include <pawl.h>

enum { CHOICES = 16, WRITES = 300 };

static int begun, first, mine, read;

void P1(void)
{
    begun = 1;
    first = 1;
    first = 2;
    for (int i = 0; i < WRITES; i++)
        mine = i;
    assert(mine == WRITES);
}

void P2(void)
{
    for (int i = 0; i < CHOICES; i++)
        if (!pawl_choose(2))
            return;
    read = first;
    begun = 2;
}
