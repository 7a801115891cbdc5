/* bit-fields that cross bytes and words */
#include <stdio.h>

struct header {
    unsigned char kind : 5;
    unsigned char : 0;
    unsigned short length : 11;
    unsigned long long stamp : 40;
} header;

int main(void)
{
    header.kind = 31;
    header.length = 1500;
    header.stamp = 1ULL << 35;
    header.stamp += header.length;
    header.kind ^= 3;
    printf("%d %d %llu\n", header.kind, header.length, (unsigned long long)header.stamp);
    return 0;
}
