/* The machine inside a program of one's own: a run from booting to its end. The kernel's stack is
   the caller's, below port_step; the kernel ends a run by a jump out of it. */
#include "libpawl.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kernel.h"
#include "libpawl_private.h"
#include "port.h"

enum { ERROR_LENGTH = 512 };

static struct {
    struct bytes block;  /* the boot block, as it is at BOOT_BASE */
    struct thread *next; /* who goes on; NULL: nobody */
    enum pawl_end end;
    int status;
    struct bytes output, records;
    jmp_buf out; /* of the kernel, when a run ends */
} run;

static char error[ERROR_LENGTH];

/* ---- Small things ------------------------------------------------------------------------- */

const char *pawl_error(void) { return error; }

bool libpawl_fail(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(error, sizeof error, format, arguments);
    va_end(arguments);
    return false;
}

bool libpawl_add(struct bytes *bytes, const void *more, size_t length)
{
    if (bytes->room - bytes->length <= length) {
        size_t room = 2 * (bytes->length + length) + 64;
        char *at = realloc(bytes->at, room);
        if (!at)
            return libpawl_fail("out of memory");
        bytes->at = at;
        bytes->room = room;
    }
    if (length)
        memcpy(bytes->at + bytes->length, more, length);
    bytes->length += length;
    bytes->at[bytes->length] = 0;
    return true;
}

void libpawl_forget(struct bytes *bytes)
{
    free(bytes->at);
    bytes->at = NULL;
    bytes->length = bytes->room = 0;
}

static bool bytes_copy(struct bytes *to, const struct bytes *from)
{
    to->length = 0;
    return libpawl_add(to, from->at, from->length);
}

/* ---- What the kernel gives ---------------------------------------------------------------- */

static _Noreturn void leave(enum pawl_end end, int status)
{
    run.next = NULL;
    run.end = end;
    run.status = status;
    longjmp(run.out, 1);
}

static _Noreturn void take_panic(const char *what, const char *where)
{
    libpawl_fail("the kernel is broken: %s (%s)", what, where);
    leave(PAWL_BROKEN, 2);
}

static void take_output(const char *bytes, size_t length)
{
    if (!libpawl_add(&run.output, bytes, length))
        take_panic("out of memory", "the test");
}

static void take_records(const struct record *records, size_t count)
{
    if (!libpawl_add(&run.records, records, count * sizeof *records))
        take_panic("out of memory", "the test");
}

static enum pawl_end end_of(enum end end)
{
    static const enum pawl_end ends[ENDS] = {
        [END_EXIT] = PAWL_EXIT,     [END_IDLE] = PAWL_IDLE,     [END_DEADLOCK] = PAWL_DEADLOCK,
        [END_LIMIT] = PAWL_LIMITED, [END_MISFIT] = PAWL_MISFIT, [END_CHECK] = PAWL_BROKEN,
        [END_FAILED] = PAWL_FAILED,
    };
    return ends[end];
}

static _Noreturn void take_end(int status)
{
    const struct record *last = libpawl_record(libpawl_record_count() - 1);
    leave(end_of((enum end)last->size), status);
}

size_t libpawl_record_count(void)
{
    return run.records.length / sizeof(struct record) + (run.block.at ? machine.records : 0);
}

const struct record *libpawl_record(size_t index)
{
    size_t given = run.records.length / sizeof(struct record);
    return index < given ? (const struct record *)run.records.at + index
                         : &machine.buffer[index - given];
}

/* ---- Beginning and end -------------------------------------------------------------------- */

/* Gives the kernel the block as it is now. */
static bool place_block(void)
{
    return slots_boot(run.block.at, run.block.length) ||
           libpawl_fail("the input and the schedule are too long: there are 128 MiB");
}

void pawl_close(void)
{
    faults_release();
    libpawl_forget(&run.block);
    libpawl_forget(&run.output);
    libpawl_forget(&run.records);
    run.next = NULL;
}

bool pawl_boot(const struct pawl_options *options)
{
    static const struct pawl_options none;
    if (!options)
        options = &none;
    struct bytes block = {0};
    slots_map();
    if (!libpawl_block(&block, options)) {
        libpawl_forget(&block);
        return false;
    }
    pawl_close();
    run.block = block;
    run.end = PAWL_RUNNING;
    run.status = -1;
    if (!libpawl_add(&run.output, "", 0) || !place_block()) {
        pawl_close();
        return false;
    }
    slots_reset();
    port.paranoid = options->paranoid;
    port_output = (struct port_output){take_output, take_records, take_end, take_panic, NULL};
    faults_catch();
    if (setjmp(run.out) == 0)
        run.next = kernel_boot((const struct boot *)BOOT_BASE);
    return run.end != PAWL_BROKEN;
}

bool pawl_schedule(const char *schedule)
{
    if (!run.next)
        return libpawl_fail("no machine is running");
    struct plan plan;
    if (!libpawl_plan(schedule, &plan))
        return false;
    bool fits = libpawl_block_plan(&run.block, &plan) && place_block();
    libpawl_plan_free(&plan);
    if (fits)
        memset(&machine.schedule, 0, sizeof machine.schedule);
    return fits;
}

/* ---- Going on ----------------------------------------------------------------------------- */

bool pawl_trap(void)
{
    if (run.next && setjmp(run.out) == 0)
        run.next = port_step(run.next);
    return run.next;
}

bool pawl_step(void)
{
    uint64_t tick = machine.tick;
    while (pawl_trap() && machine.tick == tick)
        ;
    return run.next;
}

enum pawl_end pawl_run_until(uint64_t tick)
{
    while (run.next && machine.tick < tick)
        pawl_trap();
    return pawl_end();
}

enum pawl_end pawl_run(void) { return pawl_run_until(UINT64_MAX); }

bool pawl_check(void)
{
    if (run.block.at && run.end != PAWL_BROKEN && setjmp(run.out) == 0)
        kernel_check();
    return run.block.at && run.end != PAWL_BROKEN;
}

enum pawl_end pawl_end(void) { return run.end; }

int pawl_status(void) { return run.end == PAWL_RUNNING ? -1 : run.status; }

uint64_t pawl_steps(void) { return machine.tick - machine.slept; }

uint64_t pawl_preemptions(void) { return machine.preemptions; }

uint64_t pawl_tick(void) { return machine.tick; }

unsigned pawl_running(void) { return run.next ? run.next->number : 0; }

bool pawl_misfit(unsigned *entry, unsigned *column)
{
    if (run.end != PAWL_MISFIT)
        return false;
    const struct boot_entry *entries =
        (const void *)(run.block.at + ((const struct boot *)run.block.at)->schedule);
    uint64_t which = libpawl_record(libpawl_record_count() - 1)->address;
    *entry = (unsigned)which;
    *column = entries[which].column;
    return true;
}

const char *pawl_output(size_t *length)
{
    if (length)
        *length = run.output.length;
    return run.output.at ? run.output.at : "";
}

/* ---- Copies ------------------------------------------------------------------------------- */

struct pawl_snapshot {
    struct pages *pages;
    struct bytes block, output, records;
    struct thread *next;
    enum pawl_end end;
    int status;
};

struct pawl_snapshot *pawl_save(void)
{
    struct pawl_snapshot *snapshot = calloc(1, sizeof *snapshot);
    if (snapshot) {
        *snapshot = (struct pawl_snapshot){.next = run.next, .end = run.end, .status = run.status};
        snapshot->pages = pages_save();
        if (snapshot->pages && bytes_copy(&snapshot->block, &run.block) &&
            bytes_copy(&snapshot->output, &run.output) &&
            bytes_copy(&snapshot->records, &run.records))
            return snapshot;
    }
    pawl_free(snapshot);
    libpawl_fail("out of memory");
    return NULL;
}

void pawl_restore(const struct pawl_snapshot *snapshot)
{
    pages_restore(snapshot->pages);
    if (!bytes_copy(&run.block, &snapshot->block) || !bytes_copy(&run.output, &snapshot->output) ||
        !bytes_copy(&run.records, &snapshot->records) || !place_block())
        abort(); /* what was there before is lost, and there is no run to go on with */
    run.next = snapshot->next;
    run.end = snapshot->end;
    run.status = snapshot->status;
    faults_catch();
}

void pawl_free(struct pawl_snapshot *snapshot)
{
    if (!snapshot)
        return;
    pages_free(snapshot->pages);
    libpawl_forget(&snapshot->block);
    libpawl_forget(&snapshot->output);
    libpawl_forget(&snapshot->records);
    free(snapshot);
}

size_t pawl_snapshot_size(const struct pawl_snapshot *snapshot)
{
    return sizeof *snapshot + pages_size(snapshot->pages) + snapshot->block.room +
           snapshot->output.room + snapshot->records.room;
}
