/* What the port asks of whoever runs the machine, through semihosting: the boot block, a file that
   takes the records, and the end. The command line is two file names: boot block, records. */
#include "arch.h"
#include "board.h"
#include "boot.h"
#include "port.h"
#include "trace.h"

enum {
    SYS_OPEN = 0x01,
    SYS_CLOSE = 0x02,
    SYS_WRITE0 = 0x04,
    SYS_WRITE = 0x05,
    SYS_READ = 0x06,
    SYS_FLEN = 0x0c,
    SYS_GET_CMDLINE = 0x15,
    SYS_EXIT_EXTENDED = 0x20,
};
enum { READ_BINARY = 1, WRITE_BINARY = 5 }; /* modes of SYS_OPEN */
enum { EXIT_APPLICATION = 0x20026 };        /* reason of SYS_EXIT_EXTENDED */
enum { TRIES = 1000 };                      /* to write something */

static _Alignas(8) uint8_t boot_block[BOOT_BYTES];
static _Alignas(8) uint8_t records[RECORD_BYTES];
static size_t record_bytes;
static int record_file; /* 0: none yet */
static int input_file;  /* 0: none */

/* A call of the debugger or emulator that runs this machine. */
static int ask(unsigned operation, const void *arguments)
{
    register unsigned r0 __asm__("r0") = operation;
    register const void *r1 __asm__("r1") = arguments;
    __asm__ volatile("bkpt 0xab" : "+r"(r0) : "r"(r1) : "memory");
    return (int)r0;
}

static size_t length_of(const char *text)
{
    size_t length = 0;
    while (text[length])
        length++;
    return length;
}

static int open_file(const char *name, unsigned mode)
{
    uintptr_t arguments[] = {(uintptr_t)name, mode, length_of(name)};
    int file = ask(SYS_OPEN, arguments);
    if (file < 0)
        arch_panic("a file of the command line cannot be opened", name);
    return file;
}

/* Reads the boot block over the command line, which is no longer needed. */
static const struct boot *read_boot(uintptr_t file)
{
    uintptr_t length = (uintptr_t)ask(SYS_FLEN, &file);
    if (length > sizeof boot_block)
        arch_panic("the boot block is too long for this board (BOOT_BYTES)", __func__);
    uintptr_t arguments[] = {file, (uintptr_t)boot_block, length};
    if (ask(SYS_READ, arguments) != 0)
        arch_panic("the boot block cannot be read", __func__);
    ask(SYS_CLOSE, &file);
    const struct boot *boot = (const struct boot *)boot_block;
    if (length < sizeof *boot || boot->magic != BOOT_MAGIC || boot->version != BOOT_VERSION)
        arch_panic("the first file is no boot block", __func__);
    return boot;
}

/* Ends the word; what is behind it, NULL if nothing. */
static char *behind_word(char *word)
{
    while (*word && *word != ' ')
        word++;
    if (!*word)
        return 0;
    *word = 0;
    return word + 1;
}

const struct boot *semihost_start(void)
{
    char *line = (char *)boot_block;
    uintptr_t arguments[] = {(uintptr_t)line, sizeof boot_block};
    if (ask(SYS_GET_CMDLINE, arguments) != 0)
        arch_panic("there is no command line", __func__);
    char *second = behind_word(line);
    if (!second)
        arch_panic("the command line is not two file names, or three", line);
    char *third = behind_word(second);
    record_file = open_file(second, WRITE_BINARY);
    if (third)
        input_file = open_file(third, READ_BINARY);
    return read_boot((uintptr_t)open_file(line, READ_BINARY));
}

/* ---- Records ----------------------------------------------------------------------------- */

/* SYS_WRITE says how much is left to write: a pipe may take a part only, or be interrupted. */
static void write_records(const void *bytes, size_t length)
{
    const uint8_t *end = (const uint8_t *)bytes + length;
    unsigned tries = 0;
    while (length) {
        uintptr_t arguments[] = {(uintptr_t)record_file, (uintptr_t)(end - length), length};
        size_t left = (size_t)ask(SYS_WRITE, arguments);
        tries = left < length ? 0 : tries + 1;
        if (left > length || tries == TRIES)
            arch_panic("the records cannot be written", __func__);
        length = left;
    }
}

static void flush(void)
{
    write_records(records, record_bytes);
    record_bytes = 0;
}

void arch_trace(const struct record *from, size_t count)
{
    size_t length = count * sizeof *from;
    if (record_bytes + length > sizeof records)
        flush();
    if (length > sizeof records) {
        write_records(from, length);
        return;
    }
    arch_copy(records + record_bytes, from, length);
    record_bytes += length;
}

/* ---- What was typed ---------------------------------------------------------------------- */

/* True if all bytes came. */
static bool read_bytes(uint8_t *bytes, size_t length)
{
    while (length) {
        uintptr_t arguments[] = {(uintptr_t)input_file, (uintptr_t)bytes, length};
        size_t left = (size_t)ask(SYS_READ, arguments);
        if (left >= length)
            return false;
        bytes += length - left;
        length = left;
    }
    return true;
}

/* The answers: how many bytes, in one; then they. */
size_t arch_input(uint8_t *bytes, size_t size)
{
    uint8_t count;
    board_console_drain();
    flush();
    if (!input_file || !read_bytes(&count, 1) || count > size || !read_bytes(bytes, count))
        return 0;
    return count;
}

/* ---- The end ----------------------------------------------------------------------------- */

static _Noreturn void stop(int status)
{
    uintptr_t arguments[] = {EXIT_APPLICATION, (uintptr_t)status};
    for (;;)
        ask(SYS_EXIT_EXTENDED, arguments);
}

void arch_exit(int status)
{
    stack_report();
    flush();
    board_console_drain();
    stop(status);
}

void arch_panic(const char *what, const char *where)
{
    static bool panicking;
    if (!panicking && record_file) {
        panicking = true; /* in case that the records cannot be written */
        flush();
    }
    ask(SYS_WRITE0, "pawl: kernel: ");
    ask(SYS_WRITE0, what);
    ask(SYS_WRITE0, " (");
    ask(SYS_WRITE0, where);
    ask(SYS_WRITE0, ")\n");
    stop(2);
}
