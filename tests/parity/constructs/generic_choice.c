/* a choice by type */
#include <stdio.h>

#define KIND(x) _Generic((x), int : 1, double : 2, char * : 3, default : 4)
int i;
double d;
char *s;
int kinds;

int main(void)
{
    kinds = KIND(i) * 1000 + KIND(d) * 100 + KIND(s) * 10 + KIND(&i);
    printf("%d\n", kinds);
    return 0;
}
