/* read gives 0 when the last writer has closed, not before. */
#include <stdio.h>
#include <unistd.h>

int main(void)
{
    int p[2];
    char buffer[8];
    pipe(p);
    int copy = dup(p[1]);
    write(p[1], "abc", 3);
    close(p[1]);
    write(copy, "de", 2);
    close(copy);
    printf("%ld\n", (long)read(p[0], buffer, 4));
    printf("%ld\n", (long)read(p[0], buffer, 4));
    printf("%ld\n", (long)read(p[0], buffer, 4));
    return 0;
}
