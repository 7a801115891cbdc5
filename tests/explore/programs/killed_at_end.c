/* Its process may be killed at any call, also at the one with which it would have ended.

   pawl: explore --faults=1
   pawl: expect verdict ok
   pawl: expect outcomes 3
   pawl: expect outcome exit 0 ""
   pawl: expect outcome exit 0 "done\n" */
#include <stdio.h>

int main(void)
{
    puts("done");
    return 0;
}
