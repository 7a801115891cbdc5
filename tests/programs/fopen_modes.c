/* The modes of fopen: what they create, empty, refuse, and where they write. */
#include <errno.h>
#include <stdio.h>

static void try(const char *mode)
{
    char text[20];
    FILE *f = fopen("file", "w");
    fputs("12345", f);
    fclose(f);
    f = fopen("file", mode);
    if (f == NULL) {
        printf("%s: errno %d\n", mode, errno);
        return;
    }
    int written = fputs("ab", f);
    int result = fseek(f, 0, SEEK_SET);
    size_t n = fread(text, 1, sizeof text, f);
    printf("%s: written %d, seek %d, error %d, read %d '%.*s'", mode, written >= 0, result, ferror(f) != 0,
           (int)n, (int)n, text);
    fclose(f);
    f = fopen("file", "r");
    n = fread(text, 1, sizeof text, f);
    printf(", file '%.*s'\n", (int)n, text);
    fclose(f);
}

int main(void)
{
    const char *modes[] = {"r", "r+", "w", "w+", "a", "a+", "rb", "wx", "q"};
    for (int i = 0; i < 9; i++)
        try(modes[i]);
    printf("missing: %d errno %d\n", fopen("none", "r") == NULL, ENOENT);
    printf("missing, to append: %d\n", fopen("new", "a") != NULL);
    return 0;
}
