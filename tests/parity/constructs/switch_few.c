/* switch with a few cases, one that falls through, a default */
#include <stdio.h>

int kind, hits[4];

int main(void)
{
    for (kind = 0; kind < 6; kind++)
        switch (kind) {
        case 0:
            hits[0]++;
            break;
        case 1:
            hits[1]++;
        case 2:
            hits[2]++;
            break;
        default:
            hits[3] += kind;
        }
    printf("%d %d %d %d\n", hits[0], hits[1], hits[2], hits[3]);
    return 0;
}
