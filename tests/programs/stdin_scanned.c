/* tests: stdin "3 1.5\nname Pawl\nlast line without end"
 * Numbers and lines from standard input, up to its end. */
#include <stdio.h>

int main(void)
{
    int number;
    double real;
    char word[20], line[40];
    int n = scanf("%d %lf", &number, &real);
    printf("%d: %d %g\n", n, number, real);
    n = scanf("%*s %19s", word);
    printf("%d: %s\n", n, word);
    printf("the newline: %d\n", getchar());
    printf("%s\n", fgets(line, 5, stdin));
    printf("%s\n", fgets(line, sizeof line, stdin));
    printf("end: %d %d\n", fgets(line, sizeof line, stdin) == NULL, feof(stdin) != 0);
    printf("scanf: %d\n", scanf("%d", &number) == EOF);
    return 0;
}
