/* The status of main's return; output that was not flushed comes out. */
#include <stdio.h>

int main(void)
{
    printf("no newline at the end");
    return 42;
}
