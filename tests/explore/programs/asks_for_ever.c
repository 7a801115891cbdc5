/* A loop whose only calls are no steps is seen to go on for ever. One round uses up 625 units of the 10,000 that a step has, so
   that it is soon the same again.

   pawl: explore
   pawl: expect verdict livelock
   pawl: expect violation livelock 0 */
#include <unistd.h>

int main(void)
{
    while (isatty(1))
        for (int i = 0; i < 311; i++)
            ;
    return 0;
}
