/* A failed assert says what, where and in which program on standard error, and aborts; one that holds does
 * nothing. */
#include <assert.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
    int status, x = 2;
    assert(x == 2);
    printf("holds\n");
    if (fork() == 0) {
        assert(x + 1 == 4);
        printf("never\n");
    }
    wait(&status);
    printf("signalled %d by %d\n", WIFSIGNALED(status) != 0, WTERMSIG(status));
    return 0;
}
