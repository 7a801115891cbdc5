/* Double-checked initialisation: who looks without the lock sees that it is there before it is ready.
   이중 검사 초기화: 잠그지 않고 검사한 쪽은 아직 준비되지 않은 것을 본다.

   In the course: synchronisation, data races (초기화의 경쟁 상태, 데이터 경쟁).
   To save the lock, `get` looks first without it. But `there` is set before `value` is, and in between another takes what is
   not there yet. Setting it last is right on one CPU that does everything in order; in C it is a data race all the
   same, for compilers and other machines may change the order: `explore --races` says so. C11 has atomic_store for it,
   and POSIX pthread_once.

   What can come out: both get 42, or one gets 0 and the assertion fails.

   pawl: schedule early: P1@write:value P2:* P1:*
   pawl: expect status 134
   pawl: schedule right: P1:* P2:*
   pawl: expect output ""
   pawl: expect status 0
   pawl: explore
   pawl: expect verdict assert
   pawl: expect violation assert 1
   pawl: watch there value */
#include <assert.h>
#include <pawl.h>
#include <stdbool.h>

bool there;
int value;
Semaphore mutex = 1;

static int get(void)
{
    if (!there) {
        P(&mutex);
        if (!there) {
            there = true;
            value = 42;
        }
        V(&mutex);
    }
    return value;
}

void P1(void) { assert(get() == 42); }
void P2(void) { assert(get() == 42); }
