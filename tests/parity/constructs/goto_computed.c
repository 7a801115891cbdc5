/* a label's address in a table */
#include <stdio.h>

int program[] = {0, 1, 0, 2}, value = 1, at;

int main(void)
{
    static void *const actions[] = {&&add, &&twice, &&stop};
next:
    goto *actions[program[at++]];
add:
    value += 3;
    goto next;
twice:
    value *= 2;
    goto next;
stop:
    printf("%d\n", value);
    return 0;
}
