/* The lowest free descriptor; dup and dup2; EBADF. */
#include <errno.h>
#include <stdio.h>
#include <unistd.h>

static void show(const char *what, long result)
{
    printf("%s: %ld errno %d\n", what, result, result < 0 ? errno : 0);
}

int main(void)
{
    int p[2];
    char c;
    pipe(p);
    printf("%d %d\n", p[0], p[1]);
    show("dup", dup(p[0]));
    close(p[0]);
    show("dup takes the hole", dup(p[1]));
    show("dup2", dup2(p[1], 9));
    show("dup2 to itself", dup2(9, 9));
    show("dup2 of a closed one", dup2(8, 9));
    show("dup2 to a negative one", dup2(9, -1));
    show("close", close(9));
    show("close again", close(9));
    show("close -1", close(-1));
    show("read from a write end", read(p[1], &c, 1));
    show("write to a read end", write(5, &c, 1));
    show("read of a closed one", read(9, &c, 1));
    return 0;
}
