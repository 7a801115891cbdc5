#include <assert.h>
#include <stdlib.h>

int count, *nothing;

static void add(void)
{
    for (int i = 0; i < 6; i++)
        count++;
}

void P1(void)
{
    add();
    assert(count != 3);
}

void P2(void)
{
    add();
    if (count == 5)
        *nothing = 1;
}
