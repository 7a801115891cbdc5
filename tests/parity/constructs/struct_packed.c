/* a packed struct: members that are not aligned */
#include <stdio.h>

struct __attribute__((packed)) record {
    char kind;
    int length;
    short check;
    long long time;
} record = {1, 1000, 3, 5}, copy;

int main(void)
{
    record.length += record.kind;
    record.check = record.length & 0xff;
    record.time -= 10;
    copy = record;
    printf("%d %d %lld %d\n", copy.length, copy.check, copy.time, (int)sizeof copy);
    return 0;
}
