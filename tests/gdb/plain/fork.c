/* Parent and child take turns in one slot: of the one whose image is out, the debugger reads the stack and the data
   elsewhere. */
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

int shared_name = 1;

static int deeper(int depth)
{
    int local = depth * 10;
    char word[] = "word";
    word[0] = (char)('0' + depth);
    shared_name += local;
    return local + word[0];
}

int main(void)
{
    int mine = 7;
    if (fork() == 0) {
        mine = 8;
        shared_name = 100;
        deeper(2);
        printf("child: %d\n", shared_name);
        return mine;
    }
    deeper(1);
    wait(NULL);
    printf("parent: %d\n", shared_name);
    return 0;
}
