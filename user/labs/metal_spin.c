/* `while (lock);` as the compiler makes it: at -O0 it waits, at -O2 it waits for ever.
   `while (lock);`을 컴파일러가 어떻게 번역하는가: -O0에서는 기다리고, -O2에서는 영원히 기다린다.

   In the course: process synchronisation, busy waiting (바쁜 대기), and why `volatile` or an atomic type is needed.
   For `pawl sweep metal_spin`. At -O0 each round of the loop loads the lock. At -O2 the compiler may assume that
   nobody else changes it: it is loaded once, and if it was set, the loop is a jump to itself. So whoever
   is let in before the lock is free never gets out of it.

   What can come out: through, or never.

   pawl: schedule free: main:* other:* main:*
   pawl: expect output "through\n"
   pawl: expect end exit
   pawl: sweep -O0
   pawl: expect end exit
   pawl: wrong it waits for ever (영원히 기다린다)
   pawl: sweep -O2
   pawl: expect end exit
   pawl: wrong it waits for ever (영원히 기다린다)
   pawl: code other
   pawl: watch lock */
#include <pawl.h>
#include <stdio.h>
#include <sys/wait.h>

int lock = 1;

void other(void *unused)
{
    while (lock)
        ;
}

int main(void)
{
    spawn(other, NULL);
    pawl_region_begin();
    lock = 0;
    pawl_region_end();
    wait(NULL);
    printf("through\n");
    return 0;
}
