/* Streams of the programs' library: when they are written, and what two who share one see. */
#include "library.h"

#include <stdio.h>
#include <string.h>

LIBRARY(int, printf, const char *format, ...);
LIBRARY(int, fprintf, void *stream, const char *format, ...);
LIBRARY(int, puts, const char *text);
LIBRARY(int, putchar, int c);
LIBRARY(void *, __stream, int number);
LIBRARY(int, setvbuf, void *stream, char *buffer, int mode, size_t size);
LIBRARY(int, fflush, void *stream);
LIBRARY(int, getchar, void);
LIBRARY(char *, fgets, char *to, int size, void *stream);
LIBRARY(int, scanf, const char *format, ...);

enum { FULL, LINE, NONE };

static void a_line_is_one_write(void **state)
{
    (void)state;
    lib_printf("%s %d", "one", 1);
    assert_int_equal(writes[1], 0);
    lib_printf(" and %d\nrest", 2);
    assert_int_equal(writes[1], 1);
    assert_string_equal(written[1], "one 1 and 2\n");
    lib_fflush(NULL);
    assert_string_equal(written[1], "one 1 and 2\nrest");
}

static void what_is_no_terminal_gets_full_buffers(void **state)
{
    (void)state;
    library_terminal = false;
    for (int i = 0; i < 1000; i++)
        lib_puts("0123456789");
    assert_int_equal(writes[1], 11000 / 1024);
    lib_fflush(lib___stream(1));
    assert_int_equal(written_count[1], 11000);
    for (int i = 0; i < 11000; i++)
        assert_int_equal(written[1][i], "0123456789\n"[i % 11]);
}

static void errors_are_written_at_once(void **state)
{
    (void)state;
    lib_fprintf(lib___stream(2), "%d%c%s", 1, '-', "two");
    assert_int_equal(writes[2], 1);
    assert_string_equal(written[2], "1-two");
}

static void a_stream_can_be_unbuffered(void **state)
{
    (void)state;
    assert_int_equal(lib_setvbuf(lib___stream(1), NULL, NONE, 0), 0);
    lib_putchar('a');
    lib_printf("%d", 5);
    assert_int_equal(writes[1], 2);
    assert_int_equal(lib_setvbuf(lib___stream(1), NULL, 3, 0), -1);
}

static void input_comes_in_lines(void **state)
{
    char line[8];
    int n;
    (void)state;
    library_input = "ab\nlonger than that\n42 x";
    assert_non_null(lib_fgets(line, sizeof line, lib___stream(0)));
    assert_string_equal(line, "ab\n");
    assert_non_null(lib_fgets(line, sizeof line, lib___stream(0)));
    assert_string_equal(line, "longer ");
    while (lib_getchar() != '\n')
        ;
    assert_int_equal(lib_scanf("%d", &n), 1);
    assert_int_equal(n, 42);
    assert_int_equal(lib_getchar(), ' ');
    assert_int_equal(lib_getchar(), 'x');
    assert_int_equal(lib_getchar(), EOF);
    assert_null(lib_fgets(line, sizeof line, lib___stream(0)));
}

static void a_prompt_is_seen_before_input(void **state)
{
    (void)state;
    library_input = "x\n";
    lib_printf("name? ");
    assert_int_equal(writes[1], 0);
    lib_getchar();
    assert_string_equal(written[1], "name? ");
}

static bool inside;

static void somebody_prints(void)
{
    if (inside)
        return;
    inside = true;
    lib_printf("B\n");
    inside = false;
}

/* Somebody who shares the stream prints between any two bytes of a string that we print. */
static void lines_of_two_stay_whole(void **state)
{
    char text[] = "from A";
    (void)state;
    library_meanwhile = somebody_prints;
    lib_puts(text);
    library_meanwhile = NULL;
    written[1][written_count[1]] = 0;
    assert_non_null(strstr(written[1], "B\nfrom A\n"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(a_line_is_one_write, library_fresh),
        cmocka_unit_test_setup(what_is_no_terminal_gets_full_buffers, library_fresh),
        cmocka_unit_test_setup(errors_are_written_at_once, library_fresh),
        cmocka_unit_test_setup(a_stream_can_be_unbuffered, library_fresh),
        cmocka_unit_test_setup(input_comes_in_lines, library_fresh),
        cmocka_unit_test_setup(a_prompt_is_seen_before_input, library_fresh),
        cmocka_unit_test_setup(lines_of_two_stay_whole, library_fresh),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
