/* Streams on files: every mode, fseek and ftell, append, update, and their errors. */
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void show(const char *path)
{
    FILE *f = fopen(path, "r");
    int c;
    if (!f) {
        printf("%s: %s\n", path, strerror(errno));
        return;
    }
    printf("%s: [", path);
    while ((c = fgetc(f)) != EOF)
        putchar(c == '\n' ? '/' : c);
    printf("] end %d error %d at %ld", feof(f) != 0, ferror(f), ftell(f));
    printf(" close %d\n", fclose(f));
}

static void try_mode(const char *path, const char *mode)
{
    FILE *f = fopen(path, mode);
    printf("%s: ", mode);
    if (!f) {
        printf("%s\n", strerror(errno));
        return;
    }
    printf("at %ld, ", ftell(f));
    errno = 0;
    int put = fputs("XY", f), error = errno;
    printf("puts %d %s at %ld, ", put < 0, strerror(error), ftell(f));
    printf("seek %d, ", fseek(f, 1, SEEK_SET));
    errno = 0;
    int c = fgetc(f);
    error = errno;
    printf("get %d %s, error %d, ", c, strerror(error), ferror(f) != 0);
    rewind(f);
    printf("rewound %ld %d\n", ftell(f), ferror(f));
    printf("close %d\n", fclose(f));
    show(path);
}

int main(void)
{
    FILE *f = fopen("a", "w");
    fprintf(f, "one\ntwo\nthree\n");
    printf("at %ld\n", ftell(f));
    fclose(f);
    show("a");
    try_mode("a", "r");
    try_mode("a", "r+");
    try_mode("a", "a");
    try_mode("a", "a+");
    try_mode("a", "w");
    try_mode("a", "w+");
    try_mode("a", "wx");
    try_mode("b", "wx");
    try_mode("nothing", "r");
    try_mode("nothing", "r+");
    try_mode("a", "q");
    try_mode("a", "rb");
    try_mode("a", "r+b");

    f = fopen("c", "w+");
    fputs("0123456789", f);
    fseek(f, -3, SEEK_CUR);
    fputs("abc", f);
    fseek(f, 2, SEEK_SET);
    printf("%c", fgetc(f));
    printf("%c", fgetc(f));
    fseek(f, 0, SEEK_CUR);
    fputs("zz", f);
    fseek(f, -1, SEEK_END);
    int c = fgetc(f);
    printf("%c %ld ", c, ftell(f));
    printf("%d ", fseek(f, -1, SEEK_SET));
    int error = fseek(f, 0, 9);
    printf("%d %s\n", error, strerror(errno));
    fseek(f, 15, SEEK_SET);
    fputc('!', f);
    fclose(f);
    f = fopen("c", "r");
    char bytes[32] = "";
    size_t n = fread(bytes, 1, sizeof bytes, f);
    printf("%zu:", n);
    for (size_t i = 0; i < n; i++)
        putchar(bytes[i] ? bytes[i] : '_');
    printf("\n");
    fpos_t where;
    fseek(f, 4, SEEK_SET);
    fgetpos(f, &where);
    c = fgetc(f);
    fsetpos(f, &where);
    printf("%c", c);
    printf("%c\n", fgetc(f));
    fclose(f);
    printf("%d ", remove("a"));
    error = remove("a");
    printf("%d %s\n", error, strerror(errno));
    mkdir("d", 0755);
    printf("%d\n", remove("d"));
    int fd = dup(1);
    f = fdopen(fd, "r");
    printf("fdopen %d\n", f != NULL);
    f = fdopen(99, "w");
    printf("fdopen %d %s\n", f != NULL, strerror(errno));
    return 0;
}
