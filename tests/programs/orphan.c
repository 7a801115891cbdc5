/* Who loses its parent gets another, and goes on. */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int up[2];
    pipe(up);
    if (fork() == 0) {
        pid_t parent = getpid();
        if (fork() == 0) {
            while (getppid() == parent)
                usleep(1000);
            write(up[1], "adopted\n", 8);
            _exit(0);
        }
        _exit(0);
    }
    close(up[1]);
    char text[16];
    wait(NULL);
    long n = read(up[0], text, sizeof text);
    printf("%ld %.*s", n, (int)n, text);
    printf("end of file: %ld\n", (long)read(up[0], text, sizeof text));
    return 0;
}
