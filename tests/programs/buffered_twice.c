/* What printf has not flushed is in memory, and fork copies memory: it comes out twice. */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    printf("once or twice? ");
    if (fork() == 0)
        return 0;
    wait(NULL);
    printf("\n");
    return 0;
}
