/* Test-and-set: reading the lock and setting it are one step, so it holds.
   Test-and-set 명령: 읽기와 쓰기가 한 동작이므로 상호 배제가 지켜진다.

   In the course: hardware support for synchronisation (동기화 하드웨어, 원자적 명령).
   What the one flag lacks, the machine gives: test_and_set(&lock) sets the lock and tells what it
   was before, indivisibly (원자적). Nobody else gets in between. But nobody stands in a line
   either: P1 may take the lock again and again while P2 asks in vain (한정 대기는 보장되지 않는다).

   What can come out: P1 twice and P2 once, in any order, never both inside.

   pawl: schedule holds: P1@test_and_set.c:37 P2:6 P1@test_and_set.c:32 P2:* P1:*
   pawl: expect output "P1 in\nP1 out\nP2 in\nP2 out\nP1 in\nP1 out\n"
   pawl: expect end exit
   pawl: schedule overtaken: P1@test_and_set.c:37 P2:6 P1:* P2:*
   pawl: expect output "P1 in\nP1 out\nP1 in\nP1 out\nP2 in\nP2 out\n"
   pawl: expect end exit
   pawl: explore
   pawl: expect verdict ok
   pawl: expect outcomes 3
   pawl: expect condition mutual_exclusion holds
   pawl: expect condition progress holds
   pawl: expect condition bounded_waiting holds
   pawl: watch lock */
#include <pawl.h>
#include <stdio.h>

int lock = 0;

void P1(void)
{
    for (int round = 1; round <= 2; round++) {
        cs_want();
        while (test_and_set(&lock))
            ;
        cs_enter();
        printf("P1 in\n");
        printf("P1 out\n");
        cs_leave();
        lock = 0;
    }
}

void P2(void)
{
    cs_want();
    while (test_and_set(&lock))
        ;
    cs_enter();
    printf("P2 in\n");
    printf("P2 out\n");
    cs_leave();
    lock = 0;
}
