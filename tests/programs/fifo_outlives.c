/* A FIFO outlives its users: its name stays, its contents do not; readers and writers come and go. */
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    char text[20];
    mkfifo("fifo", 0644);
    for (int round = 0; round < 3; round++) {
        if (fork() == 0) {
            char word[20];
            int out = open("fifo", O_WRONLY);
            int n = sprintf(word, "round %d", round);
            write(out, word, n);
            _exit(0);
        }
        int in = open("fifo", O_RDONLY);
        wait(NULL);
        ssize_t n = read(in, text, 7);
        printf("%.*s, then", (int)n, text);
        printf(" %ld\n", (long)read(in, text, 1));
        close(in);
    }
    struct stat s;
    printf("still there: %d\n", stat("fifo", &s) == 0 && S_ISFIFO(s.st_mode));
    return 0;
}
