/* The single lines of a report. */
#include "reportlines.h"

#include "abi.h"
#include "table.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

__attribute__((format(printf, 1, 2))) static char *made(const char *format, ...)
{
    char *text;
    va_list arguments;
    va_start(arguments, format);
    int length = vasprintf(&text, format, arguments);
    va_end(arguments);
    return must(length < 0 ? NULL : text);
}

/* "P2 (account) account.c:14", without the line if it stands nowhere. */
static char *where(struct report *report, const struct record *record)
{
    char line[NAME_SIZE];
    const char *program = names_program(report->names, record->thread);
    names_line(report->names, record, line);
    bool known = strcmp(program, "?") != 0;
    return made("P%u%s%s%s%s%s", record->thread, known ? " (" : "", known ? program : "",
                known ? ")" : "", strcmp(line, "-") ? " " : "", strcmp(line, "-") ? line : "");
}

static const char *why_fault(unsigned signal)
{
    switch (signal) {
    case K_SIGFPE:
        return "divided by zero";
    case K_SIGILL:
        return "executed what is no instruction";
    case K_SIGXCPU:
        return "runs for ever without touching memory that others can see";
    case K_SIGSYS:
        return "made a system call that there is not";
    default:
        return NULL;
    }
}

static char *fault_line(struct report *report, const struct record *record, const char *place)
{
    char touched[NAME_SIZE];
    const char *why = why_fault(record->size);
    names_touched(report->names, record, touched);
    if (why)
        return made("%s: %s: %s", place, names_signal(record->size), why);
    if (record->address < 4096)
        return made("%s: %s: touched %" PRIu64 " (NULL), which is not its own", place,
                    names_signal(record->size), record->address);
    const char *name = strcmp(touched, "?") ? touched : "memory";
    return made("%s: %s: touched %s at 0x%" PRIx64 ", which is not its own", place,
                names_signal(record->size), name, record->address);
}

static char *misuse_line(struct report *report, const struct record *record, const char *place)
{
    char text[NAME_SIZE];
    names_object(report->names, record->thread, (unsigned)record->value, record->address, text);
    switch (record->size) {
    case MISUSE_NOT_HELD:
        return made("%s: unlocks %s, which it does not hold", place, text);
    case MISUSE_DESTROYED:
        return made("%s: destroys %s, which is in use", place, text);
    default:
        return made("%s: locks %s, which it holds already", place, text);
    }
}

static char *failed_line(const struct record *record, const char *place)
{
    if (record->thread == 0 && record->size == SYS_kill)
        return made("--signal: there is nobody to get it at tick %" PRIu64, record->tick);
    if (record->thread == 0)
        return made("command %" PRIu64 " could not be started: %s", record->address + 1,
                    names_error_text(record->value));
    return made("%s: %s failed: %s, %s", place, names_call(record->size),
                names_error(record->value), names_error_text(record->value));
}

static char *state_line(struct report *report, const struct record *record, const char *place)
{
    char text[NAME_SIZE];
    names_operation(report->names, record, text);
    if (record->size == STATE_STOPPED)
        return made("%s is stopped", place);
    if (record->value >> 32 == OP_START)
        return made("%s is about to go on", place);
    if (record->size == STATE_WAITING)
        return made("%s waits in %s", place, text);
    return made("%s stands before %s", place, text);
}

static char *on_line(struct report *report, const struct record *record)
{
    char text[NAME_SIZE];
    if (record->size == OBJECT_NONE)
        return made(" since tick %" PRIu64, record->value);
    names_object(report->names, record->thread, record->size, record->address, text);
    const char *what = record->size == OBJECT_CHILD   ? "the end of "
                       : record->size == OBJECT_VFORK ? "exec or the end of "
                                                      : "";
    bool any = record->size == OBJECT_SIGNAL ||
               (record->size == OBJECT_CHILD && (int64_t)record->address <= 0);
    return made(" for %s%s%s since tick %" PRIu64, what, any ? "a " : "", text, record->value);
}

static char *holder_line(struct report *report, const struct record *record)
{
    char line[NAME_SIZE];
    names_line(report->names, record, line);
    if (strcmp(line, "-") == 0)
        return made("; P%u has it", record->thread);
    if (record->thread == report->waiting)
        return made(", which it has itself since %s", line);
    return made("; P%u has it since %s", record->thread, line);
}

/* A System V key is a number to look for in the source, or none. */
static char *key_text(const struct record *record)
{
    int32_t key = (int32_t)record->address;
    return key == K_IPC_PRIVATE ? made("IPC_PRIVATE")
                                : made("%" PRId32 " (0x%" PRIx32 ")", key, key);
}

static char *zombie_line(const struct record *record, unsigned thread)
{
    char number[16] = "";
    if (thread)
        snprintf(number, sizeof number, " (P%u)", thread);
    return made("zombie: pid %" PRIu64 "%s has ended, and its parent did not wait for it",
                record->address, number);
}

static char *left_line(struct report *report, const struct record *record)
{
    unsigned thread = names_thread_of(report->names, (unsigned)record->address);
    char *key = key_text(record), *line;
    switch (record->size) {
    case OBJECT_PROCESS: /* one that lives is told of with its threads */
        line = record->value ? zombie_line(record, thread) : NULL;
        break;
    case OBJECT_SEM:
        line = made("semaphore set with key %s: no IPC_RMID", key);
        break;
    case OBJECT_MSG:
        line = made("message queue with key %s, %" PRIu64 " messages in it: no IPC_RMID", key,
                    record->value);
        break;
    case OBJECT_SHM:
        line = made("shared memory with key %s, %" PRIu64 " bytes: no IPC_RMID", key, record->value);
        break;
    case OBJECT_NAMED:
        line = made("named semaphore, its value %" PRIu64 ": no sem_unlink", record->value);
        break;
    case OBJECT_FIFO:
        line = made("FIFO %s: no unlink", names_path(report->names));
        break;
    case OBJECT_MQ:
        line = made("POSIX message queue, %" PRIu64 " messages in it: no mq_unlink", record->value);
        break;
    default:
        line = made("%s %" PRIu64, names_object_kind(record->size), record->address);
        break;
    }
    free(key);
    return line;
}

static char *high_line(const struct record *record)
{
    static const char *const tables[] = {"threads",    "processes", "images", "open files", "pipes",
                                         "semaphores", "messages",  "pages",  "files",      "names",
                                         "blocks",     "stack"};
    size_t count = sizeof tables / sizeof *tables;
    const char *name = record->size == HIGH_KERNEL_STACK ? "kernel stack"
                       : record->size < count            ? tables[record->size]
                                                         : "?";
    return made("%-12s %6" PRIu64 " of %6" PRIu64, name, record->address, record->value);
}

/* A failure that programs ask for: the end of a loop, a try, a time that is up. */
static bool expected(const struct record *record)
{
    switch (record->value) {
    case K_EAGAIN:
    case K_ETIMEDOUT:
    case K_EINTR:
        return record->thread != 0;
    case K_EBUSY:
        return record->size == SYS_pthread_mutex_trylock ||
               record->size == SYS_pthread_rwlock_tryrdlock ||
               record->size == SYS_pthread_rwlock_trywrlock;
    case K_ECHILD:
        return record->size == SYS_wait || record->size == SYS_waitpid;
    default:
        return false;
    }
}

static char *line_at(struct report *report, const struct record *record, const char *place)
{
    switch (record->event) {
    case EVENT_FAULT:
        return fault_line(report, record, place);
    case EVENT_MISUSE:
        return misuse_line(report, record, place);
    case EVENT_FAILED:
        return expected(record) ? NULL : failed_line(record, place);
    default:
        return state_line(report, record, place);
    }
}

char *report_line(struct report *report, const struct record *record)
{
    char *place, *text;
    switch (record->event) {
    case EVENT_FAULT:
    case EVENT_FAILED:
    case EVENT_MISUSE:
    case EVENT_STATE:
        place = where(report, record);
        text = line_at(report, record, place);
        free(place);
        return text;
    case EVENT_ON:
        report->waiting = record->thread;
        return on_line(report, record);
    case EVENT_HOLDER:
        return holder_line(report, record);
    case EVENT_LEFT:
        return left_line(report, record);
    case EVENT_MARKWATER:
        return high_line(record);
    default:
        return NULL;
    }
}
