/* break and continue */
#include <stdio.h>

int seen, skipped;

int main(void)
{
    for (int i = 0;; i++) {
        if (i % 3 == 0) {
            skipped++;
            continue;
        }
        if (i > 10)
            break;
        seen += i;
    }
    printf("%d %d\n", seen, skipped);
    return 0;
}
