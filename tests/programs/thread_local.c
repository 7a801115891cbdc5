/* Thread-local variables of a process with one thread: first values, addresses, copies by fork. */
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

struct pair {
    int first;
    double second;
};

_Thread_local int number = 5;
_Thread_local int zero;
static __thread char text[] = "hello";
static __thread struct pair pair = {1, 2.5};
static _Thread_local _Alignas(64) char aligned[3] = {1, 2, 3};
_Thread_local int *pointer;

static int count(void)
{
    static _Thread_local int calls;
    return ++calls;
}

int main(void)
{
    number += 2;
    text[0] = 'j';
    pair.second *= 2;
    pointer = &number;
    count();
    printf("%d %d %s %d %g\n", number, zero, text, pair.first, pair.second);
    printf("%s, %s\n", pointer == &number ? "same address" : "moved",
           (unsigned long)aligned % 64 ? "not aligned" : "aligned");
    printf("%d %d %d\n", aligned[0], aligned[1], aligned[2]);
    fflush(stdout);
    if (fork() == 0) {
        *pointer = 100;
        strcpy(text, "child");
        int calls = count();
        printf("child: %d %s, call %d\n", number, text, calls);
        return 0;
    }
    wait(NULL);
    int calls = count();
    printf("parent: %d %s, call %d\n", number, text, calls);
    return 0;
}
