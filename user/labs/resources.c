/* A counting semaphore: two equal resources for three processes.
   계수 세마포어: 같은 자원 2개를 프로세스 3개가 나누어 쓴다.

   In the course: semaphores, counting semaphore (계수 세마포어, 자원 할당).
   The semaphore begins with the number of resources. P takes one, V gives one back; at 0 whoever
   comes waits in line. At most two are in use.

   What can come out: any order, but never three in use at once.

   pawl: schedule third: P1@resources.c:32 P2@resources.c:32 P3:* P1:* P3:* P2:*
   pawl: expect output "P1 has one\nP2 has one\nP1 gives it back\n"
   pawl: expect output "P3 has one\nP3 gives it back\nP2 gives it back\n"
   pawl: expect end exit
   pawl: schedule right: P1:* P2:* P3:*
   pawl: expect output "P1 has one\nP1 gives it back\n"
   pawl: expect output "P2 has one\nP2 gives it back\n"
   pawl: expect output "P3 has one\nP3 gives it back\n"
   pawl: expect end exit
   pawl: explore
   pawl: expect verdict ok
   pawl: expect outcomes 54
   pawl: watch resources */
#include <pawl.h>
#include <stdio.h>

Semaphore resources = 2; /* as many as there are */

static void use(const char *name)
{
    P(&resources);
    printf("%s has one\n", name);
    printf("%s gives it back\n", name);
    V(&resources);
}

void P1(void) { use("P1"); }
void P2(void) { use("P2"); }
void P3(void) { use("P3"); }
