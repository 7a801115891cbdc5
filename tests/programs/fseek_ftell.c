/* fseek and ftell with buffered reading and writing; feof only after a read has met the end; ungetc. */
#include <stdio.h>

int main(void)
{
    FILE *f = fopen("file", "w+");
    for (int i = 0; i < 26; i++)
        putc('a' + i, f);
    printf("at %ld\n", ftell(f));
    fseek(f, 5, SEEK_SET);
    int c = getc(f);
    printf("%c at %ld\n", c, ftell(f));
    fseek(f, 3, SEEK_CUR);
    putc('X', f);
    printf("at %ld\n", ftell(f));
    fseek(f, -2, SEEK_END);
    c = getc(f);
    int d = getc(f);
    printf("%c%c, end of file %d\n", c, d, feof(f) != 0);
    c = getc(f);
    printf("%d, end of file %d\n", c, feof(f) != 0);
    ungetc('u', f);
    printf("pushed back, end of file %d, at %ld\n", feof(f) != 0, ftell(f));
    c = getc(f);
    printf("%c\n", c);
    rewind(f);
    char line[30];
    printf("%s\n", fgets(line, sizeof line, f));
    printf("before the start: %d\n", fseek(f, -1, SEEK_SET));
    fclose(f);
    return 0;
}
