/* complex numbers */
#include <stdio.h>

double _Complex z = 1.0 + 2.0i;
float _Complex w;

int main(void)
{
    z = z * z;
    w = z;
    __real__ z += 1;
    printf("%d %d %d\n", (int)__real__ z, (int)__imag__ z, (int)__imag__ w);
    return 0;
}
