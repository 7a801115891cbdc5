/* Writes of up to PIPE_BUF bytes are not mixed, however many write. */
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WRITERS = 3, ROUNDS = 8 };

int main(void)
{
    static char block[PIPE_BUF];
    int p[2], counts[WRITERS] = {0}, mixed = 0;
    pipe(p);
    for (int i = 0; i < WRITERS; i++)
        if (fork() == 0) {
            memset(block, 'a' + i, sizeof block);
            for (int n = 0; n < ROUNDS; n++)
                write(p[1], block, sizeof block);
            _exit(0);
        }
    close(p[1]);
    for (;;) {
        size_t have = 0;
        ssize_t n = 0;
        while (have < sizeof block && (n = read(p[0], block + have, sizeof block - have)) > 0)
            have += n;
        if (have == 0)
            break;
        for (size_t k = 1; k < have; k += 64)
            mixed += block[k] != block[0];
        counts[block[0] - 'a']++;
    }
    while (wait(NULL) > 0)
        ;
    printf("%d %d %d mixed %d\n", counts[0], counts[1], counts[2], mixed);
    return 0;
}
