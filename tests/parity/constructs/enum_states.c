/* an enumeration as the state of a machine */
#include <stdio.h>

enum state { IDLE, READY = 5, RUNNING, DONE = -1 };
enum state now = IDLE;

int main(void)
{
    while (now != DONE) {
        printf("%d ", now);
        if (now == IDLE)
            now = READY;
        else if (now == RUNNING)
            now = DONE;
        else
            now++;
    }
    printf("%d\n", now);
    return 0;
}
