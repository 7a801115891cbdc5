/* Names, types, lines and frames, read from what the compilers wrote for both machines. */
#include "sample.h"

#include <string.h>

/* "queue.items[2].v" is found by name and named by address again. */
static void by_name(const char *machine)
{
    static const char *const paths[] = {
        "balance",          "account[1]",          "text[3]",      "queue.in",
        "queue.items[2].v", "queue.items[0].next", "queue.big",    "color",
        "grid[1][3]",       "worker:calls",        "message.body",
    };
    struct symbols *symbols = sample_open(machine);
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        uint64_t address = sample_address(symbols, paths[i]);
        const struct variable *variable = symbols_variable(symbols, address, NULL);
        assert_non_null(variable);
        const struct piece *piece =
            symbols_piece(symbols, variable, address - (uint64_t)variable->address,
                          sample_size(symbols, paths[i]));
        assert_string_equal(paths[i], piece->name);
        assert_true(piece->part.kind != KIND_NONE);
        assert_true(symbols_in_slot(symbols, address));
    }
    symbols_close(symbols);
}

static void not_by_name(const char *machine)
{
    static const char *const paths[] = {
        "nothing",       "balance.x", "account[2]", "account[", "account[]", "queue.items[4].v",
        "queue.items.v", "queue.",    "grid[3]",    "balanced", "",          "main:x",
    };
    struct symbols *symbols = sample_open(machine);
    struct range range;
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        assert_int_equal(0, symbols_find(symbols, paths[i], &range, 1));
    symbols_close(symbols);
}

static void check_access(struct symbols *symbols, const char *path, uint64_t more, uint64_t size,
                         const char *name)
{
    uint64_t address = sample_address(symbols, path) + more;
    const struct variable *variable = symbols_variable(symbols, address, NULL);
    const struct piece *piece =
        symbols_piece(symbols, variable, address - (uint64_t)variable->address, size);
    assert_string_equal(name, piece->name);
}

/* An access to more than a scalar, or to less. */
static void wholes_and_parts(const char *machine)
{
    struct symbols *symbols = sample_open(machine);
    uint64_t node = sample_size(symbols, "queue.items[0]");
    check_access(symbols, "queue", 0, sample_size(symbols, "queue"), "queue");
    check_access(symbols, "queue.items[1]", 0, node, "queue.items[1]");
    check_access(symbols, "queue.items[1]", 0, 2 * node, "queue.items[1..2]");
    check_access(symbols, "queue.items", 0, 4 * node, "queue.items");
    check_access(symbols, "text", 2, 4, "text[2..5]");
    check_access(symbols, "grid[1]", 0, 16, "grid[1]");
    check_access(symbols, "grid[1]", 4, 8, "grid[1][1..2]");
    check_access(symbols, "balance", 1, 1, "balance");
    check_access(symbols, "either", 0, 4, "either");
    check_access(symbols, "bits", 0, 1, "bits");
    check_access(symbols, "field", 0, 1, "field.alone");
    symbols_close(symbols);
}

static void lines(const char *machine)
{
    struct symbols *symbols = sample_open(machine);
    struct range ranges[8];
    size_t count = symbols_lines(symbols, "sample.c", 46, ranges, 8);
    assert_in_range(count, 1, 8);
    for (size_t i = 0; i < count; i++) {
        const struct code *code = symbols_code(symbols, ranges[i].from);
        assert_string_equal("sample.c", code->file);
        assert_int_equal(46, code->line);
        assert_string_equal("main", code->function->name);
        assert_int_equal(46, symbols_record_code(symbols, (uint32_t)ranges[i].to)->line);
    }
    assert_int_equal(0, symbols_lines(symbols, "sample.c", 8, ranges, 8));
    assert_int_equal(33, symbols_next_line(symbols, "sample.c", 8));
    assert_int_equal(0, symbols_next_line(symbols, "sample.c", 1000));
    assert_int_equal(0, symbols_next_line(symbols, "other.c", 1));
    assert_null(symbols_record_code(symbols, 0));
    assert_null(symbols_code(symbols, 0x77777777)->file);
    symbols_close(symbols);
}

static void functions_and_programs(const char *machine)
{
    struct symbols *symbols = sample_open(machine);
    size_t entry;
    uint64_t start = sample_function(symbols, "main");
    const struct program_info *program = symbols_program(symbols, start, &entry);
    assert_non_null(program);
    assert_string_equal("sample", program->name);
    assert_int_equal(0, entry);
    assert_null(symbols_program(symbols, start + 2, &entry));
    assert_string_equal("main", symbols_function_at(symbols, start)->name);
    assert_null(symbols_function_at(symbols, start + 4));
    uint64_t none;
    assert_int_equal(0, symbols_functions(symbols, "start", &none, 1)); /* no program's */
    symbols_close(symbols);
}

/* worker(&x) touches a variable of main's frame, further up the stack. */
static void locals(const char *machine)
{
    struct symbols *symbols = sample_open(machine);
    struct names *names = names_new(symbols);
    char text[NAME_SIZE];
    struct record record = sample_record(symbols, EVENT_CALL, 45);
    uint64_t x = sample_local(symbols, record.pc, record.fp, "main:x");
    uint64_t pair = sample_local(symbols, record.pc, record.fp, "main:pair");
    names_note(names, &record);

    record = sample_record(symbols, EVENT_WRITE, 37);
    record.sp -= 256;
    record.fp -= 256;
    record.size = 4;
    record.address = x;
    names_note(names, &record);
    assert_true(names_access(names, &record, text));
    assert_string_equal("main:x", text);
    record.address = sample_local(symbols, record.pc, record.fp, "worker:mine");
    assert_true(names_access(names, &record, text));
    assert_string_equal("worker:mine", text);
    uint64_t mine = record.address;

    record = sample_record(symbols, EVENT_READ, 46);
    record.address = mine; /* worker has returned */
    record.size = 4;
    names_note(names, &record);
    assert_string_not_equal("worker:mine", (names_access(names, &record, text), text));
    record.address = pair + sample_size(symbols, "queue.items[0]") +
                     sample_address(symbols, "queue.items[0].v") -
                     sample_address(symbols, "queue.items[0]");
    names_access(names, &record, text);
    assert_string_equal("main:pair[1].v", text);
    names_pointer(names, 1, x, text);
    assert_string_equal("&main:x", text);
    names_pointer(names, 1, SAMPLE_STACK + 0x100000, text);
    assert_string_equal("?", text);
    names_free(names);
    symbols_close(symbols);
}

static void bad_files(void **state)
{
    (void)state;
    const char *why = NULL;
    assert_null(symbols_open("build/no-such-file", &why));
    assert_string_equal("it cannot be read", why);
    assert_null(symbols_open("tests/unit/sample/sample.c", &why));
    assert_string_equal("it is no ELF file", why);
}

ON_BOTH(by_name)
ON_BOTH(not_by_name)
ON_BOTH(wholes_and_parts)
ON_BOTH(lines)
ON_BOTH(functions_and_programs)
ON_BOTH(locals)

int main(void)
{
    cmocka_set_message_output(CM_OUTPUT_TAP);
    const struct CMUnitTest tests[] = {
        BOTH(by_name),
        BOTH(not_by_name),
        BOTH(wholes_and_parts),
        BOTH(lines),
        BOTH(functions_and_programs),
        BOTH(locals),
        cmocka_unit_test(bad_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
