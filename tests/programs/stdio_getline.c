/* getline and getdelim: growing, the last line without an end, a delimiter; asprintf; memory streams. */
#define _GNU_SOURCE
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
    char *line = NULL, *text;
    size_t size = 0, length;
    ssize_t n;
    FILE *f = fopen("t", "w+");
    fputs("short\n\n", f);
    for (int i = 0; i < 300; i++)
        fputc('a' + i % 26, f);
    fputs("\na:b:c", f);
    rewind(f);
    for (int i = 0; i < 3; i++) {
        n = getline(&line, &size, f);
        printf("%zd %zu %d\n", n, strlen(line), size > strlen(line));
    }
    while ((n = getdelim(&line, &size, ':', f)) != -1)
        printf("%zd [%s]\n", n, line);
    printf("%d\n", feof(f) != 0);
    n = getline(NULL, &size, f);
    printf("%zd %s\n", n, strerror(errno));
    free(line);
    fclose(f);

    printf("%d ", asprintf(&text, "%d-%s-%5.2f", 42, "text", 2.5));
    printf("%s\n", text);
    free(text);
    n = asprintf(&text, "%0300d", 7);
    printf("%zd %zu\n", n, strlen(text));
    free(text);

    f = open_memstream(&text, &length);
    fprintf(f, "%d %s", 1, "one");
    fflush(f);
    printf("[%s] %zu\n", text, length);
    for (int i = 0; i < 100; i++)
        fprintf(f, ",%d", i);
    fclose(f);
    printf("%zu %s\n", length, text + length - 8);
    free(text);

    char bytes[16] = "12 34 rest";
    int a, b;
    f = fmemopen(bytes, strlen(bytes), "r");
    n = fscanf(f, "%d %d", &a, &b);
    printf("%zd %d %d ", n, a, b);
    printf("%s ", fgets(bytes, sizeof bytes, f) ? bytes : "-");
    printf("%ld\n", ftell(f));
    fclose(f);
    f = fmemopen(bytes, sizeof bytes, "w");
    fprintf(f, "written");
    fclose(f);
    printf("%s\n", bytes);
    return 0;
}
