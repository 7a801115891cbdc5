/* ungetc: at the beginning, at the end, with ftell and fseek; fgets at its edges. */
#include <stdio.h>
#include <string.h>

int main(void)
{
    char line[10];
    FILE *f = fopen("t", "w+");
    fputs("abc\nlonger line\n\nlast", f);
    rewind(f);
    int c = fgetc(f);
    printf("%c %ld ", c, ftell(f));
    printf("%c ", ungetc('z', f));
    printf("%ld ", ftell(f));
    c = fgetc(f);
    printf("%c ", c);
    ungetc('y', f);
    fseek(f, 0, SEEK_CUR);
    c = fgetc(f);
    printf("%c\n", c);
    printf("%d\n", ungetc(EOF, f));
    rewind(f);
    while (fgets(line, 6, f))
        printf("[%s]%zu %d\n", line, strlen(line), feof(f) != 0);
    printf("%d\n", feof(f) != 0);
    ungetc('q', f);
    printf("%d ", feof(f) != 0);
    c = fgetc(f);
    printf("%c ", c);
    c = fgetc(f);
    printf("%d %d\n", c, feof(f) != 0);
    rewind(f);
    strcpy(line, "before");
    char *got = fgets(line, 1, f);
    printf("%d [%s] ", got == line, line);
    int a, b;
    char word[10];
    rewind(f);
    fprintf(f, "12 -7 word,");
    rewind(f);
    printf("%d ", fscanf(f, "%d%d %[a-z]", &a, &b, word));
    printf("%d %d %s ", a, b, word);
    c = fgetc(f);
    printf("%c\n", c);
    fclose(f);
    return 0;
}
