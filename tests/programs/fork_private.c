/* fork copies globals, heap and stack; what the child changes stays its own. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int global = 1;

int main(void)
{
    int local = 2, status;
    int *heap = malloc(sizeof *heap);
    *heap = 3;
    if (fork() == 0) {
        global += 10, local += 10, *heap += 10;
        printf("child: %d %d %d\n", global, local, *heap);
        exit(7);
    }
    wait(&status);
    printf("parent: %d %d %d, child gave %d\n", global, local, *heap, WEXITSTATUS(status));
    return 0;
}
