/* Small functions of the library, as Linux has them: memory, strings, paths, numbers, messages. */
#define _GNU_SOURCE
#include <ctype.h>
#include <err.h>
#include <errno.h>
#include <inttypes.h>
#include <locale.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#undef basename
#include <libgen.h>

static void paths(const char *path)
{
    char a[40], b[40];
    strcpy(a, path);
    strcpy(b, path);
    printf("[%s]: ", path);
    printf("%s ", dirname(a));
    printf("%s\n", basename(b));
}

int main(void)
{
    char text[40], other[40];
    void *block;
    volatile size_t half = SIZE_MAX / 2;
    printf("%s %s\n", (char *)memmem("one two", 7, "two", 3), strcasestr("One TWO", "two"));
    char *end = memccpy(text, "key=value", '=', 20);
    *end = 0;
    printf("%s %d\n", text, memccpy(other, "none", 'x', 4) == NULL);
    printf("%td ", stpncpy(text, "abc", 10) - text);
    printf("%td\n", stpncpy(other, "abcdef", 3) - other);
    printf("%zu %s\n", strxfrm(text, "words", sizeof text), text);
    printf("%d %d %d\n", ffs(0), ffs(8), ffs(-1));
    printf("%s\n", strerror_r(ENOENT, text, sizeof text));
    printf("%d %d %c\n", toascii(0xc1), isblank('\t') != 0, toupper('x'));
    paths("/usr/lib/");
    paths("/usr/");
    paths("usr");
    paths("/");
    paths("a/b");
    paths("");
    printf("%" PRIdMAX " %" PRIdMAX " %" PRIuMAX "\n", strtoimax("-123x", &end, 10), imaxabs(-5),
           strtoumax("ff", NULL, 16));
    srand48(7);
    printf("%ld %.10f ", lrand48(), 0.0);
    printf("%.10f ", drand48());
    printf("%ld\n", mrand48());
    unsigned short state[3] = {1, 2, 3};
    printf("%.10f ", erand48(state));
    printf("%ld ", nrand48(state));
    printf("%ld ", jrand48(state));
    printf("%hu\n", state[0]);
    printf("%d ", posix_memalign(&block, 64, 100));
    printf("%d ", (int)((uintptr_t)block % 64));
    memset(block, 'x', 100);
    char *more = realloc(block, 1000);
    printf("%c%c\n", more[0], more[99]);
    free(more);
    printf("%d\n", posix_memalign(&block, 3, 1) == EINVAL);
    block = aligned_alloc(256, 512);
    printf("%d\n", (int)((uintptr_t)block % 256));
    free(block);
    errno = 0;
    block = reallocarray(NULL, half, 3);
    printf("%d %s\n", block == NULL, strerror(errno));
    printf("%s %s\n", setlocale(LC_ALL, "") ? "locale" : "none", localeconv()->decimal_point);
    errno = EACCES;
    warn("%d things", 2);
    warnx("only %s", "text");
    warn(NULL);
    errno = ENOENT;
    err(3, "cannot go %s", "on");
}
