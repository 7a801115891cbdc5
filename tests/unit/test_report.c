/* Records into what is said of a run: the report, the read-write table. What is expected is the same for both
   machines. */
#include "sample.h"

#include <stdio.h>
#include <stdlib.h>

#include "abi.h"
#include "report.h"
#include "switchtable.h"

static void deadlock(const char *machine)
{
    struct symbols *symbols = sample_open(machine);
    struct record at = sample_record(symbols, EVENT_CALL, 46);
    struct record before = sample_record(symbols, EVENT_CALL, 37), system = {.tick = 9};
    struct record null = with(at, EVENT_FAULT, 0, 0, K_SIGSEGV);
    uint64_t lock = sample_address(symbols, "lock");
    before.thread = null.thread = 2;
    const struct record records[] = {
        with((struct record){.thread = 1}, EVENT_CREATE, sample_function(symbols, "main"),
             2 << 16 | 1, 0),
        null,
        with(at, EVENT_FAILED, 0, K_EBADF, SYS_read),
        with(at, EVENT_FAILED, 0, K_EBADF, SYS_read),
        with(at, EVENT_FAILED, 0, K_ECHILD, SYS_wait),
        with(at, EVENT_STATE, lock, (uint64_t)OP_CALL << 32 | SYS_P, STATE_WAITING),
        with(at, EVENT_ON, lock, 7, OBJECT_WORD),
        with(before, EVENT_HOLDER, lock, 0, OBJECT_WORD),
        with(system, EVENT_LEFT, 3, 1, OBJECT_PROCESS),
        with(system, EVENT_LEFT, 100, 0, OBJECT_SEM),
        with(system, EVENT_COUNT, 9, 1, 0),
        with(system, EVENT_END, 0, 125, END_DEADLOCK),
    };
    char *text;
    size_t size;
    FILE *to = open_memstream(&text, &size);
    struct report *report = report_new(symbols);
    report_records(report, records, sizeof records / sizeof *records);
    report_print(report, &(struct report_options){0}, to);
    fclose(to);
    assert_string_equal(
        "pawl: P2 sample.c:46: SIGSEGV: touched 0 (NULL), which is not its own\n"
        "pawl: P1 (sample) sample.c:46: read failed: EBADF, Bad file descriptor (2 times)\n"
        "pawl: deadlock: nobody can go on (status 125, 9 steps, 1 preemption)\n"
        "pawl:   P1 (sample) sample.c:46 waits in P for semaphore lock since tick 7; P2 has it "
        "since sample.c:37\n"
        "pawl: left behind: zombie: pid 3 has ended, and its parent did not wait for it\n"
        "pawl: left behind: semaphore set with key 100 (0x64): no IPC_RMID\n",
        text);
    assert_int_equal(9, report_steps(report));
    assert_int_equal(1, report_preemptions(report));
    assert_int_equal(END_DEADLOCK, report_outcome(report)->size);
    free(text);
    report_free(report);
    symbols_close(symbols);
}

/* Of a variable that two threads access, and one writes; threads of one process, or processes in one memory. */
static void table(const char *machine)
{
    struct symbols *symbols = sample_open(machine);
    struct record first = sample_access(symbols, EVENT_READ, "balance", 10), system = {.tick = 1};
    struct record second = first, own = sample_access(symbols, EVENT_WRITE, "wide", 1);
    uint64_t main_address = sample_function(symbols, "main");
    second.thread = 2;
    second.tick = 2;
    second.event = EVENT_WRITE;
    first.value = 10;
    const struct record records[] = {
        with((struct record){.thread = 1}, EVENT_CREATE, main_address, 2 << 16 | 1, CREATED_PROGRAM),
        with((struct record){.thread = 2}, EVENT_CREATE, main_address, 2 << 16 | 1, CREATED_THREAD),
        first, own, with(system, EVENT_SWITCH, 1, 2, REASON_SLICE), second, second, second,
    };
    char *text;
    size_t size;
    FILE *to = open_memstream(&text, &size);
    struct switchtable *made = switchtable_new(symbols);
    switchtable_records(made, records, 4);
    assert_false(switchtable_print(made, &(struct switchtable_options){0}, to));
    switchtable_records(made, records + 4, 4);
    assert_true(switchtable_print(made, &(struct switchtable_options){0}, to));
    fclose(to);
    assert_string_equal("  tick  P1 main              P2 main\n"
                        "     1  46 read  balance 10\n"
                        "------------------------------------------------ slice\n"
                        "     2                       46 write balance 10\n"
                        "                             ... again, 2 times\n",
                        text);
    free(text);
    switchtable_free(made);
    symbols_close(symbols);
}

ON_BOTH(deadlock)
ON_BOTH(table)

int main(void)
{
    cmocka_set_message_output(CM_OUTPUT_TAP);
    const struct CMUnitTest tests[] = {BOTH(deadlock), BOTH(table)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
