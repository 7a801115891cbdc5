/* Two pipes make a conversation: each side writes one and reads the other. */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int there[2], back[2], number, status;
    pipe(there);
    pipe(back);
    if (fork() == 0) {
        close(there[1]), close(back[0]);
        while (read(there[0], &number, sizeof number) == sizeof number) {
            number *= 2;
            write(back[1], &number, sizeof number);
        }
        _exit(9);
    }
    close(there[0]), close(back[1]);
    for (int i = 1; i <= 5; i++) {
        write(there[1], &i, sizeof i);
        read(back[0], &number, sizeof number);
        printf("%d -> %d\n", i, number);
    }
    close(there[1]);
    printf("end of file: %d\n", (int)read(back[0], &number, sizeof number));
    wait(&status);
    printf("status %d\n", WEXITSTATUS(status));
    return 0;
}
