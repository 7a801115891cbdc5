/* A call fails, or its process is killed, in a loop that would not end otherwise; that comes out, too, with what had been
   printed in one order or the other.

   pawl: explore --faults=1
   pawl: expect verdict livelock
   pawl: expect outcome livelock 1 "child\nparent\n"
   pawl: expect outcome exit 1 "child\nparent\n"
   pawl: expect outcome exit 0 "parent\nchild\n" */
#include <sched.h>
#include <stdio.h>
#include <unistd.h>

int main(void)
{
    pid_t child = fork();
    puts(child ? "parent" : "child");
    while (child)
        sched_yield();
    return 0;
}
