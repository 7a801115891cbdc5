/* Children end in the order in which their parent lets them; wait gives them as they end. */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    enum { N = 4 };
    int go[N][2], status, order[N] = {2, 0, 3, 1};
    pid_t child[N];
    char byte = 'x';
    for (int i = 0; i < N; i++) {
        pipe(go[i]);
        child[i] = fork();
        if (child[i] == 0) {
            read(go[i][0], &byte, 1);
            _exit(10 + i);
        }
    }
    for (int i = 0; i < N; i++) {
        write(go[order[i]][1], &byte, 1);
        pid_t ended = wait(&status);
        printf("child %d: %d, status %d\n", order[i], ended == child[order[i]], WEXITSTATUS(status));
    }
    printf("none left: %d\n", wait(&status) == -1);
    return 0;
}
