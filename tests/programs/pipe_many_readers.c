/* Several readers of one pipe: each byte goes to exactly one of them. */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int p[2], result[2], sum = 0, count = 0;
    unsigned char byte;
    pipe(p);
    pipe(result);
    for (int i = 0; i < 3; i++)
        if (fork() == 0) {
            int pair[2] = {0, 0};
            close(p[1]);
            while (read(p[0], &byte, 1) == 1)
                pair[0] += byte, pair[1]++;
            write(result[1], pair, sizeof pair);
            _exit(0);
        }
    for (byte = 1; byte <= 100; byte++)
        write(p[1], &byte, 1);
    close(p[1]);
    for (int i = 0; i < 3; i++) {
        int pair[2];
        read(result[0], pair, sizeof pair);
        sum += pair[0], count += pair[1];
    }
    while (wait(NULL) > 0)
        ;
    printf("%d bytes, sum %d\n", count, sum);
    return 0;
}
