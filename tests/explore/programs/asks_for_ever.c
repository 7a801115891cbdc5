/* A loop whose only calls are no steps is seen to go on for ever.

   pawl: explore
   pawl: expect verdict livelock
   pawl: expect violation livelock 0 */
#include <unistd.h>

int main(void)
{
    while (isatty(1))
        for (int i = 0; i < 1000; i++)
            ;
    return 0;
}
