/* More than a pipe holds goes through it, in order. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int p[2];
    static unsigned char bytes[100000], back[100000];
    pipe(p);
    for (unsigned i = 0; i < sizeof bytes; i++)
        bytes[i] = (unsigned char)(i * 7 + i / 256);
    if (fork() == 0) {
        close(p[0]);
        printf("written %ld\n", (long)write(p[1], bytes, sizeof bytes));
        exit(0);
    }
    close(p[1]);
    long total = 0, n;
    while ((n = read(p[0], back + total, 1000)) > 0)
        total += n;
    wait(NULL);
    int wrong = 0;
    for (unsigned i = 0; i < sizeof bytes; i++)
        wrong += bytes[i] != back[i];
    printf("read %ld, wrong %d\n", total, wrong);
    return 0;
}
