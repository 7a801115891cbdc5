/* A fork that fails in each of the ways that it can, or whose process is killed instead.

   pawl: explore --faults=1
   pawl: expect verdict ok
   pawl: expect outcomes 6
   pawl: expect outcome exit 0 ""
   pawl: expect outcome exit 0 "EAGAIN\n"
   pawl: expect outcome exit 0 "ENOMEM\n" */
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

int main(void)
{
    if (fork() < 0) {
        puts(errno == EAGAIN ? "EAGAIN" : errno == ENOMEM ? "ENOMEM" : "?");
        return 1;
    }
    return 0;
}
