/* The machine as a command of its own: machine --boot=FILE [--trace=FILE] [--paranoid]. What
   programs print goes to standard output; its exit status is the run's. `pawl` starts it. */
#define _GNU_SOURCE
#include <argp.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "boot.h"
#include "port.h"
#include "trace.h"

enum { BROKEN = 2, PIECE = 65536 };

static FILE *trace_file;
static int input_file = -1;

static _Noreturn void fail(const char *what, const char *why)
{
    fprintf(stderr, "machine: %s: %s\n", what, why);
    exit(BROKEN);
}

static void print(const char *bytes, size_t length)
{
    while (length) {
        ssize_t count = write(STDOUT_FILENO, bytes, length);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            fail("standard output", strerror(errno));
        bytes += count;
        length -= (size_t)count;
    }
}

static void write_records(const struct record *records, size_t count)
{
    if (trace_file && fwrite(records, sizeof *records, count, trace_file) != count)
        fail("the trace", strerror(errno));
}

/* True if all bytes came. */
static bool read_bytes(uint8_t *bytes, size_t length)
{
    while (length) {
        ssize_t count = read(input_file, bytes, length);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return false;
        bytes += count;
        length -= (size_t)count;
    }
    return true;
}

/* The answers: how many bytes, in one; then they. */
static size_t read_input(uint8_t *bytes, size_t size)
{
    uint8_t count;
    if (input_file < 0 || !trace_file || fflush(trace_file) != 0 || !read_bytes(&count, 1) ||
        count > size || !read_bytes(bytes, count))
        return 0;
    return count;
}

static void close_trace(void)
{
    if (trace_file && fclose(trace_file) != 0) {
        fprintf(stderr, "machine: the trace: %s\n", strerror(errno));
        _exit(BROKEN);
    }
}

static _Noreturn void end(int status)
{
    close_trace();
    exit(status);
}

static _Noreturn void panic(const char *what, const char *where)
{
    fprintf(stderr, "machine: the kernel is broken: %s (%s)\n", what, where);
    close_trace();
    _exit(BROKEN);
}

/* All of a file, which may be a pipe. */
static char *read_all(const char *path, size_t *size)
{
    char *bytes = NULL;
    ssize_t count = 1;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        fail(path, strerror(errno));
    for (*size = 0; count; *size += (size_t)count) {
        bytes = realloc(bytes, *size + PIECE);
        if (!bytes)
            fail(path, strerror(errno));
        do
            count = read(file, bytes + *size, PIECE);
        while (count < 0 && errno == EINTR);
        if (count < 0)
            fail(path, strerror(errno));
    }
    close(file);
    return bytes;
}

static const struct boot *read_boot(const char *path)
{
    size_t size;
    char *bytes = read_all(path, &size);
    const struct boot *head = (const struct boot *)bytes;
    if (size < sizeof *head || head->magic != BOOT_MAGIC || head->version != BOOT_VERSION ||
        head->size != size)
        fail(path, "this is no boot block, or one of another version of Pawl");
    const struct boot *boot = slots_boot(bytes, size);
    if (!boot)
        fail(path, "the boot block is too long: it has 128 MiB");
    free(bytes);
    return boot;
}

struct options {
    const char *boot, *trace, *input;
};

static error_t take_option(int key, char *argument, struct argp_state *state)
{
    struct options *options = state->input;
    switch (key) {
    case 'b':
        options->boot = argument;
        return 0;
    case 't':
        options->trace = argument;
        return 0;
    case 'i':
        options->input = argument;
        return 0;
    case 'p':
        port.paranoid = true;
        return 0;
    case ARGP_KEY_ARG:
        argp_usage(state);
        return 0;
    case ARGP_KEY_END:
        if (!options->boot)
            argp_error(state, "--boot=FILE is missing");
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp_option known[] = {
    {"boot", 'b', "FILE", 0, "what the run is told", 0},
    {"trace", 't', "FILE", 0, "where records of events go", 0},
    {"input", 'i', "FILE", 0, "where answers come from: what was typed", 0},
    {"paranoid", 'p', NULL, 0, "close all memory that the running thread may not touch", 0},
    {0},
};

int main(int argc, char **argv)
{
    struct options options = {0};
    const struct argp argp = {known, take_option, NULL, "A machine of Pawl's with its programs.",
                              NULL,  NULL,        NULL};
    argp_err_exit_status = BROKEN;
    argp_parse(&argp, argc, argv, 0, NULL, &options);

    slots_map();
    if (options.trace && !(trace_file = fopen(options.trace, "wb")))
        fail(options.trace, strerror(errno));
    if (options.input && (input_file = open(options.input, O_RDONLY | O_CLOEXEC)) < 0)
        fail(options.input, strerror(errno));
    port_output = (struct port_output){print, write_records, end, panic, read_input};
    faults_catch();
    struct thread *thread = kernel_boot(read_boot(options.boot));
    for (;;)
        thread = port_step(thread);
}
