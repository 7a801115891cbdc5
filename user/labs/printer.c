/* Two jobs on one printer: their pages are mixed up.
   두 작업이 프린터 하나를 함께 쓰면 출력 쪽이 뒤섞인다.

   In the course: mutual exclusion (상호 배제); a device that only one may use at a time (공유 장치,
   임계 자원). Each page comes out whole, but nothing keeps the pages of one job together. The
   console is the printer.

   What can come out: every way of merging A1 A2 A3 with B1 B2 B3.
   pawl: goal output "A: page 1\nB: page 1\n"
   pawl: schedule mixed: P1@printer.c:25 P2@printer.c:34 P1:* P2:*
   pawl: expect output "A: page 1\nB: page 1\nB: page 2\nA: page 2\nA: page 3\nB: page 3\n"
   pawl: expect end exit
   pawl: schedule right: P1:* P2:*
   pawl: expect output "A: page 1\nA: page 2\nA: page 3\nB: page 1\nB: page 2\nB: page 3\n"
   pawl: expect end exit
   pawl: explore
   pawl: expect verdict ok
   pawl: expect outcomes 20 */
#include <stdio.h>

/* job A 작업 A */
void P1(void)
{
    printf("A: page 1\n");
    printf("A: page 2\n");
    printf("A: page 3\n");
}

/* job B 작업 B */
void P2(void)
{
    printf("B: page 1\n");
    printf("B: page 2\n");
    printf("B: page 3\n");
}
