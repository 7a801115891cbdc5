/* a ladder of if and else */
#include <stdio.h>

int marks[] = {95, 72, 40, 88}, grades[4];

int main(void)
{
    for (int i = 0; i < 4; i++) {
        if (marks[i] >= 90)
            grades[i] = 'A';
        else if (marks[i] >= 80)
            grades[i] = 'B';
        else if (marks[i] >= 70)
            grades[i] = 'C';
        else
            grades[i] = 'F';
    }
    printf("%c%c%c%c\n", grades[0], grades[1], grades[2], grades[3]);
    return 0;
}
