/* main without a type, and a result that is not given */
#include <stdio.h>

count = 2;

main()
{
    count *= 21;
    printf("%d\n", count);
}
