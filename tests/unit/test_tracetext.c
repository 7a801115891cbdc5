/* Records into lines of the trace. What is expected is the same for both machines. */
#include "sample.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "abi.h"
#include "boot.h"
#include "tracetext.h"

/* The text of these records, to be freed. */
static char *text_of(struct symbols *symbols, const struct record *records, size_t count)
{
    char *text;
    size_t size;
    FILE *to = open_memstream(&text, &size);
    struct tracer *tracer = tracer_new(symbols, false);
    tracer_text(tracer, records, count, to);
    tracer_finish(tracer, to);
    tracer_free(tracer);
    fclose(to);
    return text;
}

static void check_text(struct symbols *symbols, const struct record *records, size_t count,
                       const char *expected)
{
    char *text = text_of(symbols, records, count);
    assert_string_equal(expected, text);
    free(text);
}

/* ---- Values ------------------------------------------------------------------------------ */

static void check_value(struct symbols *symbols, const char *path, uint64_t value,
                        const char *expected)
{
    struct record record = sample_access(symbols, EVENT_READ, path, value);
    char line[NAME_SIZE];
    snprintf(line, sizeof line, "1 P1 sample.c:46 read  %s\n", expected);
    check_text(symbols, &record, 1, line);
}

static uint64_t bits_of(double value)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return bits;
}

static void values(const char *machine)
{
    struct symbols *symbols = sample_open(machine);
    float narrow = 0.1f;
    uint32_t narrow_bits;
    memcpy(&narrow_bits, &narrow, sizeof narrow_bits);
    check_value(symbols, "balance", 10, "balance 10");
    check_value(symbols, "balance", 0xfffffffb, "balance -5");
    check_value(symbols, "account[1]", 7, "account[1] 7");
    check_value(symbols, "queue.items[3].v", 7, "queue.items[3].v 7");
    check_value(symbols, "queue.items[3].l", (uint64_t)-7, "queue.items[3].l -7");
    check_value(symbols, "queue.items[1]", 7, "queue.items[1]");
    check_value(symbols, "worker:calls", 2, "worker:calls 2");
    check_value(symbols, "color", 7, "color BLUE");
    check_value(symbols, "color", 8, "color 8");
    check_value(symbols, "ratio", bits_of(0.1), "ratio 0.1");
    check_value(symbols, "ratio", bits_of(-2), "ratio -2");
    check_value(symbols, "small", narrow_bits, "small 0.1");
    check_value(symbols, "word", 5, "word 5");
    check_value(symbols, "word", (uint64_t)-1, "word -1");
    check_value(symbols, "word", 3000000000, "word 3000000000");
    check_value(symbols, "flag", 1, "flag true");
    check_value(symbols, "letter", 'x', "letter 'x'");
    check_value(symbols, "letter", '\n', "letter '\\n'");
    check_value(symbols, "letter", 0, "letter '\\0'");
    check_value(symbols, "letter", 0x80, "letter -128");
    check_value(symbols, "tiny", 'x', "tiny 120");
    check_value(symbols, "byte", 0xff, "byte 255");
    check_value(symbols, "wide", (uint64_t)-1, "wide -1");
    check_value(symbols, "grid[2][3]", 1, "grid[2][3] 1");
    check_value(symbols, "field", 0xfd, "field.alone 5");
    check_value(symbols, "bits", 0xffff, "bits");
    check_value(symbols, "either", 0, "either 0");
    symbols_close(symbols);
}

static void pointers(const char *machine)
{
    struct symbols *symbols = sample_open(machine);
    uint64_t string = 0, start = sample_address(symbols, "queue.items[2]");
    check_value(symbols, "head", 0, "head 0");
    check_value(symbols, "head", start, "head &queue.items[2]");
    check_value(symbols, "any", start, "any &queue.items[2]");
    check_value(symbols, "any", sample_address(symbols, "queue"), "any &queue");
    check_value(symbols, "any", (uint64_t)-1, "any -1");
    check_value(symbols, "any", 3, "any 3");
    check_value(symbols, "any", sample_function(symbols, "worker"), "any worker");
    check_value(symbols, "action", sample_function(symbols, "worker"), "action worker");
    check_value(symbols, "any", 0x7f001234, "any ?");
    check_value(symbols, "string", sample_address(symbols, "text[4]"), "string &text[4]");
    check_value(symbols, "either.p", sample_address(symbols, "balance"), "either &balance");
    for (uint64_t at = sample_function(symbols, "worker") & ~15ULL; !string; at++) {
        size_t length = 7; /* look for the constant that `string` begins with */
        const char *bytes = symbols_constant(symbols, at, &length);
        if (bytes && length == 7 && memcmp(bytes, "a \"b\"\n", 7) == 0)
            string = at;
        assert_true(at < 0x20000000);
    }
    check_value(symbols, "string", string, "string \"a \\\"b\\\"\\n\"");
    symbols_close(symbols);
}

/* ---- Calls ------------------------------------------------------------------------------- */

static void calls(const char *machine)
{
    struct symbols *symbols = sample_open(machine);
    struct record at = sample_record(symbols, EVENT_CALL, 46);
    uint64_t message = sample_address(symbols, "message"), text = sample_address(symbols, "text");
    uint64_t size = sample_size(symbols, "message");
    struct record store = sample_access(symbols, EVENT_WRITE, "lock", 3);
    const struct record records[] = {
        with(at, EVENT_CALL, 5, text, SYS_read),
        with(at, EVENT_ARGS, 10, 0, SYS_read),
        with(at, EVENT_RETURN, 0, (uint64_t)-K_EAGAIN, SYS_read),
        with(at, EVENT_FAILED, 0, K_EAGAIN, SYS_read),
        with(at, EVENT_CALL, 4, message, SYS_write),
        with(at, EVENT_ARGS, size, 0, SYS_write),
        with(at, EVENT_RETURN, 0, size, SYS_write),
        with(at, EVENT_CALL, 100, 1, SYS_semget),
        with(at, EVENT_ARGS, 01600, 0, SYS_semget),
        with(at, EVENT_RETURN, 0, 3, SYS_semget),
        store,
        with(at, EVENT_CALL, 3, text, SYS_semop),
        with(at, EVENT_ARGS, 1, 0, SYS_semop),
        with(at, EVENT_SEMOP, 0, (uint64_t)-1, 0),
        with(at, EVENT_WAIT, 3, SYS_semop, OBJECT_SEM),
        with(at, EVENT_WAIT, 3 | 2 << 16, SYS_semop, OBJECT_SEM),
        with(at, EVENT_CALL, sample_function(symbols, "worker"), 7, SYS_spawn),
        with(at, EVENT_CALL, sample_address(symbols, "lock"), 0, SYS_P),
        with(at, EVENT_WAIT, sample_address(symbols, "lock"), SYS_P, OBJECT_WORD),
        with(at, EVENT_WAIT, sample_address(symbols, "account"), SYS_P, OBJECT_WORD),
        with(at, EVENT_WAIT, sample_address(symbols, "account") + 4, SYS_P, OBJECT_WORD),
        with(at, EVENT_CALL, 3, 0, SYS_semctl),
        with(at, EVENT_ARGS, K_GETVAL, 0x1234567, SYS_semctl),
    };
    check_text(symbols, records, sizeof records / sizeof *records,
               "1 P1 sample.c:46 call  read 5 &text 10\n"
               "1 P1 sample.c:46 return read -1 EAGAIN\n"
               "1 P1 sample.c:46 call  write 4 &message sizeof(message)\n"
               "1 P1 sample.c:46 return write sizeof(message)\n"
               "1 P1 sample.c:46 call  semget 100 1 896\n"
               "1 P1 sample.c:46 return semget 3\n"
               "1 P1 sample.c:46 write lock 3\n"
               "1 P1 sample.c:46 call  semop lock -1\n"
               "1 P1 sample.c:46 wait  sem lock\n"
               "1 P1 sample.c:46 wait  sem lock[2]\n"
               "1 P1 sample.c:46 call  spawn worker 7\n"
               "1 P1 sample.c:46 call  P &lock\n"
               "1 P1 sample.c:46 wait  semaphore lock\n"
               "1 P1 sample.c:46 wait  semaphore account[0]\n"
               "1 P1 sample.c:46 wait  semaphore account[1]\n"
               "1 P1 sample.c:46 call  semctl lock 0 12\n");
    symbols_close(symbols);
}

/* ---- The machine's events ---------------------------------------------------------------- */

static struct record output(struct record at, const char *bytes)
{
    char both[16] = {0};
    uint64_t words[2];
    memcpy(both, bytes, strlen(bytes));
    memcpy(words, both, sizeof words);
    return with(at, EVENT_OUTPUT, words[0], words[1], (unsigned)strlen(bytes));
}

static void events(const char *machine)
{
    struct symbols *symbols = sample_open(machine);
    struct record at = sample_record(symbols, EVENT_CALL, 46), nowhere = {.thread = 1, .tick = 2};
    struct record system = {.tick = 3}, later = at;
    later.tick = 4;
    uint64_t main_address = sample_function(symbols, "main");
    const struct record records[] = {
        with(nowhere, EVENT_CREATE, main_address, 2 << 16 | 1, 0),
        output(at, "16 bytes of text"),
        output(at, ", \"and\" a\tline\n"),
        output(later, "\x01\xea\xb0\x80\n"),
        with(sample_access(symbols, EVENT_ATOMIC, "lock", 0), EVENT_ATOMIC,
             sample_address(symbols, "lock"), 0, 4),
        with(at, EVENT_AFTER, sample_address(symbols, "lock"), 1, 4),
        with(at, EVENT_MARK, 0, MARK_ENTER, 0),
        with(system, EVENT_SWITCH, 1, 2, REASON_SLICE),
        with(at, EVENT_WAKE, 0, 2, 0),
        with(at, EVENT_CHOICE, 3, 1, 0),
        with(at, EVENT_WAIT, 7, SYS_read, OBJECT_PIPE),
        with(at, EVENT_WAIT, 0, SYS_wait, OBJECT_CHILD),
        with(at, EVENT_FAULT, 8, 0, K_SIGSEGV),
        with(at, EVENT_EXIT, 0, (uint64_t)K_SIGSEGV << 32 | 2, 1),
        with(at, EVENT_EXIT, 0, (uint64_t)256 << 32 | 2, 1),
        with(system, EVENT_MARKWATER, 1, 2, 3),
        with(system, EVENT_END, 0, 3, END_EXIT),
    };
    check_text(symbols, records, sizeof records / sizeof *records,
               "2 P1 - create program sample main pid 2 parent 1\n"
               "1 P1 sample.c:46 print \"16 bytes of text, \\\"and\\\" a\\tline\\n\"\n"
               "4 P1 sample.c:46 print \"\\001\xea\xb0\x80\\n\"\n"
               "1 P1 sample.c:46 atomic lock 0 1\n"
               "1 P1 sample.c:46 mark  cs_enter\n"
               "3 -- switch P1 P2 slice\n"
               "1 P1 sample.c:46 wake  by P2\n"
               "1 P1 sample.c:46 choice 1 of 3\n"
               "1 P1 sample.c:46 wait  pipe 7\n"
               "1 P1 sample.c:46 wait  child\n"
               "1 P1 sample.c:46 fault SIGSEGV 0\n"
               "1 P1 sample.c:46 exit  pid 2 signal SIGSEGV\n"
               "1 P1 sample.c:46 exit  pid 2 status 1\n"
               "3 -- end   ended, status 3\n");
    symbols_close(symbols);
}

/* What only some runs end with: how threads stand, who holds what, what is left behind. */
static void the_end(const char *machine)
{
    struct symbols *symbols = sample_open(machine);
    struct record at = sample_record(symbols, EVENT_CALL, 46), system = {.tick = 3};
    uint64_t lock = sample_address(symbols, "lock"), p = (uint64_t)OP_CALL << 32 | SYS_P;
    const struct record records[] = {
        with(at, EVENT_FAILED, 0, K_EBADF, SYS_read), /* a return says so */
        with(system, EVENT_FAILED, 0, K_EBADF, SYS_read),
        with(at, EVENT_STATE, lock, p, STATE_READY),
        with(at, EVENT_STATE, lock, p, STATE_WAITING),
        with(at, EVENT_ON, lock, 2, OBJECT_WORD),
        with(at, EVENT_HOLDER, lock, 0, OBJECT_WORD),
        with(at, EVENT_STATE, lock, p, STATE_STOPPED),
        with(at, EVENT_MISUSE, lock, OBJECT_MUTEX, MISUSE_DESTROYED),
        with(at, EVENT_TOLD, 0, FAULT_KILL, 0),
        with(at, EVENT_TOLD, 0, K_EINTR, 0),
        with(system, EVENT_LEFT, 3, 1, OBJECT_PROCESS),
        with(system, EVENT_LEFT, 100, 0, OBJECT_SEM),
        with(system, EVENT_LEFT, 100, 2, OBJECT_MSG),
        with(system, EVENT_LEFT, 1, 4, OBJECT_NAMED),
        with(system, EVENT_COUNT, 9, 1, 0),
    };
    check_text(symbols, records, sizeof records / sizeof *records,
               "3 -- failed read EBADF\n"
               "1 P1 sample.c:46 state ready P\n"
               "1 P1 sample.c:46 state waiting P\n"
               "1 P1 sample.c:46 on    semaphore lock since 2\n"
               "1 P1 sample.c:46 holder semaphore lock\n"
               "1 P1 sample.c:46 state stopped P\n"
               "1 P1 sample.c:46 misuse destroys, in use: mutex lock\n"
               "1 P1 sample.c:46 fails KILL\n"
               "1 P1 sample.c:46 fails EINTR\n"
               "3 -- left  process 3 zombie\n"
               "3 -- left  sem key 100\n"
               "3 -- left  msg key 100 messages 2\n"
               "3 -- left  semaphore 1 value 4\n"
               "3 -- count steps 9 preemptions 1\n");
    symbols_close(symbols);
}

/* Blocks are named in order of allocation; a freed one's memory belongs to the next. A process's threads have the same
   ones, another process has not. */
static void heap(const char *machine)
{
    struct symbols *symbols = sample_open(machine);
    struct record at = sample_record(symbols, EVENT_CALL, 46), nowhere = {.thread = 1}, second = {.thread = 2};
    struct record by_second = at, other = {.thread = 3}, by_other = at;
    uint64_t main_address = sample_function(symbols, "main");
    uint64_t base = 0x10000 + (sample_address(symbols, "balance") & ~0xffffULL);
    unsigned word = symbols_word(symbols);
    by_second.thread = 2;
    by_other.thread = 3;
    const struct record records[] = {
        with(nowhere, EVENT_CREATE, main_address, 2 << 16 | 1, CREATED_PROGRAM),
        with(second, EVENT_CREATE, main_address, 2 << 16 | 1, CREATED_THREAD),
        with(other, EVENT_CREATE, main_address, 3 << 16 | 1, CREATED_PROGRAM),
        with(at, EVENT_ALLOC, base, 64, 0),
        with(at, EVENT_ALLOC, base + 80, 64, 0),
        with(at, EVENT_WRITE, base + 80 + 4, (uint64_t)-3 & 0xffffffff, 4),
        with(at, EVENT_WRITE, base + 80 + 8, base, word),
        with(at, EVENT_WRITE, base + 80 + 8, sample_address(symbols, "account[1]"), word),
        with(at, EVENT_WRITE, base + 80 + 8, 12, word),
        with(at, EVENT_FREE, base, 0, 0),
        with(at, EVENT_READ, base, 1, 4),
        with(at, EVENT_ALLOC, base, 16, 0),
        with(at, EVENT_READ, base, 1, 1),
        with(at, EVENT_READ, base + 72, 1, 4),
        with(by_second, EVENT_READ, base, 1, 1),
        with(by_other, EVENT_READ, base, 1, 1),
    };
    check_text(symbols, records, sizeof records / sizeof *records,
               "0 P1 - create program sample main pid 2 parent 1\n"
               "0 P2 - create thread main pid 2 parent 1\n"
               "0 P3 - create program sample main pid 3 parent 1\n"
               "1 P1 sample.c:46 alloc heap#1\n"
               "1 P1 sample.c:46 alloc heap#2\n"
               "1 P1 sample.c:46 write heap#2 -3\n"
               "1 P1 sample.c:46 write heap#2 heap#1\n"
               "1 P1 sample.c:46 write heap#2 &account[1]\n"
               "1 P1 sample.c:46 write heap#2 12\n"
               "1 P1 sample.c:46 free  heap#1\n"
               "1 P1 sample.c:46 read  heap#1 1\n"
               "1 P1 sample.c:46 alloc heap#3\n"
               "1 P1 sample.c:46 read  heap#3 1\n"
               "1 P1 sample.c:46 read  ?\n"
               "1 P2 sample.c:46 read  heap#3 1\n"
               "1 P3 sample.c:46 read  ?\n");
    symbols_close(symbols);
}

ON_BOTH(values)
ON_BOTH(pointers)
ON_BOTH(calls)
ON_BOTH(events)
ON_BOTH(the_end)
ON_BOTH(heap)

int main(void)
{
    cmocka_set_message_output(CM_OUTPUT_TAP);
    const struct CMUnitTest tests[] = {
        BOTH(values), BOTH(pointers), BOTH(calls), BOTH(events), BOTH(the_end), BOTH(heap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
