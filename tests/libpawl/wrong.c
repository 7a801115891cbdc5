/* Ends as its argument says, one way or another. */
#include <string.h>
#include <unistd.h>

int counter;

static int recurse(int depth)
{
    volatile char frame[256];
    frame[0] = (char)depth;
    return recurse(depth + 1) + frame[0];
}

/* Its frame is larger than the stack: no guard is touched. */
static int leap(void)
{
    volatile char frame[100000];
    frame[0] = frame[sizeof frame - 1] = 1;
    getpid();
    return frame[0];
}

int main(int argc, char **argv)
{
    const char *how = argc > 1 ? argv[1] : "";
    int ends[2];
    counter = argc;
    if (strcmp(how, "null") == 0)
        *(volatile int *)0 = 1;
    if (strcmp(how, "recurse") == 0)
        recurse(0);
    if (strcmp(how, "leap") == 0)
        leap();
    if (strcmp(how, "trap") == 0)
        __builtin_trap();
    if (strcmp(how, "divide") == 0)
        counter /= counter - 2;
    if (strcmp(how, "call") == 0)
        ((void (*)(void))(unsigned long)(counter - 2))();
    if (strcmp(how, "spin") == 0)
        for (;;) {
        }
    if (strcmp(how, "wait") == 0) {
        pipe(ends);
        read(ends[0], &counter, 1);
    }
    if (strcmp(how, "count") == 0)
        for (;;)
            counter++;
    return argc;
}
