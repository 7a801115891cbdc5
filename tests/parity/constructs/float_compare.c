/* comparing floating numbers */
#include <stdio.h>

double left = 0.1, right = 0.2, zero;
int answers;

int main(void)
{
    answers = (left < right) + 2 * (left + right == 0.3) + 4 * (zero / 1.0 == -zero);
    if (left)
        answers += 8;
    printf("%d\n", answers);
    return 0;
}
