/* a struct within a struct, an array within it */
#include <stdio.h>

struct name {
    char first[8], last[8];
};
struct student {
    struct name name;
    int marks[3];
} students[2] = {
    {{"Kim", "Lee"}, {1, 2, 3}},
    {{"Ada", "Bo"}, {4, 5, 6}},
};

int main(void)
{
    students[0].marks[2] += students[1].marks[0];
    students[1].name = students[0].name;
    students[1].name.first[0] = 'T';
    printf("%s %s %d\n", students[1].name.first, students[0].name.first, students[0].marks[2]);
    return 0;
}
