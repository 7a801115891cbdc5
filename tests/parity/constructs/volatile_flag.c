/* volatile: each access is one */
#include <stdio.h>

volatile int flag;
volatile unsigned char port = 3;

int main(void)
{
    flag = 1;
    flag = flag + port;
    port++;
    flag;
    printf("%d %d\n", flag, port);
    return 0;
}
