/* a block as an expression */
#include <stdio.h>

#define MAX(a, b)                                                                                  \
    ({                                                                                             \
        int x_ = (a), y_ = (b);                                                                    \
        x_ > y_ ? x_ : y_;                                                                         \
    })
int left = 3, right = 8, other = 5;

int main(void)
{
    printf("%d %d\n", MAX(left, right), MAX(MAX(left, other), 4));
    left = MAX(left++, right--);
    printf("%d %d\n", left, right);
    return 0;
}
