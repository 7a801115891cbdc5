/* Who has made cs_wait counts for itself, which nobody else looks at, and enters: meanwhile the other does as often as it
   likes, unless the scheduler is fair.

   pawl: explore
   pawl: expect verdict mutex
   pawl: expect overtaken unfair */
#include <pawl.h>

static _Alignas(64) int tries;
static _Alignas(64) int turn;

void P1(void)
{
    cs_want();
    cs_wait();
    tries++;
    cs_enter();
    cs_leave();
}

void P2(void)
{
    for (;;) {
        cs_want();
        cs_wait();
        cs_enter();
        turn = !turn;
        cs_leave();
    }
}
