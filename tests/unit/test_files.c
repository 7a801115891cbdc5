/* Streams on files: the programs' library and the host's do the same long mixture of calls, each on a
   file of its own; every result and every place must agree, and at the end the files. */
#include "library.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

LIBRARY(void *, fopen, const char *path, const char *mode);
LIBRARY(int, fclose, void *stream);
LIBRARY(int, fgetc, void *stream);
LIBRARY(int, fputc, int c, void *stream);
LIBRARY(int, ungetc, int c, void *stream);
LIBRARY(int, fseek, void *stream, long offset, int whence);
LIBRARY(long, ftell, void *stream);
LIBRARY(int, fflush, void *stream);
LIBRARY(int, feof, void *stream);
LIBRARY(int, setvbuf, void *stream, char *buffer, int mode, size_t size);
LIBRARY(size_t, fread, void *to, size_t size, size_t count, void *stream);
LIBRARY(size_t, fwrite, const void *from, size_t size, size_t count, void *stream);
LIBRARY(char *, fgets, char *to, int size, void *stream);
LIBRARY(int, fprintf, void *stream, const char *format, ...);

enum { STEPS = 300, ROUNDS = 100 };

static unsigned state;

static unsigned random_below(unsigned n)
{
    state = state * 1103515245 + 12345;
    return (state >> 16) % n;
}

static char folder[] = "/tmp/pawl-files-XXXXXX";

static const char *path_of(const char *name)
{
    static char paths[2][64];
    static int which;
    which = !which;
    snprintf(paths[which], sizeof paths[which], "%s/%s", folder, name);
    return paths[which];
}

static void write_first(const char *name)
{
    FILE *f = fopen(path_of(name), "w");
    for (int i = 0; i < 700; i++)
        fprintf(f, "line %d\n", i);
    fclose(f);
}

static void same_files(void)
{
    static char a[200000], b[200000];
    FILE *own = fopen(path_of("own"), "r"), *host = fopen(path_of("host"), "r");
    size_t n = fread(a, 1, sizeof a, own), m = fread(b, 1, sizeof b, host);
    fclose(own);
    fclose(host);
    assert_int_equal(n, m);
    assert_memory_equal(a, b, n);
}

/* POSIX wants a flush or a seek between writing and reading: `last` is what was done, 1 or 2. */
static void turn(void *own, FILE *host, int *last, int what)
{
    if (*last && *last != what) {
        assert_int_equal(lib_fseek(own, 0, SEEK_CUR), fseek(host, 0, SEEK_CUR));
        assert_int_equal(lib_ftell(own), ftell(host));
    }
    *last = what;
}

static void seek_both(void *own, FILE *host)
{
    long offset = (long)random_below(9000) - 1000;
    int whence = (int)random_below(3);
    assert_int_equal(lib_fseek(own, offset, whence), fseek(host, offset, whence));
    assert_int_equal(lib_ftell(own), ftell(host));
}

static void read_both(void *own, FILE *host)
{
    char a[6000] = "", b[6000] = "";
    unsigned n = random_below(4) ? random_below(40) + 1 : random_below(6000);
    switch (random_below(4)) {
    case 0:
        assert_int_equal(lib_fgetc(own), fgetc(host));
        break;
    case 1:
        assert_int_equal(lib_fread(a, 3, n / 3, own), fread(b, 3, n / 3, host));
        break;
    case 2:
        assert_int_equal(lib_fgets(a, (int)n + 1, own) != NULL, fgets(b, (int)n + 1, host) != NULL);
        break;
    default:
        if (lib_fgetc(own) != fgetc(host))
            fail();
        if (ftell(host) > 0) {
            assert_int_equal(lib_ungetc('u', own), ungetc('u', host));
            assert_int_equal(lib_feof(own) != 0, feof(host) != 0);
            assert_int_equal(lib_fgetc(own), fgetc(host));
        }
    }
    assert_memory_equal(a, b, sizeof a);
    assert_int_equal(lib_feof(own) != 0, feof(host) != 0);
}

static void write_both(void *own, FILE *host)
{
    char bytes[5000];
    unsigned n = random_below(4) ? random_below(30) : random_below(5000);
    memset(bytes, 'a' + (int)random_below(26), sizeof bytes);
    switch (random_below(3)) {
    case 0:
        assert_int_equal(lib_fputc('p', own), fputc('p', host));
        break;
    case 1:
        assert_int_equal(lib_fwrite(bytes, 1, n, own), fwrite(bytes, 1, n, host));
        break;
    default:
        assert_int_equal(lib_fprintf(own, "%d-%*d\n", n, 20, 7), fprintf(host, "%d-%*d\n", n, 20, 7));
    }
}

static void both_do_the_same(void **unused)
{
    static const char *const modes[] = {"r+", "w+", "a+"};
    static const int buffers[] = {_IOFBF, _IOLBF, _IONBF};
    (void)unused;
    for (unsigned round = 0; round < ROUNDS; round++) {
        state = round;
        library_fresh(NULL);
        write_first("own");
        write_first("host");
        const char *mode = modes[random_below(3)];
        int last = 0, buffer = buffers[random_below(3)];
        void *own = lib_fopen(path_of("own"), mode);
        FILE *host = fopen(path_of("host"), mode);
        assert_non_null(own);
        lib_setvbuf(own, NULL, buffer, 1024);
        setvbuf(host, NULL, buffer, 1024);
        for (int step = 0; step < STEPS; step++)
            switch (random_below(6)) {
            case 0:
                seek_both(own, host);
                last = 0;
                break;
            case 1:
                if (last == 2)
                    assert_int_equal(lib_fflush(own), fflush(host));
                break;
            case 2:
            case 3:
                turn(own, host, &last, 1);
                read_both(own, host);
                break;
            default:
                turn(own, host, &last, 2);
                write_both(own, host);
                if (*mode != 'a')
                    assert_int_equal(lib_ftell(own), ftell(host));
            }
        assert_int_equal(lib_fclose(own), fclose(host));
        same_files();
    }
}

static int make_folder(void **unused)
{
    (void)unused;
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **unused)
{
    (void)unused;
    unlink(path_of("own"));
    unlink(path_of("host"));
    return rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(both_do_the_same)};
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
